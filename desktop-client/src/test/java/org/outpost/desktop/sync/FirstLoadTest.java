// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.world.Pen;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BlockCutter;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;
import org.outpost.model.wire.WorkloadFacts;
import org.outpost.model.wire.WorkloadRows;

/// A first load over real HTTP into a real encrypted file, with a line and a district that fail.
class FirstLoadTest {
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static final long NOW = Samples.MORNING;
    private static final int PEOPLE = 1_500;
    private @TempDir Path folder;
    private final KeyPair keys = EcP256.newKeys();
    private final Map<String, byte[]> blocks = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Pen pen;
    private FirstLoad load;
    private List<FeedEntry> feed;
    private byte[] document;
    private byte[] signature;
    private int cutAfter = Integer.MAX_VALUE;
    private long sent;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        open();
        feed = feed();
        pen.database.change(sql -> {
            FeedCursor head = new FeedCursor(HOME, "e1", feed.size());
            new LineStore(sql, new FactStore(sql, pen.rooms)).follow(head);
            new LoadStore(sql).want(head, NOW);
            MetaStore.put(sql, "server.key", keys.getPublic().getEncoded());
        });
        publish();
    }

    @AfterEach
    void end() {
        load.close();
        pen.close();
        server.stop(0);
    }

    private void open() {
        pen = new Pen(folder, HOME);
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        load =
                new FirstLoad(
                        pen.database,
                        new LoadLine(new HttpLine(address), pen.device),
                        new BlockApplier(
                                pen.rooms, pen.codec, pen.applier, pen.consumers, pen.device),
                        pen.log,
                        new SystemClock());
    }

    private void restart() {
        load.close();
        pen.close();
        open();
    }

    private List<FeedEntry> feed() {
        List<Fact> facts = new ArrayList<>();
        for (FactBody body : Samples.all()) {
            facts.add(fact(body, facts.size() + 1L));
        }
        facts.addAll(
                new WorkloadFacts(new WriterId("2222222222222222"), Samples.DH, 1)
                        .register(new WorkloadRows(3, NOW).next(PEOPLE)));
        List<FeedEntry> entries = new ArrayList<>();
        facts.forEach(f -> entries.add(new FeedEntry(entries.size() + 1L, f.id(), f)));
        return entries;
    }

    private Fact fact(FactBody body, long seq) {
        return pen.codec.seal(
                new FactWriter.Draft(body, Pen.ASHA, HOME, NOW, NOW, null),
                new FactId(new WriterId("3333333333333333"), seq),
                HybridTime.ofMillis(NOW + seq));
    }

    private static Digest sum(List<FeedEntry> entries) {
        return entries.stream()
                .map(entry -> Digest.of(entry.fact()))
                .reduce(Digest.NONE, Digest::plus);
    }

    private void publish() {
        BlockCutter cutter = new BlockCutter(pen.rooms);
        feed.forEach(entry -> cutter.add(entry.n(), entry.fact()));
        List<LoadBlock> list = new ArrayList<>();
        for (BlockCutter.Cut cut : cutter.cut(NOW)) {
            byte[] bytes =
                    LoadBlocks.encode(
                            Arrays.stream(cut.entries())
                                    .mapToObj(n -> feed.get((int) n - 1))
                                    .toList());
            String hash = Sha256.hex(bytes);
            blocks.put(hash, bytes);
            list.add(
                    new LoadBlock(
                            hash,
                            bytes.length,
                            cut.entries().length,
                            cut.stage(),
                            0,
                            feed.size(),
                            cut.things()));
        }
        document =
                LoadManifests.document(
                        new LoadManifest(HOME, "e1", feed.size(), 1, NOW, sum(feed), list));
        signature = EcP256.signer(keys.getPrivate()).sign(document);
    }

    private void answer(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        asked.add(path);
        int at = path.indexOf("/blocks/");
        if (at < 0) {
            http.getResponseHeaders().set("Content-Type", "application/json");
            http.getResponseHeaders()
                    .set("Outpost-Signature", Base64.getEncoder().encodeToString(signature));
            http.sendResponseHeaders(200, document.length);
            http.getResponseBody().write(document);
            http.close();
            return;
        }
        byte[] block = blocks.get(path.substring(at + 8));
        if (block == null) {
            http.getResponseHeaders().set("Content-Type", "application/problem+json");
            http.sendResponseHeaders(410, 2);
            http.getResponseBody().write("{}".getBytes());
            http.close();
            return;
        }
        String[] range = http.getRequestHeaders().getFirst("Range").substring(6).split("-");
        int from = Integer.parseInt(range[0]);
        int to = Math.min(block.length - 1, Integer.parseInt(range[1]));
        http.getResponseHeaders().set("Content-Type", "application/octet-stream");
        http.sendResponseHeaders(206, to - from + 1);
        int many = Math.min(to - from + 1, cutAfter);
        http.getResponseBody().write(block, from, many);
        http.getResponseBody().flush();
        sent += many;
        http.close();
    }

    private void bringAll() throws LineException {
        int steps = 0;
        while (load.step() && steps++ < 100) {}
        assertThat(this.<List<LoadStore.Missing>>read(sql -> new LoadStore(sql).missing(1)))
                .isEmpty();
    }

    private <T> T read(Function<Sql, T> reading) {
        return pen.database.read(reading);
    }

    private List<String> patients() {
        return read(sql -> sql.list("select id from patient order by id", row -> row.text(1)));
    }

    private FeedCursor cursor() {
        return read(sql -> new LineStore(sql, new FactStore(sql, pen.rooms)).cursors().getFirst());
    }

    private void checkAllHere() {
        assertThat(patients()).hasSizeGreaterThanOrEqualTo(PEOPLE);
        assertThat(this.<Digest>read(sql -> new ProofStore(sql).digest(HOME))).isEqualTo(sum(feed));
        assertThat(this.<List<FeedId>>read(sql -> new ProofStore(sql).differing())).isEmpty();
        assertThat(cursor().n()).isEqualTo(feed.size());
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from feed_fact")))
                .isEqualTo(feed.size());
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from load_part"))).isZero();
        assertThat(pen.rebuild.run()).isEmpty();
    }

    @Test
    void aMachineThatBeginsHasAllOfTheFeedAndItsCursorBehindIt() throws LineException {
        bringAll();
        checkAllHere();
        assertThat(asked.stream().distinct()).hasSize(blocks.size() + 1);
    }

    @Test
    void pagesWaitUntilWhatIsNeededFirstIsHereAndALateFactComesByThem() throws LineException {
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting()))
                .containsExactly(HOME);
        bringAll();
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting())).isEmpty();
        AggregateId early = feed.get(80).fact().envelope().aggregates().getFirst();
        Fact late = fact(new ChangePatientDetails(early, Samples.named("Late")), 900);
        FeedEntry entry = new FeedEntry(feed.size() + 1L, late.id(), late);
        feed.add(entry);
        FeedPage page =
                new FeedPage(
                        HOME,
                        "e1",
                        feed.size() - 1,
                        feed.size(),
                        false,
                        List.of(entry),
                        sum(feed),
                        new byte[0],
                        null);
        pen.database.change(sql -> pen.applier.apply(sql, List.of(page), NOW));
        checkAllHere();
    }

    @Test
    void aLineThatBreaksAgainAndAgainGoesOnAtTheByteAlsoAfterARestart() throws LineException {
        long whole = blocks.values().stream().mapToLong(block -> block.length).sum();
        cutAfter = 1_500;
        int breaks = 0;
        boolean more = true;
        while (more) {
            try {
                more = load.step();
            } catch (LineException e) {
                assertThat(e.trouble()).isEqualTo(LineException.Trouble.DOWN);
                breaks++;
                if (breaks % 7 == 0) {
                    restart();
                }
            }
        }
        assertThat(breaks).isGreaterThan(10);
        assertThat(sent).isEqualTo(whole);
        checkAllHere();
    }

    @Test
    void aBlockThatIsNotWhatItsNameSaysIsThrownAwayAndFetchedAgain() throws LineException {
        String hash =
                blocks.entrySet().stream()
                        .max((one, other) -> one.getValue().length - other.getValue().length)
                        .orElseThrow()
                        .getKey();
        byte[] right = blocks.get(hash);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        blocks.put(hash, wrong);
        assertThatThrownBy(this::bringAll).isInstanceOf(LineException.class);
        assertThat(patients()).hasSizeLessThan(PEOPLE);
        blocks.put(hash, right);
        bringAll();
        checkAllHere();
    }

    @Test
    void aListThatTheDistrictDidNotSignIsNotFollowed() throws LineException {
        signature = EcP256.signer(EcP256.newKeys().getPrivate()).sign(document);
        while (load.step()) {}
        assertThat(asked).hasSize(1);
        assertThat(patients()).isEmpty();
        // Its pages are pulled instead, from the first one on.
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting())).isEmpty();
        assertThat(cursor().n()).isZero();
    }

    @Test
    void aBlockThatWasReplacedMeansAskingForTheListAgain() throws LineException {
        Map<String, byte[]> old = new LinkedHashMap<>(blocks);
        String last = blocks.keySet().stream().reduce((one, other) -> other).orElseThrow();
        blocks.remove(last);
        load.step();
        blocks.putAll(old);
        bringAll();
        checkAllHere();
    }

    @Test
    void aMachineFarBehindIsBroughtOnlyWhatItLacksAndASmallFeedIsPulled() {
        pen.database.change(sql -> {
            LoadStore store = new LoadStore(sql);
            store.drop(HOME);
            sql.run("update cursor set epoch = 'e1', n = 900 where feed = ?", HOME.value());
            store.want(new FeedCursor(HOME, "e1", 10_000), NOW);
            assertThat(store.waiting()).isEmpty();
            store.want(new FeedCursor(HOME, "e1", 10_900), NOW);
            assertThat(store.waiting()).containsExactly(HOME);
            assertThat(store.begun(HOME)).isEqualTo(900);
        });
    }
}
