// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;

class FactColumnsTest {
    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());

    private static void comesBack(List<Fact> facts) {
        List<Fact> back = FactColumns.decode(FactColumns.encode(facts));
        assertThat(back).isEqualTo(facts);
        for (int i = 0; i < facts.size(); i++) {
            assertThat(back.get(i).envelope()).isEqualTo(facts.get(i).envelope());
            assertThat(FactCodec.parse(back.get(i).core(), null).envelope())
                    .isEqualTo(back.get(i).envelope());
        }
    }

    private static Fact sealed(FactBody body, String writer, long seq, long at) {
        return CODEC.seal(
                new FactWriter.Draft(
                        body, new UserId("asha"), FeedId.of(Samples.DH), at - 7, at, null),
                new FactId(new WriterId(writer), seq),
                HybridTime.ofMillis(at).next());
    }

    @Test
    void noFactsAndOneFactComeBack() {
        comesBack(List.of());
        for (FactBody body : Samples.all()) {
            comesBack(List.of(sealed(body, Samples.WRITER, 7, Samples.MORNING)));
        }
    }

    @Test
    void factsWrittenAgainComeBackWithTheirFirstNames() {
        List<Fact> facts = new ArrayList<>();
        long seq = 0;
        for (FactBody body : Samples.all()) {
            Fact fact = sealed(body, Samples.WRITER, ++seq, Samples.MORNING);
            FactId next = new FactId(new WriterId("b".repeat(16)), seq);
            facts.add(
                    seq % 2 == 0
                            ? fact
                            : new Renaming(name -> null)
                                    .again(fact, next, fact.envelope().clock()));
        }
        comesBack(facts);
    }

    @Test
    void registrationsAndEditsComeBack() {
        WorkloadRows rows = new WorkloadRows(1, Samples.MORNING);
        List<WorkloadRows.Row> people = rows.next(700);
        WorkloadFacts facts =
                new WorkloadFacts(new WriterId(Samples.WRITER), new HospitalId("HOP-CENTRAL"), 1);
        List<Fact> all = new ArrayList<>(facts.register(people));
        rows.edits(people, 300).stream().map(facts::change).forEach(all::add);
        comesBack(all);
    }

    @Test
    void factsOfAllTypesFromManyWritersInAnyOrderComeBack() {
        Seeds.forAll(
                60,
                choices -> {
                    List<Fact> facts = new ArrayList<>();
                    List<String> writers = List.of(Samples.WRITER, "2".repeat(16), "S/H/RMP-DH01");
                    long[] seqs = {choices.between(1, 1000), 1, 900_000};
                    long at = Samples.MORNING;
                    int count = choices.between(1, 200);
                    for (int i = 0; i < count; i++) {
                        int by = choices.between(0, 2);
                        at += choices.between(0, 100_000);
                        Fact fact =
                                sealed(choices.of(Samples.all()), writers.get(by), seqs[by]++, at);
                        facts.add(choices.percent(30) ? Strange.made(fact, choices) : fact);
                    }
                    comesBack(choices.percent(50) ? facts : choices.shuffled(facts));
                });
    }

    @Test
    void aFactNoColumnTakesTravelsAsItIs() {
        Fact fact = sealed(Samples.all().getFirst(), Samples.WRITER, 7, Samples.MORNING);
        String core = new String(fact.core(), UTF_8);
        List<Fact> facts = new ArrayList<>();
        for (String more :
                List.of(
                        "\"Z\":12345678901234567890,",
                        "\"Z\\\"\":1,",
                        "\"Z\":\"" + "x".repeat(65_536) + "\",",
                        "\"Z\":[[[[\"" + "y".repeat(300) + "\"]]]],")) {
            facts.add(fact);
            facts.add(
                    FactCodec.parse(
                            (core.replaceFirst("\\{", "{" + more.replace("\\", "\\\\")))
                                    .getBytes(UTF_8),
                            null));
        }
        comesBack(facts);
    }

    @Test
    void aThousandKeysOfWhichEachFactHasOneComeBack() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Fact fact =
                    sealed(Samples.all().getFirst(), Samples.WRITER, i + 1, Samples.MORNING + i);
            String core =
                    new String(fact.core(), UTF_8)
                            .replace("\"structure\":{", "\"structure\":{\"A" + i + "\":1,");
            facts.add(FactCodec.parse(core.getBytes(UTF_8), null));
        }
        comesBack(facts);
    }

    @Test
    void factsAsAlikeAsCanBeComeBack() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            facts.add(sealed(Samples.all().getFirst(), Samples.WRITER, i + 1, Samples.MORNING));
        }
        byte[] block = FactColumns.encode(facts);
        assertThat(block.length).isLessThan(5_000);
        assertThat(FactColumns.decode(block)).isEqualTo(facts);
    }

    @Test
    void moreThanABlockMayHoldIsRefused() {
        Fact fact = sealed(Samples.all().getFirst(), Samples.WRITER, 7, Samples.MORNING);
        List<Fact> many = java.util.Collections.nCopies(FactColumns.MAX_FACTS + 1, fact);
        assertThatThrownBy(() -> FactColumns.encode(many)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theRowsAreAsLongAsThoseTheRivalsWereMeasuredOn() {
        double mean =
                new WorkloadRows(1, Samples.MORNING)
                        .next(10_000).stream()
                                .mapToInt(row -> row.json().getBytes(UTF_8).length)
                                .average()
                                .orElseThrow();
        assertThat(mean).isBetween(665.0, 685.0);
    }
}
