// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;
import org.outpost.ops.launcher.EmbeddedStore;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.platform.ObjectStore;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.S3ObjectStore;
import org.outpost.server.platform.WorkLeaseStore;

/// Feeds cut into blocks on the real database and a real S3 endpoint.
class FirstLoadTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static @TempDir Path folder;
    private static EmbeddedStore files;
    private static S3ObjectStore objects;
    private final Counting counted = new Counting();
    private final List<Long> worked = new ArrayList<>();
    private ServerOnDatabase server;
    private Counter counter;
    private BlockBuilder builder;
    private LoadSource source;

    @BeforeAll
    static void store() {
        files = EmbeddedStore.start(folder);
        objects =
                new S3ObjectStore(
                        URI.create(files.url()), files.bucket(), files.user(), files.password());
    }

    @AfterAll
    static void stop() {
        objects.close();
        files.close();
    }

    @BeforeEach
    void begin() {
        server = new ServerOnDatabase();
        counter = Counter.at(server, HOME.value());
        builder = node();
        source = SyncParts.loads(server.plain, counted, new FactDirectory(server.parts.inbox()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private BlockBuilder node() {
        return SyncParts.blocks(
                server.rooms,
                server.plain,
                counted,
                server.keys,
                server.clock,
                server.randomness,
                worked::add);
    }

    private List<FactId> register(int count) {
        FactBody[] bodies =
                IntStream.range(0, count)
                        .mapToObj(i -> new RegisterPatient(null, Samples.named("Person " + i)))
                        .toArray(FactBody[]::new);
        return counter.push(bodies);
    }

    private List<FeedEntry> feed(long to) {
        List<FeedEntry> all = new ArrayList<>();
        while (all.size() < to) {
            all.addAll(server.parts.feeds().entries(HOME, all.size(), 4_000_000));
        }
        return all.subList(0, (int) to);
    }

    private byte[] fetched(LoadBlock block) throws IOException {
        long length = source.length(counter.device, HOME, block.hash());
        assertThat(length).isEqualTo(block.bytes());
        long middle = length / 2;
        try (InputStream first = source.open(HOME, block.hash(), 0, middle);
                InputStream rest = source.open(HOME, block.hash(), middle + 1, length - 1)) {
            byte[] bytes = new byte[(int) length];
            assertThat(first.readNBytes(bytes, 0, (int) middle + 1)).isEqualTo((int) middle + 1);
            int left = (int) (length - middle - 1);
            assertThat(rest.readNBytes(bytes, (int) middle + 1, left)).isEqualTo(left);
            assertThat(first.read()).isEqualTo(-1);
            assertThat(rest.read()).isEqualTo(-1);
            return bytes;
        }
    }

    private void checkHoldsAll(LoadManifest manifest) throws IOException {
        Map<Long, FeedEntry> held = new HashMap<>();
        Digest digest = Digest.NONE;
        for (LoadBlock block : manifest.blocks()) {
            byte[] bytes = fetched(block);
            assertThat(Sha256.hex(bytes)).isEqualTo(block.hash());
            List<FeedEntry> entries = LoadBlocks.decode(bytes);
            assertThat(entries).hasSize(block.facts());
            for (FeedEntry entry : entries) {
                assertThat(held.put(entry.n(), entry)).isNull();
                assertThat(entry.n()).isGreaterThan(block.behind()).isLessThan(block.upTo() + 1);
                digest = digest.plus(Digest.of(entry.fact()));
            }
        }
        assertThat(digest).isEqualTo(manifest.digest());
        List<FeedEntry> feed = feed(manifest.n());
        assertThat(held).hasSize(feed.size());
        feed.forEach(entry -> assertThat(held.get(entry.n())).isEqualTo(entry));
    }

    @Test
    void countersMayHaveTheirTurnBehindEachPageAndEachBlock() {
        register(400);
        LoadManifest built = builder.build(HOME);
        assertThat(worked).hasSize(1 + built.blocks().size()).allMatch(nanos -> nanos > 0);
    }

    @Test
    void theBlocksHoldEveryEntryWithItsRulingsUpToTheSignedPosition() throws IOException {
        List<FactId> people = register(400);
        counter.push(
                new ChangePatientDetails(
                        Patient.id(people.get(3)),
                        new Person(
                                "x".repeat(300), null, null, null, null, null, null, null, null)));
        LoadManifest built = builder.build(HOME);
        LoadManifest.Signed signed = source.manifest(counter.device, HOME);
        assertThat(
                        EcP256.CHECK.holds(
                                server.keys.getPublic().getEncoded(),
                                signed.document(),
                                signed.signature()))
                .isTrue();
        LoadManifest manifest = LoadManifests.read(signed.document());
        assertThat(manifest).isEqualTo(built);
        assertThat(manifest.n()).isEqualTo(server.parts.feeds().head(HOME).n());
        assertThat(manifest.blocks().stream().map(LoadBlock::stage))
                .startsWith(LoadStage.PLACES)
                .endsWith(LoadStage.PEOPLE);
        assertThat(manifest.blocks().getLast().things()).isEqualTo(Map.of("patient", 400));
        checkHoldsAll(manifest);
        List<String> types =
                LoadBlocks.decode(fetched(manifest.blocks().getLast())).stream()
                        .map(FeedEntry::fact)
                        .map(Fact::type)
                        .distinct()
                        .toList();
        assertThat(types).contains("RegisterPatient", "ChangePatientDetails", "RefuseFact");
    }

    @Test
    void whatCameSinceIsCutApartAndBlocksThatDidNotChangeAreNotStoredAgain() throws IOException {
        register(400);
        LoadManifest first = builder.build(HOME);
        int stored = counted.puts;
        register(50);
        LoadManifest second = builder.build(HOME);
        assertThat(second.blocks()).containsAll(first.blocks());
        assertThat(counted.puts).isEqualTo(stored + 1);
        checkHoldsAll(second);
        assertThat(second.behind(first.n())).hasSize(1);
        // The last registered come first, before the older stretch.
        List<LoadBlock> people =
                second.blocks().stream().filter(b -> b.stage() == LoadStage.PEOPLE).toList();
        assertThat(people.getFirst().behind()).isEqualTo(first.n());
        register(300);
        LoadManifest whole = builder.build(HOME);
        assertThat(whole.blocks()).allMatch(block -> block.behind() == 0);
        checkHoldsAll(whole);
    }

    @Test
    void aFeedIsDueByItsSizeAndByTheShareThatCameSince() {
        register(400);
        assertThat(builder.run()).isFalse();
        register(500);
        register(200);
        assertThat(builder.run()).isTrue();
        assertThat(builder.run()).isFalse();
        register(400);
        assertThat(builder.run()).isFalse();
        register(200);
        assertThat(builder.run()).isTrue();
    }

    @Test
    void aFeedThatStillGrowsIsLeftAloneUntilItStandsStill() {
        register(500);
        register(600);
        assertThat(builder.run(false)).as("nobody knows yet whether it grows").isFalse();
        register(100);
        assertThat(builder.run(false)).isFalse();
        assertThat(builder.run(false)).isTrue();
        assertThat(builder.run(false)).as("nothing is due").isFalse();
    }

    @Test
    void oneNodeAtATimeCutsAFeedAndADeadOneLetsGo() {
        register(500);
        register(600);
        WorkLeaseStore other = new WorkLeaseStore(server.plain, server.clock, server.randomness);
        assertThat(other.hold("first-load/" + HOME.value(), 60_000)).isTrue();
        assertThat(builder.run()).isFalse();
        server.now.addAndGet(60_001);
        assertThat(builder.run()).isTrue();
        assertThat(other.hold("first-load/" + HOME.value(), 60_000)).isTrue();
    }

    @Test
    void whatNoManifestNamesIsTakenOutAfterAWeekAndNothingElse() throws IOException {
        register(100);
        LoadManifest first = builder.build(HOME);
        register(100);
        LoadManifest second = builder.build(HOME);
        Set<String> gone = new HashSet<>();
        first.blocks().forEach(block -> gone.add(block.hash()));
        second.blocks().forEach(block -> gone.remove(block.hash()));
        assertThat(gone).isNotEmpty();
        server.now.addAndGet(Duration.ofDays(6).toMillis());
        builder.clean();
        assertThat(source.length(counter.device, HOME, gone.iterator().next())).isPositive();
        server.now.addAndGet(Duration.ofDays(2).toMillis());
        builder.clean();
        for (String block : gone) {
            assertThatThrownBy(() -> source.length(counter.device, HOME, block))
                    .isInstanceOf(ProblemException.class);
            assertThat(objects.open(BlockBuilder.key(HOME, block), 0, 1)).isEmpty();
        }
        checkHoldsAll(second);
    }

    @Test
    void aNodeThatDiesBeforeABlockIsStoredLeavesNoHole() throws IOException {
        register(100);
        counted.failing = true;
        assertThatThrownBy(() -> builder.build(HOME)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> source.manifest(counter.device, HOME))
                .isInstanceOf(ProblemException.class);
        counted.failing = false;
        checkHoldsAll(node().build(HOME));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anEndThatIsDamagedIsLeftOutAndHoldsNobodyUp() {
        register(100);
        long head = server.parts.feeds().head(HOME).n();
        server.execute(
                "DELETE f FROM fact f JOIN feed_entry e ON e.writer = f.writer AND e.seq = f.seq"
                        + " WHERE e.feed = '"
                        + HOME
                        + "' AND e.n > "
                        + (head - 2));
        assertThat(builder.build(HOME).n()).isEqualTo(head - 2);
    }

    @Test
    void aManifestOfAnEpochThatIsOverIsNotGivenOut() throws IOException {
        register(100);
        builder.build(HOME);
        server.execute("UPDATE feed SET epoch = 'another0another0' WHERE feed = '" + HOME + "'");
        assertThatThrownBy(() -> source.manifest(counter.device, HOME))
                .isInstanceOf(ProblemException.class);
        int stored = counted.puts;
        checkHoldsAll(builder.build(HOME));
        assertThat(counted.puts).isEqualTo(stored);
    }

    @Test
    void aMachineIsGivenOnlyTheFeedsItMayFollow() {
        register(100);
        LoadManifest manifest = builder.build(HOME);
        Counter stranger = Counter.at(server, "H/SHD-DH01");
        assertThatThrownBy(() -> source.manifest(stranger.device, HOME))
                .isInstanceOf(ProblemException.class);
        String hash = manifest.blocks().getFirst().hash();
        assertThatThrownBy(() -> source.length(stranger.device, HOME, hash))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> source.length(counter.device, FeedId.NATION, hash))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aRangeIsReadAsHttpHasIt() {
        assertThat(ByteRange.parse(null, 10)).isEqualTo(new ByteRange(0, 9));
        assertThat(ByteRange.parse("bytes=3-", 10)).isEqualTo(new ByteRange(3, 9));
        assertThat(ByteRange.parse("bytes=3-5", 10)).isEqualTo(new ByteRange(3, 5));
        assertThat(ByteRange.parse("bytes=-4", 10)).isEqualTo(new ByteRange(6, 9));
        assertThat(ByteRange.parse("bytes=3-99", 10)).isEqualTo(new ByteRange(3, 9));
        assertThat(ByteRange.parse("bytes=10-", 10)).isNull();
        assertThat(ByteRange.parse("bytes=5-3", 10)).isNull();
        assertThat(ByteRange.parse("bytes=-0", 10)).isNull();
        assertThat(ByteRange.parse("lines=1-2,4-5", 10)).isEqualTo(new ByteRange(0, 9));
        assertThat(new ByteRange(3, 5).of(10)).isEqualTo("bytes 3-5/10");
    }

    /// The real store, watched.
    private static final class Counting implements ObjectStore {
        private int puts;
        private boolean failing;

        @Override
        public void put(String key, byte[] bytes) {
            if (failing) {
                throw new IllegalStateException("the node dies here");
            }
            puts++;
            objects.put(key, bytes);
        }

        @Override
        public java.util.Optional<InputStream> open(String key, long from, long to) {
            return objects.open(key, from, to);
        }

        @Override
        public void delete(String key) {
            objects.delete(key);
        }
    }
}
