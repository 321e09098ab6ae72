// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.LineException;
import org.outpost.model.wire.LoadBlocks;

/// A first load over real HTTP into a real encrypted file, with a line and a district that fail.
class FirstLoadTest {
    private static final FeedId HOME = LoadDistrict.HOME;
    private static final long NOW = LoadDistrict.NOW;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private @TempDir Path folder;
    private LoadDistrict district;
    private Pen pen;
    private FirstLoad load;

    @BeforeEach
    void begin() throws IOException {
        district = new LoadDistrict();
        open();
        district.greet(pen);
    }

    @AfterEach
    void end() {
        load.close();
        pen.close();
        district.close();
    }

    private void open() {
        pen = new Pen(folder, HOME);
        load = loading(2_000_000_000L);
    }

    private FirstLoad loading(long stepNanos) {
        return new FirstLoad(
                pen.database,
                new LoadLine(new HttpLine(district.address()), pen.device),
                new BlockApplier(pen.rooms, pen.codec, pen.applier, pen.consumers, pen.device),
                pen.log,
                new SystemClock(),
                stepNanos);
    }

    private static void await(BooleanSupplier what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean() && System.nanoTime() < end) {
            Thread.yield();
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    /// Holds a block's last bytes back.
    private static void hold(CountDownLatch until) {
        try {
            assertThat(until.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// One whose every step waits for nothing.
    private void hurried() {
        load.close();
        load = loading(0);
    }

    private void restart() {
        load.close();
        pen.close();
        open();
    }

    private void bringAll() throws LineException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (load.step() && System.nanoTime() < end) {}
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
        assertThat(patients()).hasSizeGreaterThanOrEqualTo(LoadDistrict.PEOPLE);
        assertThat(this.<Digest>read(sql -> new ProofStore(sql).digest(HOME)))
                .isEqualTo(LoadDistrict.sum(district.feed));
        assertThat(this.<List<FeedId>>read(sql -> new ProofStore(sql).differing())).isEmpty();
        assertThat(cursor().n()).isEqualTo(district.feed.size());
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from feed_fact")))
                .isEqualTo(district.feed.size());
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from load_part"))).isZero();
        assertThat(pen.rebuild.run()).isEmpty();
    }

    @Test
    void whatComesInWhileNoStepIsTakenIsWrittenByTheNext() throws LineException {
        hurried();
        assertThat(load.step()).isTrue();
        await(() -> district.blocksAsked() > 1 && load.isStill());
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from feed_fact"))).isZero();
        bringAll();
        checkAllHere();
        assertThat(district.asked).hasSize(district.blocks.size() + 1);
    }

    @Test
    void aBlockThatIsReadyAndThatNoListAsksForAnyMoreIsNotWritten() throws LineException {
        hurried();
        load.step();
        await(() -> district.blocksAsked() > 1 && load.isStill());
        String path = district.asked.get(1);
        String hash = path.substring(path.lastIndexOf('/') + 1);
        pen.database.change(sql -> sql.run("delete from load_block where hash = ?", hash));
        bringAll();
        int there = LoadBlocks.decode(district.blocks.get(hash)).size();
        assertThat(this.<Long>read(sql -> sql.number("select count(*) from feed_fact")))
                .isEqualTo(district.feed.size() - there);
    }

    @Test
    void theNextBlockIsAskedForBeforeTheLastByteOfTheOneBeforeIsHere() throws LineException {
        CountDownLatch two = new CountDownLatch(1);
        district.beforeTail =
                blocks -> {
                    if (blocks > 1) {
                        two.countDown();
                    }
                    hold(two);
                };
        bringAll();
        checkAllHere();
    }

    @Test
    void whoWaitsForABlockIsWokenBySomethingElseToDo() throws Exception {
        load.close();
        load = loading(PATIENCE.toNanos());
        CountDownLatch over = new CountDownLatch(1);
        district.beforeTail = blocks -> hold(over);
        CompletableFuture<Boolean> step =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return load.step();
                    } catch (LineException e) {
                        throw new IllegalStateException(e);
                    }
                });
        await(() -> district.blocksAsked() > 0);
        load.nudge();
        assertThat(step.get(PATIENCE.toSeconds() / 2, TimeUnit.SECONDS)).isTrue();
        over.countDown();
        bringAll();
        checkAllHere();
    }

