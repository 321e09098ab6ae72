// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadPaceTest {
    private final LoadPace pace = new LoadPace();

    @Test
    void theRestTakesAsLongAsThePaceOfLateSays() {
        assertThat(pace.left(0, 0, 1_000)).isEmpty();
        assertThat(pace.left(2_000, 200, 1_000)).isEmpty();
        assertThat(pace.left(10_000, 400, 1_000)).contains(Duration.ofSeconds(15));
        assertThat(pace.left(20_000, 1_000, 1_000)).isEmpty();
    }

    @Test
    void whatTheLineDidLongAgoDoesNotCount() {
        for (int second = 0; second <= 60; second++) {
            pace.left(second * 1_000L, second * 100L, 100_000);
        }
        long slow = 6_000;
        for (int second = 61; second <= 300; second++) {
            slow += 10;
            pace.left(second * 1_000L, slow, 100_000);
        }
        Duration left = pace.left(301_000, slow + 10, 100_000).orElseThrow();
        assertThat(left.toSeconds()).isBetween(9_000L, 9_300L);
    }

    @Test
    void aLineThatStandsStillTellsNothing() {
        pace.left(0, 500, 1_000);
        assertThat(pace.left(60_000, 500, 1_000)).isEmpty();
    }

    @Test
    void anotherListBeginsAnew() {
        pace.left(0, 0, 1_000);
        assertThat(pace.left(10_000, 100, 1_000)).isPresent();
        assertThat(pace.left(11_000, 100, 5_000)).isEmpty();
    }
}
