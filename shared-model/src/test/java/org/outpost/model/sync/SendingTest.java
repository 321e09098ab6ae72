// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Batches that are frozen when the line asks for them.
class SendingTest {
    private final Memory memory = new Memory();
    private long now;

    private Sending sending() {
        LinePace good = new LinePace(PushSession.MAX_BATCH_BYTES / 12);
        good.oneByOne(true);
        good.sent(4 * PushSession.MAX_BATCH_BYTES, 1_000);
        return new Sending(memory, good, 0, () -> now);
    }

    @Test
    void eachIsFrozenWhenItIsAskedForAndOnce() {
        memory.write(20_000);
        Sending sending = sending();
        assertThat(sending.isStream()).isTrue();
        assertThat(memory.frozen).hasSize(1);
        FrozenBatch second = sending.at(1);
        assertThat(memory.frozen).hasSize(2);
        assertThat(sending.at(1)).as("a line that begins anew").isSameAs(second);
        assertThat(sending.sent()).hasSize(2).last().isSameAs(second);
        assertThat(sending.all()).hasSizeBetween(3, PushSession.MOST_BATCHES);
    }

    @Test
    void nothingIsFrozenBehindTheEndOfItsRequest() {
        memory.write(20_000);
        Sending sending = sending();
        sending.at(0);
        sending.end();
        assertThat(sending.at(1)).isNull();
        assertThat(memory.frozen).hasSize(1);
    }

    /// A disk that fails while the line sends is no broken line.
    @Test
    void whyABatchCouldNotBeFrozenIsToldAtTheEnd() {
        memory.write(10);
        Sending sending = sending();
        RuntimeException full = new IllegalArgumentException("the disk is full");
        memory.failing = full;
        assertThatThrownBy(() -> sending.at(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sending::end).isSameAs(full);
    }

    /// Nobody knows yet what the line carries: one that takes its time goes on, one that takes the
    /// first few at once learns what it may have before more of this size are frozen.
    @Test
    void aSlowLineIsGivenBatchesUntilTheRequestHasGoneOnForLong() {
        memory.write(20_000);
        LinePace unknown = new LinePace(2_000);
        unknown.oneByOne(true);
        unknown.continues(true);
        assertThat(given(unknown, 0)).isEqualTo(PushSession.MOST_BATCHES);
        assertThat(given(unknown, 1_000)).isEqualTo(30);
        assertThat(given(unknown, 10)).isEqualTo(PushSession.MOST_BATCHES);
        unknown.sent(8_000, 1_000);
        assertThat(given(unknown, 0)).isEqualTo(PushSession.MOST_STREAMED);
        unknown.continues(false);
        assertThat(given(unknown, 0)).isEqualTo(PushSession.MOST_BATCHES);
    }

    private int given(LinePace pace, long millisEach) {
        memory.frozen.clear();
        Sending sending = new Sending(memory, pace, 0, () -> now);
        int given = 0;
        for (; sending.at(given) != null; given++) {
            now += millisEach;
        }
        return given;
    }

    @Test
    void whatFitsIntoOneIsNoStream() {
        memory.write(1);
        Sending sending = sending();
        assertThat(sending.isStream()).isFalse();
        assertThat(sending.all()).hasSize(1);
    }
}
