// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Partner;

/// One file that is copied again and again while its copies work on, in seeded order, with answers
/// lost: everything counts once.
class CopiesTest {
    private static final HospitalId DH = new HospitalId("RMP-DH01");
    private static final FeedId HOME = FeedId.of(DH);
    private static final StoreId STORE = StoreId.of(DH, "MAIN");
    private static final ItemId PCM = new ItemId("PCM500");
    private static final BatchNumber LOT = new BatchNumber("B1");

    @TempDir Path folder;

    private static FactBody strips(long count) {
        return new ReceiveStock(STORE, PCM, LOT, LocalDate.of(2099, 1, 1), count, "c", null);
    }

    private static void assertEqual(Talk one, Talk other) {
        assertThat(one.dump()).isEqualTo(other.dump());
        assertThat(other.pen.rebuild.run()).isEmpty();
    }

    @Test
    void copiesOfCopiesInAnyOrderWithAnyAnswerLostKeepEverythingOnce() {
        Seeds.forAll(8, this::copies);
    }

    /// What the other one sent between greeting and asking comes back as receipts of one's own
    /// writer: a cursor must not go over them, or the other's facts would be missing here.
    @Test
    void aCopyThatSpeaksBetweenTwoWordsOfTheOtherTakesNothingFromIt() throws Exception {
        District at = new District();
        try (Talk before = new Talk(folder.resolve("one"), HOME, at)) {
            before.write(strips(5));
            assertThat(before.finish()).isEqualTo(Outcome.DONE);
        }
        copyFiles(folder.resolve("one"), folder.resolve("two"));
        Between between = new Between(at);
        try (Talk one = new Talk(folder.resolve("one"), HOME, at, between);
                Talk two = new Talk(folder.resolve("two"), HOME, at)) {
            one.write(strips(9));
            two.write(strips(7));
            between.meanwhile = two::turn;
            assertThat(one.turn()).isEqualTo(Outcome.FORK);
            assertThat(one.finish()).isEqualTo(Outcome.DONE);
            assertThat(two.finish()).isEqualTo(Outcome.DONE);
            assertThat(one.finish()).isEqualTo(Outcome.DONE);
            assertThat(at.state(StockPosition.id(STORE, PCM, LOT), StockPosition.class).onHand())
                    .isEqualTo(21);
            assertEqual(one, two);
            assertThat(one.count("difference")).as("nothing had to be mended").isZero();
        }
    }

    /// A line on which something happens before the next exchange.
    private static final class Between implements Partner {
        private final Partner to;
        private Runnable meanwhile = () -> {};

        Between(Partner to) {
            this.to = to;
        }

        @Override
        public Hello.Answer hello(Hello.Request request) throws LineException {
            return to.hello(request);
        }

        @Override
        public Exchange.Answer exchange(Exchange.Request request) throws LineException {
            Runnable due = meanwhile;
            meanwhile = () -> {};
            due.run();
            return to.exchange(request);
        }

        @Override
        public Compare.Answer compare(Compare.Request request) throws LineException {
            return to.compare(request);
        }
    }

    private static void copyFiles(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copies(Seeds.Choices choices) {
        District at = new District();
        Path root = folder.resolve("s" + System.nanoTime());
        Copies world = new Copies(root, at, choices);
        for (int step = 0; step < 24; step++) {
            world.step();
        }
        world.heal();
        assertThat(at.state(StockPosition.id(STORE, PCM, LOT), StockPosition.class).onHand())
                .isEqualTo(world.expected());
        world.close();
    }

    /// One file, copied again and again while its copies work on.
    private static final class Copies {
        private final Path root;
        private final District district;
        private final Seeds.Choices choices;
        private final List<Talk> talks = new ArrayList<>();
        private long expected;
        private int made;

        Copies(Path root, District district, Seeds.Choices choices) {
            this.root = root;
            this.district = district;
            this.choices = choices;
            talks.add(new Talk(root.resolve("c0"), HOME, district));
        }

        void step() {
            int at = choices.between(0, talks.size() - 1);
            switch (choices.between(0, 9)) {
                case 0, 1, 2, 3 -> {
                    int count = choices.between(1, 9);
                    talks.get(at).write(strips(count));
                    expected += count;
                }
                case 4, 5 -> {
                    talks.get(at).turn();
                }
                case 6 -> {
                    district.loseAnswers(1);
                    talks.get(at).turn();
                }
                case 7 -> talks.get(at).rejoin(Rejoin.Known.NOTHING);
                default -> {
                    if (talks.size() < 4) {
                        copy(at);
                    }
                }
            }
        }

        private void copy(int at) {
            Talk of = talks.get(at);
            of.close();
            Path copy = root.resolve("c" + ++made);
            copyFiles(of.folder, copy);
            talks.set(at, new Talk(of.folder, HOME, district));
            talks.add(new Talk(copy, HOME, district));
        }

        void heal() {
            for (int round = 0; round < 4; round++) {
                talks.forEach(talk -> assertThat(talk.finish()).isEqualTo(Outcome.DONE));
            }
            for (Talk talk : talks) {
                assertEqual(talks.getFirst(), talk);
            }
        }

        long expected() {
            return expected;
        }

        void close() {
            talks.forEach(Talk::close);
        }
    }
}
