// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A small cut of the hundred counters that `./outpost bench desk` lets register a million people.
class OfflineNumbersTest {
    private static final int SEATS = 12;
    private static final int EACH = 400;

    @Test
    void nothingIsGivenTwiceHoweverCountersDieAreLostOrPutBack() {
        long putBack = 0;
        long lost = 0;
        for (long seed = 1; seed <= 3; seed++) {
            OfflineNumbers.Outcome outcome = OfflineNumbers.run(SEATS, EACH, seed, true);
            assertThat(outcome.twice()).as(outcome.toString()).isZero();
            assertThat(outcome.refused()).as(outcome.toString()).isZero();
            assertThat(outcome.given()).isGreaterThan(3L * SEATS * EACH - 400);
            putBack += outcome.putBack();
            lost += outcome.lost();
        }
        assertThat(putBack).isPositive();
        assertThat(lost).isPositive();
    }

    @Test
    void aCopyThatWentOnUnderItsOldNameWouldBeSeen() {
        long twice = 0;
        long refused = 0;
        for (long seed = 1; seed <= 3; seed++) {
            OfflineNumbers.Outcome outcome = OfflineNumbers.run(SEATS, EACH, seed, false);
            twice += outcome.twice();
            refused += outcome.refused();
        }
        assertThat(twice).isPositive();
        assertThat(refused).isPositive();
    }
}