    @Test
    void whatCameWholeAndWasNotWrittenIsNotAskedForAgainAfterARestart() throws LineException {
        hurried();
        load.step();
        await(() -> district.blocksAsked() > 1 && load.isStill());
        restart();
        bringAll();
        checkAllHere();
        assertThat(district.asked).hasSize(district.blocks.size() + 1);
    }

    @Test
    void aMachineThatBeginsHasAllOfTheFeedAndItsCursorBehindIt() throws LineException {
        bringAll();
        checkAllHere();
        assertThat(district.asked.stream().distinct()).hasSize(district.blocks.size() + 1);
    }

    @Test
    void pagesWaitUntilWhatIsNeededFirstIsHereAndALateFactComesByThem() throws LineException {
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting()))
                .containsExactly(HOME);
        bringAll();
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting())).isEmpty();
        AggregateId early = district.feed.get(80).fact().envelope().aggregates().getFirst();
        Fact late = district.fact(new ChangePatientDetails(early, Samples.named("Late")), 900);
        FeedEntry entry = new FeedEntry(district.feed.size() + 1L, late.id(), late);
        district.feed.add(entry);
        FeedPage page =
                new FeedPage(
                        HOME,
                        "e1",
                        district.feed.size() - 1,
                        district.feed.size(),
                        false,
                        List.of(entry),
                        LoadDistrict.sum(district.feed),
                        new byte[0],
                        null);
        pen.database.change(sql -> pen.applier.apply(sql, List.of(page), NOW));
        checkAllHere();
    }

    @Test
    void aLineThatBreaksAgainAndAgainGoesOnAtTheByteAlsoAfterARestart() throws LineException {
        long whole = district.blocks.values().stream().mapToLong(block -> block.length).sum();
        district.cutAfter = 700;
        int breaks = 0;
        boolean more = true;
        while (more) {
            try {
                more = load.step();
            } catch (LineException e) {
                assertThat(e.trouble()).isEqualTo(LineException.Trouble.DOWN);
                breaks++;
                if (breaks % 7 == 0) {
                    await(load::isStill);
                    restart();
                }
            }
        }
        assertThat(breaks).isGreaterThan(10);
        assertThat(district.sent).hasValue(whole);
        checkAllHere();
    }

    @Test
    void aBlockThatIsNotWhatItsNameSaysIsThrownAwayAndFetchedAgain() throws LineException {
        String hash =
                district.blocks.entrySet().stream()
                        .max((one, other) -> one.getValue().length - other.getValue().length)
                        .orElseThrow()
                        .getKey();
        byte[] right = district.blocks.get(hash);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        district.blocks.put(hash, wrong);
        assertThatThrownBy(this::bringAll).isInstanceOf(LineException.class);
        assertThat(patients()).hasSizeLessThan(LoadDistrict.PEOPLE);
        district.blocks.put(hash, right);
        bringAll();
        checkAllHere();
    }

    @Test
    void aListThatTheDistrictDidNotSignIsNotFollowed() throws LineException {
        district.signature = EcP256.signer(EcP256.newKeys().getPrivate()).sign(district.document);
        while (load.step()) {}
        assertThat(district.asked).hasSize(1);
        assertThat(patients()).isEmpty();
        // Its pages are pulled instead, from the first one on.
        assertThat(this.<List<FeedId>>read(sql -> new LoadStore(sql).waiting())).isEmpty();
        assertThat(cursor().n()).isZero();
    }

    @Test
    void aBlockThatWasReplacedMeansAskingForTheListAgain() throws LineException {
        Map<String, byte[]> old = new LinkedHashMap<>(district.blocks);
        String last = district.blocks.keySet().stream().reduce((one, other) -> other).orElseThrow();
        district.blocks.remove(last);
        load.step();
        district.blocks.putAll(old);
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
