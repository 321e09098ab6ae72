// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The timer of a counter, figure by figure.
class TurnTimerTest {
    private final Random seeded = new Random(7);
    private final TurnTimer timer =
            new TurnTimer(count -> {
                byte[] bytes = new byte[count];
                seeded.nextBytes(bytes);
                return bytes;
            });

    /// The timer with as little unevenness as there can be.
    private static TurnTimer even() {
        return new TurnTimer(byte[]::new);
    }

    @Test
    void idleItAsksEverLessOftenUpToHalfAMinute() {
        TurnTimer even = even();
        List<Long> rests = IntStream.range(0, 9).mapToObj(i -> even.lessOften().millis()).toList();
        assertThat(rests)
                .containsExactly(
                        2_000L, 3_000L, 4_500L, 6_750L, 10_125L, 15_187L, 22_780L, 30_000L,
                        30_000L);
        assertThat(even.busy().millis()).as("something came").isEqualTo(2_000);
        assertThat(even.lessOften().millis()).isEqualTo(2_000);
        even.lessOften();
        even.woken();
        assertThat(even.lessOften().millis()).as("something was written").isEqualTo(2_000);
    }

    @Test
    void withoutALineItTriesAgainEverLaterAndSoonOnceItCarries() {
        TurnTimer even = even();
        List<Long> rests = IntStream.range(0, 7).mapToObj(i -> even.backOff().millis()).toList();
        assertThat(rests).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L);
        even.carried();
        assertThat(even.backOff().millis()).isEqualTo(500);
    }

    @Test
    void aLineThatBrokeUnderItsLoadIsTriedAtOnceAndSoonForSomeSecondsThenEverLater() {
        TurnTimer even = even();
        even.backOff();
        even.brokeOff();
        List<Long> rests = IntStream.range(0, 33).mapToObj(i -> even.backOff().millis()).toList();
        assertThat(rests.getFirst()).isZero();
        assertThat(rests.subList(1, 33)).containsOnly(60L);
        assertThat(even.backOff().millis()).isEqualTo(500);
        assertThat(even.backOff().millis()).isEqualTo(1_000);
        even.brokeOff();
        even.carried();
        assertThat(even.backOff().millis()).as("it carried again").isEqualTo(500);
    }

    @Test
    void aThousandCountersDoNotComeBackAtOneMoment() {
        List<Long> firstTries =
                IntStream.range(0, 1000)
                        .mapToObj(i -> {
                            timer.carried();
                            return timer.backOff().millis();
                        })
                        .toList();
        assertThat(firstTries).allMatch(rest -> rest >= 500 && rest < 1_500);
        assertThat(firstTries.stream().distinct().count()).isGreaterThan(200);
    }

    @Test
    void neverSoonerThanABusyDistrictAsksAndNothingShortensIt() {
        for (long asked : List.of(1_000L, 30_000L, 600_000L)) {
            TurnTimer.Rest rest = timer.asked(asked);
            assertThat(rest.millis()).isBetween(asked, 2 * asked);
            assertThat(rest.isFirm()).isTrue();
        }
        assertThat(timer.backOff().isFirm()).isFalse();
        assertThat(timer.lessOften().isFirm()).isFalse();
    }
}
