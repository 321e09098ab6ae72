// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BlockCutter;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Ruling;

class LoadBlocksTest {
    private static final long NOW = Samples.MORNING;
    private static final Rooms ROOMS = OutpostRooms.all();
    private final WorkloadFacts people =
            new WorkloadFacts(new WriterId(Samples.WRITER), Samples.DH, 1);
    private final WorkloadRows rows = new WorkloadRows(1, NOW);

    private static Fact fact(FactBody body, long seq) {
        return new FactCodec(ROOMS.types())
                .seal(
                        new FactWriter.Draft(
                                body, new UserId("asha"), FeedId.of(Samples.DH), NOW, NOW, null),
                        new FactId(new WriterId("ffffffffffffffff"), seq),
                        HybridTime.ofMillis(NOW));
    }

    private static List<FeedEntry> entries(List<Fact> facts) {
        List<FeedEntry> entries = new ArrayList<>();
        facts.forEach(fact -> entries.add(new FeedEntry(3L * entries.size() + 1, fact.id(), fact)));
        return entries;
    }

    private static List<BlockCutter.Cut> cut(List<Fact> facts, long now) {
        BlockCutter cutter = new BlockCutter(ROOMS);
        for (int i = 0; i < facts.size(); i++) {
            cutter.add(i + 1L, facts.get(i));
        }
        assertThat(cutter.entries()).isEqualTo(facts.size());
        return cutter.cut(now);
    }

