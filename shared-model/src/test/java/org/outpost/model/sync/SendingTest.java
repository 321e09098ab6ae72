// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Batches that are frozen when the line asks for them.
class SendingTest {
    private final Memory memory = new Memory();

    private Sending sending() {
        LinePace good = new LinePace(PushSession.MAX_BATCH_BYTES / 12);
        good.oneByOne(true);
        good.sent(4 * PushSession.MAX_BATCH_BYTES, 1_000);
        return new Sending(memory, good, 0);
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

    @Test
    void whatFitsIntoOneIsNoStream() {
        memory.write(1);
        Sending sending = sending();
        assertThat(sending.isStream()).isFalse();
        assertThat(sending.all()).hasSize(1);
    }
}
