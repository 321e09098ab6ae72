// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.StickDesk;
import org.outpost.desktop.shell.StickDesk.Brought;
import org.outpost.desktop.shell.StickDesk.Filled;
import org.outpost.desktop.world.Pen;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.LineException;

/// A stick filled over real HTTP at one counter, carried in a real folder, taken in at another
/// whose line is down.
class StickTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private @TempDir Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private LoadDistrict district;
    private Path stick;
    private Machine good;
    private Machine fresh;

    @BeforeEach
    void begin() throws IOException {
        district = new LoadDistrict();
        stick = Files.createDirectory(folder.resolve("stick"));
        good = new Machine("good", LoadDistrict.HOME, district.address());
        district.greet(good.pen);
        fresh = new Machine("fresh", LoadDistrict.HOME, NOWHERE);
        district.trust(fresh.pen);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        district.close();
    }

    private String filled() {
        return made(good.desk.fill(stick.toString(), "", good.told::add)).code();
    }

    private static <T> T made(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).made();
    }

    private static String why(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Declined.class);
        return ((Outcome.Declined<?>) outcome).why().key();
    }

    private Brought brought(String code) {
        return made(fresh.desk.bring(stick.toString(), code, fresh.told::add));
    }

    private List<Path> blocks() throws IOException {
        try (Stream<Path> all = Files.list(stick.resolve(StickFolder.NAME).resolve("blocks"))) {
            return all.sorted().toList();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void aCounterWithoutALineHasAllThatAnotherFilledAndItsCursorBehindIt() {
        String code = filled();
        Brought brought = brought(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        assertThat(brought).isEqualTo(new Brought(district.blocks.size(), 0, 0, false));
        fresh.checkAllHere();
        assertThat(good.told.getLast().percent()).isEqualTo(100);
        assertThat(fresh.told.getLast().percent()).isEqualTo(100);
    }

    @Test
    void aDamagedPartIsToldAndTheLineBringsItAloneLater() throws IOException, LineException {
        String code = filled();
        Path largest = blocks().getFirst();
        for (Path block : blocks()) {
            largest = Files.size(block) > Files.size(largest) ? block : largest;
        }
        flip(largest);
        Brought brought = brought(code);
        assertThat(brought).isEqualTo(new Brought(district.blocks.size() - 1, 1, 1, false));
        assertThat(fresh.patients()).isLessThan(LoadDistrict.PEOPLE);
        district.asked.clear();
        fresh.restart(district.address());
        fresh.bringByLine();
        fresh.checkAllHere();
        String name = String.valueOf(largest.getFileName());
        assertThat(district.asked.stream().distinct())
                .containsExactly(
                        "/api/v1/sync/first-load/" + LoadDistrict.HOME.value() + "/blocks/" + name);
    }

    @Test
    void aStickThatWasPulledOutIsFilledOnFromWhereItEnded() throws IOException {
        String code = filled();
        Files.delete(blocks().getFirst());
        flip(blocks().getLast());
        district.asked.clear();
        Filled again = made(good.desk.fill(stick.toString(), "", good.told::add));
        assertThat(again.code()).isEqualTo(code);
        assertThat(district.asked.stream().filter(path -> path.contains("/blocks/"))).hasSize(2);
        brought(code);
        fresh.checkAllHere();
    }

    @Test
    void aStickWithHalfOfItGivesThatHalfAndIsTakenUpAgain() throws IOException {
        String code = filled();
        Path moved = folder.resolve("moved");
        Path last = blocks().getLast();
        Files.move(last, moved);
        assertThat(brought(code).missing()).isEqualTo(1);
        Files.move(moved, last);
        assertThat(brought(code)).isEqualTo(new Brought(1, 0, 0, false));
        fresh.checkAllHere();
        assertThat(brought(code)).isEqualTo(new Brought(0, 0, 0, false));
        fresh.checkAllHere();
    }

    @Test
    void nobodyReadsItWithoutTheCodeAndNothingOfAPersonLiesOpenOnIt() throws IOException {
        filled();
        assertThat(why(fresh.desk.bring(stick.toString(), "0000-0000-0000-0000", now -> {})))
                .isEqualTo("stick.code");
        String name =
                district.feed.getLast().fact().person() == null
                        ? ""
                        : new String(
                                district.feed.getLast().fact().person(), StandardCharsets.UTF_8);
        assertThat(name).isNotEmpty();
        try (Stream<Path> all = Files.walk(stick)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(name.substring(0, 20)).doesNotContain("\"feed\"");
            }
        }
    }

    @Test
    void aListTheDistrictDidNotSignAndAStickOfAnotherHospitalAreNotTakenIn() throws IOException {
        district.signature = EcP256.signer(EcP256.newKeys().getPrivate()).sign(district.document);
        assertThat(why(good.desk.fill(stick.toString(), "", now -> {}))).isEqualTo("stick.none");
        district.publish();
        String code = filled();
        Machine other = new Machine("other", FeedId.of(new HospitalId("OTHER")), NOWHERE);
        district.trust(other.pen);
        assertThat(why(other.desk.bring(stick.toString(), code, now -> {})))
                .isEqualTo("stick.stranger");
        assertThat(other.patients()).isZero();
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        assertThat(why(fresh.desk.bring(folder.resolve("gone").toString(), "x", now -> {})))
                .isEqualTo("stick.not-there");
        assertThat(why(fresh.desk.bring(stick.toString(), "x", now -> {})))
                .isEqualTo("stick.nothing");
        assertThat(why(fresh.desk.fill(stick.toString(), "", now -> {})))
                .isEqualTo("stick.not-yet");
        Machine deaf = new Machine("deaf", LoadDistrict.HOME, NOWHERE);
        assertThat(why(deaf.desk.bring(stick.toString(), "x", now -> {})))
                .isEqualTo("stick.nothing");
        String code = filled();
        Path head = stick.resolve(StickFolder.NAME).resolve("head");
        byte[] right = Files.readAllBytes(head);
        Files.write(head, new byte[] {1, 2, 3});
        assertThat(why(fresh.desk.bring(stick.toString(), code, now -> {})))
                .isEqualTo("stick.nothing");
        Files.write(head, right);
        for (Path block : blocks()) {
            Files.write(block, new byte[0]);
        }
        assertThat(brought(code).damaged()).isEqualTo(district.blocks.size());
        assertThat(fresh.patients()).isZero();
    }

    @Test
    void aLineThatBreaksWhileItIsFilledCostsWhatWasNotThere() {
        district.cutAfter = 400;
        assertThat(why(good.desk.fill(stick.toString(), "", now -> {}))).isEqualTo("stick.no-line");
        district.cutAfter = Integer.MAX_VALUE;
        brought(filled());
        fresh.checkAllHere();
    }

    @Test
    void whatCameByTheStickIsNotAskedOfTheLineAgain() throws LineException {
        String code = filled();
        Machine half = new Machine("half", LoadDistrict.HOME, district.address());
        district.greet(half.pen);
        district.asked.clear();
        made(half.desk.bring(stick.toString(), code, now -> {}));
        half.bringByLine();
        assertThat(district.asked).isEmpty();
        half.checkAllHere();
    }

    @Test
    void aMachineThatHasNotHeardFromTheDistrictKeepsTheBlocksAndBelievesThemOnceTheyAreListed()
            throws IOException, LineException {
        String code = filled();
        flip(blocks().getFirst());
        String damaged = blocks().getFirst().getFileName().toString();
        Machine early = new Machine("early", LoadDistrict.HOME, NOWHERE);
        int all = district.blocks.size();
        Outcome<Brought> kept = early.desk.bring(stick.toString(), code, early.told::add);
        assertThat(made(kept)).isEqualTo(new Brought(all - 1, 1, 1, true));
        assertThat(((Outcome.Done<?>) kept).words().key()).isEqualTo("stick.kept");
        assertThat(early.told.getLast().percent()).isEqualTo(100);
        assertThat(early.patients()).isZero();
        early.restart(district.address());
        district.greet(early.pen);
        district.asked.clear();
        early.bringByLine();
        early.checkAllHere();
        assertThat(district.asked)
                .containsExactlyInAnyOrder(
                        "/api/v1/sync/first-load/" + LoadDistrict.HOME.value(),
                        "/api/v1/sync/first-load/"
                                + LoadDistrict.HOME.value()
                                + "/blocks/"
                                + damaged);
    }

    @Test
    void whatWasKeptAndNoListNamesIsThrownAwayOnceTheFirstLoadIsOver() throws LineException {
        Machine early = new Machine("early", LoadDistrict.HOME, district.address());
        early.pen.database.change(
                sql -> new LoadStore(sql).keep("f".repeat(64), 0, new byte[] {1, 2, 3}));
        district.greet(early.pen);
        long[] bytes = early.pen.database.read(sql -> new LoadStore(sql).bytes());
        assertThat(bytes).as("not counted as a part of what comes").containsExactly(0, 0);
        early.bringByLine();
        early.checkAllHere();
        early.load.step();
        boolean left = early.pen.database.read(sql -> new LoadStore(sql).hasParts());
        assertThat(left).isFalse();
    }

    /// A counter with its file, its first load and its stick desk.
    private final class Machine implements AutoCloseable {
        private final Path data;
        private final FeedId home;
        private final List<StickDesk.Progress> told = new ArrayList<>();
        private Pen pen;
        private FirstLoad load;
        private LocalStickDesk desk;

        Machine(String name, FeedId home, URI server) {
            this.data = folder.resolve(name);
            this.home = home;
            start(server);
            open.add(this);
        }

        private void start(URI server) {
            pen = new Pen(data, home);
            LoadLine line = new LoadLine(new HttpLine(server), pen.device);
            load =
                    new FirstLoad(
                            pen.database,
                            line,
                            new BlockApplier(
                                    pen.rooms, pen.codec, pen.applier, pen.consumers, pen.device),
                            pen.log,
                            new SystemClock());
            desk =
                    new LocalStickDesk(
                            pen.database,
                            pen.device,
                            load,
                            line,
                            new SystemClock(),
                            new SystemRandomness());
        }

        void restart(URI server) {
            close();
            start(server);
        }

        void bringByLine() throws LineException {
            int steps = 0;
            while (load.step() && steps++ < 100) {}
        }

        long patients() {
            return pen.database.read(sql -> sql.number("select count(*) from patient"));
        }

        void checkAllHere() {
            assertThat(patients()).isGreaterThanOrEqualTo(LoadDistrict.PEOPLE);
            long n =
                    pen.database.read(sql ->
                            sql.number(
                                    "select n from cursor where feed = ?",
                                    LoadDistrict.HOME.value()));
            assertThat(n).isEqualTo(district.feed.size());
            assertThat(
                            pen.database.<Digest>read(
                                    sql -> new ProofStore(sql).digest(LoadDistrict.HOME)))
                    .isEqualTo(LoadDistrict.sum(district.feed));
            assertThat(pen.database.<List<FeedId>>read(sql -> new ProofStore(sql).differing()))
                    .isEmpty();
            assertThat(pen.rebuild.run()).isEmpty();
        }

        @Override
        public void close() {
            load.close();
            pen.close();
        }
    }
}
