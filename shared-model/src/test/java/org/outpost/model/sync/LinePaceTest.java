// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a conversation learns of its line.
final class LinePaceTest {
    /// 8,000 bytes a second, and 700 ms that a turn takes whatever it carries: the line must not
    /// stand still for most of the time, nor a cut cost more than a turn of a few seconds.
    @Test
    void aTurnOnAFarLineCarriesForSeveralTimesItsOwnTime() {
        LinePace pace = new LinePace();
        pace.idle(1_400);
        pace.idle(700);
        for (int i = 0; i < 20; i++) {
            int bytes = 2 * pace.batchBytes();
            pace.sent(bytes, 700 + bytes / 8);
        }
        int carrying = 2 * pace.batchBytes() / 8;
        assertThat(carrying).isBetween(3_000, 5_000);
    }

    /// Where each batch counts as it arrives a request goes on for half a minute, a batch is a
    /// second and a half of the line, and stays so at a cut behind the first of them.
    @Test
    void whatIsTakenAsItArrivesGoesInLongRequests() {
        LinePace pace = new LinePace();
        pace.oneByOne(true);
        assertThat(pace.batches()).isEqualTo(PushSession.AT_ONCE);
        pace.idle(1_000);
        pace.sent(24_000, 1_000 + 24_000 / 8);
        int size = pace.batchBytes();
        assertThat(size / 8).isBetween(1_200, 1_500);
        assertThat(pace.batches()).isEqualTo(PushSession.MOST_BATCHES);
        int news = pace.newsBytes();
        pace.cut(true);
        assertThat(pace.batchBytes()).isEqualTo(size);
        assertThat(pace.newsBytes()).isEqualTo(news);
        pace.cut(false);
        assertThat(pace.batchBytes()).isLessThan(size);
        pace.oneByOne(false);
        assertThat(pace.batches()).isEqualTo(PushSession.AT_ONCE);
    }

    /// An answer that was slow once, because the district was busy, tells nothing of the line.
    @Test
    void oneSlowAnswerDoesNotMakeALineFast() {
        LinePace pace = new LinePace();
        pace.idle(50);
        pace.idle(20_000);
        for (int i = 0; i < 20; i++) {
            int bytes = 2 * pace.batchBytes();
            pace.sent(bytes, 50 + bytes / 8);
        }
        assertThat(2 * pace.batchBytes() / 8).isBetween(2_000, 5_000);
    }

    /// A push of thousands over a line that is cut again and again: its receipts must keep up.
    @Test
    void newsGrowsBesideWhatIsSentAndHalvesAtACut() {
        LinePace pace = new LinePace();
        int first = pace.newsBytes();
        pace.cut(false);
        assertThat(pace.newsBytes()).isEqualTo(first / 2);
        for (int i = 0; i < 4; i++) {
            pace.sent(20_000, 3_000);
            pace.receivedBeside(pace.newsBytes());
        }
        assertThat(pace.newsBytes()).isGreaterThan(first);
        int grown = pace.newsBytes();
        pace.receivedBeside(100);
        assertThat(pace.newsBytes()).as("there was no more to come").isEqualTo(grown);
    }

    /// A morning of single registrations with a second each for the way, and news of one of them.
    @Test
    void aLittleThatWasQuickDoesNotMakeALineSlow() {
        LinePace pace = new LinePace();
        int batch = pace.batchBytes();
        int news = pace.newsBytes();
        for (int i = 0; i < 100; i++) {
            pace.idle(700);
            pace.sent(300, 900);
            pace.received(400, 900);
        }
        assertThat(pace.batchBytes()).isEqualTo(batch);
        assertThat(pace.newsBytes()).isEqualTo(news);
    }

    /// The line of yesterday says nothing of today's: what was grown on it goes.
    @Test
    void aLittleBringsBackTheFirstSizeWhereMoreHadGrown() {
        LinePace pace = new LinePace();
        int batch = pace.batchBytes();
        int news = pace.newsBytes();
        for (int i = 0; i < 20; i++) {
            pace.sent(4L * pace.batchBytes(), 10);
            pace.received(pace.newsBytes(), 10);
        }
        assertThat(pace.batchBytes()).isGreaterThan(batch);
        assertThat(pace.newsBytes()).isGreaterThan(news);
        pace.sent(300, 900);
        pace.received(400, 900);
        assertThat(pace.batchBytes()).isEqualTo(batch);
        assertThat(pace.newsBytes()).isEqualTo(news);
    }

    @Test
    void aLittleThatWasSlowMakesBatchesAndNewsSmall() {
        LinePace pace = new LinePace();
        int batch = pace.batchBytes();
        int news = pace.newsBytes();
        pace.sent(300, 20_000);
        pace.received(400, 20_000);
        assertThat(pace.batchBytes()).isLessThan(batch);
        assertThat(pace.newsBytes()).isLessThan(news);
    }
}