    @Test
    void entriesComeOutWithTheirPositionsAndTheSameEntriesGiveTheSameBytes() {
        List<FeedEntry> entries = entries(people.register(rows.next(300)));
        byte[] block = LoadBlocks.encode(entries);
        assertThat(LoadBlocks.decode(block)).isEqualTo(entries);
        assertThat(LoadBlocks.encode(entries)).isEqualTo(block);
        assertThatThrownBy(() -> LoadBlocks.encode(entries.reversed()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aBlockCutShortOrChangedIsRefusedInWordsOrKnownByItsHash() {
        byte[] block = LoadBlocks.encode(entries(people.register(rows.next(20))));
        for (int length = 0; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThatThrownBy(() -> LoadBlocks.decode(cut)).isInstanceOf(MalformedException.class);
        }
        for (int at = 0; at < 40; at++) {
            byte[] changed = block.clone();
            changed[at] ^= 0x55;
            try {
                LoadBlocks.decode(changed);
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void everyEntryIsInOneBlockAndWhatADeskNeedsFirstComesFirst() {
        List<Fact> facts = new ArrayList<>(people.register(rows.next(4_000)));
        long seq = 0;
        for (FactBody body : Samples.all()) {
            facts.add(fact(body, ++seq));
        }
        facts.addAll(people.register(rows.next(9_000)));
        List<BlockCutter.Cut> cuts = cut(facts, NOW);
        Set<Long> seen = new HashSet<>();
        cuts.forEach(cut ->
                Arrays.stream(cut.entries())
                        .forEach(n -> {
                            assertThat(seen.add(n)).isTrue();
                        }));
        assertThat(seen).hasSize(facts.size());
        List<LoadStage> stages = cuts.stream().map(BlockCutter.Cut::stage).toList();
        assertThat(stages)
                .isSorted()
                .startsWith(LoadStage.PLACES, LoadStage.DAY, LoadStage.SHELVES);
        List<String> first =
                Arrays.stream(cuts.getFirst().entries())
                        .mapToObj(n -> facts.get((int) n - 1).type())
                        .distinct()
                        .toList();
        assertThat(first)
                .contains("DefineHospital", "EmployStaff", "DefineItem", "ReturnLease")
                .doesNotContain("RegisterPatient", "DispenseBatch", "BookSlot");
        List<BlockCutter.Cut> patients =
                cuts.stream().filter(cut -> cut.stage() == LoadStage.PEOPLE).toList();
        assertThat(patients.size()).isGreaterThan(1);
        assertThat(patients.getFirst().entries()[0]).isGreaterThan(patients.getLast().entries()[0]);
    }

    @Test
    void thingsStayWholeWithWhatWasRuledAboutThem() {
        List<Fact> facts = new ArrayList<>(people.register(rows.next(12_000)));
        AggregateId early = facts.get(10).envelope().aggregates().getFirst();
        Fact change = fact(new ChangePatientDetails(early, Samples.person()), 1);
        facts.add(change);
        facts.add(
                fact(
                        new Ruling.RefuseFact(
                                change.id(), List.of(early), List.of(), "patients.x", List.of()),
                        2));
        for (BlockCutter.Cut cut : cut(facts, NOW)) {
            boolean registered = Arrays.stream(cut.entries()).anyMatch(n -> n == 11);
            assertThat(Arrays.stream(cut.entries()).filter(n -> n > 12_000).count())
                    .isEqualTo(registered ? 2 : 0);
        }
    }

    @Test
    void aFeedThatWentOnGivesMostOfItsBlocksAgain() {
        List<Fact> facts = new ArrayList<>(people.register(rows.next(40_000)));
        Set<List<Long>> before = entriesOf(cut(facts, NOW));
        facts.addAll(people.register(rows.next(5_000)));
        Set<List<Long>> after = entriesOf(cut(facts, NOW));
        Set<List<Long>> kept = new HashSet<>(before);
        kept.retainAll(after);
        assertThat(before.size()).isBetween(7, 16);
        assertThat(kept).hasSizeGreaterThanOrEqualTo(before.size() - 1);
    }

    @Test
    void aBlockHoldsAboutAsManyFactsAsItAimsAt() {
        List<BlockCutter.Cut> cuts = cut(people.register(rows.next(60_000)), NOW);
        double each = cuts.stream().mapToInt(cut -> cut.entries().length).average().orElse(0);
        assertThat(each).isBetween(0.85 * BlockCutter.AIM, 1.15 * BlockCutter.AIM);
    }

    private static Set<List<Long>> entriesOf(List<BlockCutter.Cut> cuts) {
        Set<List<Long>> all = new HashSet<>();
        cuts.forEach(cut -> all.add(Arrays.stream(cut.entries()).boxed().toList()));
        return all;
    }

    @Test
    void sessionsOfLongAgoAreNotOfTheseDays() {
        List<Fact> facts = new ArrayList<>();
        for (FactBody body : Samples.all()) {
            facts.add(fact(body, facts.size() + 1L));
        }
        assertThat(cut(facts, NOW)).anyMatch(cut -> cut.stage() == LoadStage.DAY);
        assertThat(cut(facts, NOW + 31L * 86_400_000))
                .noneMatch(cut -> cut.stage() == LoadStage.DAY);
    }

    @Test
    void oneThingWithMoreFactsThanABlockHoldsIsSpreadOverSeveral() {
        Fact one = people.register(rows.next(1)).getFirst();
        AggregateId patient = one.envelope().aggregates().getFirst();
        List<Fact> facts = new ArrayList<>(List.of(one));
        for (int i = 1; i <= 25_000; i++) {
            facts.add(fact(new ChangePatientDetails(patient, Samples.person()), i));
        }
        List<BlockCutter.Cut> cuts = cut(facts, NOW);
        assertThat(cuts).hasSize(3).allMatch(cut -> cut.entries().length <= 10_000);
        Map<String, Integer> things = new LinkedHashMap<>();
        cuts.forEach(cut ->
                cut.things().forEach((kind, count) -> things.merge(kind, count, Integer::sum)));
        assertThat(things).isEqualTo(Map.of("patient", 1));
    }

    @Test
    void aManifestIsReadBackFromTheBytesThatAreSignedAlsoWithWhatANewerServerAdds() {
        LoadBlock block =
                new LoadBlock(
                        "ab".repeat(32), 100, 7, LoadStage.PEOPLE, 0, 9, Map.of("patient", 7));
        LoadManifest manifest =
                new LoadManifest(
                        FeedId.of(Samples.DH),
                        "e1",
                        9,
                        LoadManifest.CODING,
                        NOW,
                        new Digest(9, 1, 2),
                        List.of(block));
        byte[] document = LoadManifests.document(manifest);
        assertThat(LoadManifests.read(document)).isEqualTo(manifest);
        String newer =
                new String(document, StandardCharsets.UTF_8)
                        .replace("{\"blocks", "{\"a\":1,\"blocks");
        assertThat(LoadManifests.read(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(manifest);
        assertThat(manifest.behind(0)).containsExactly(block);
        assertThat(manifest.behind(8)).containsExactly(block);
        assertThat(manifest.behind(9)).isEmpty();
    }
}
