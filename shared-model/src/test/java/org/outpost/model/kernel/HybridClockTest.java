// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final long NOON = 1_790_000_000_000L;

    @Test
    void whatSawAValueBeatsIt() {
        HybridClock clock = new HybridClock(HybridTime.ZERO);
        HybridTime seen = HybridTime.ofMillis(NOON + 60_000);
        assertThat(clock.tick(NOON, seen)).isGreaterThan(seen);
        assertThat(clock.tick(NOON, HybridTime.ZERO)).isGreaterThan(seen);
    }

    @Test
    void aReadingFarAheadIsBeatenButDoesNotDragTheClockAlong() {
        HybridClock clock = new HybridClock(HybridTime.ZERO);
        HybridTime seen = HybridTime.ofMillis(NOON + HybridClock.DRAG_MILLIS + 1);
        assertThat(clock.tick(NOON, seen)).isGreaterThan(seen);
        assertThat(clock.tick(NOON, HybridTime.ZERO)).isLessThan(HybridTime.ofMillis(NOON + 1));
    }

    @Test
    void aClockSetBackStillCountsUp() {
        HybridClock clock = new HybridClock(HybridTime.ZERO);
        HybridTime first = clock.tick(NOON, HybridTime.ZERO);
        HybridTime second = clock.tick(NOON - 86_400_000, HybridTime.ZERO);
        HybridTime third = clock.tick(-5, HybridTime.ZERO);
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }

    @Test
    void aTimeOfDayBeyond2100IsNoTimeAndSpoilsNoReading() {
        HybridClock clock = new HybridClock(HybridTime.ZERO);
        HybridTime sound = clock.tick(NOON, HybridTime.ZERO);
        HybridTime broken = clock.tick(NOON + 200L * 365 * 86_400_000, HybridTime.ZERO);
        assertThat(broken).isEqualTo(sound.next());
        assertThat(clock.tick(NOON, HybridTime.ZERO)).isLessThan(HybridTime.ofMillis(NOON + 1));
        assertThat(clock.tick(Long.MAX_VALUE, HybridTime.ZERO)).isLessThan(HybridTime.END);
    }

    @Test
    void readingsBefore2100StayBelowWhatEveryJsonReaderKeeps() {
        assertThat(HybridTime.END.ticks()).isLessThan(1L << 53);
        assertThat(HybridTime.ofMillis(NOON).millis()).isEqualTo(NOON);
        assertThatThrownBy(() -> new HybridTime(-1)).isInstanceOf(MalformedException.class);
    }

    @Test
    void idsRefuseWhatCouldNotBeAName() {
        assertThatThrownBy(() -> new WriterId("S/h")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> FactId.parse("0000000000000000.0"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> FactId.parse("0000000000000000.99999999999999999999"))
                .isInstanceOf(MalformedException.class);
        assertThat(FactId.parse("S/H/RMP-DH01.7").writer().isServer()).isTrue();
        assertThat(Ids.random(count -> new byte[count])).isEqualTo("0".repeat(16));
    }

    @Test
    void aClockBegunAgainGoesOnBehindItsLastReadingThoughTheTimeOfDayWasSetBack() {
        HybridClock before = new HybridClock(HybridTime.ZERO);
        HybridTime reading = before.tick(1_000_000_000L, HybridTime.ZERO);
        HybridTime back = before.tick(1_000L, HybridTime.ZERO);
        HybridClock again = new HybridClock(before.last());
        assertThat(back).isGreaterThan(reading);
        assertThat(again.tick(2_000L, HybridTime.ZERO)).isGreaterThan(back);
    }
}
