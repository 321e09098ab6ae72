// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.CHC;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.heard;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.prescriptions.SetFee;

/// What a visit costs is the hospital's to say, and all its counters follow.
class HospitalFeeTest {
    @TempDir Path folder;

    @Test
    void everyCounterOfTheHospitalFollowsItsFeeAndNoOther() throws Exception {
        try (CounterWorld world = new CounterWorld(folder)) {
            try (Counter one = world.counter("one", "asha");
                    Counter two = world.counter("two", "asha")) {
                assertThat(one.queue().fee()).isEqualTo(10_00);
                world.district.act(FeedId.of(CHC), new SetFee(CHC, 99_00));
                world.district.act(FeedId.of(DH), new SetFee(DH, 20_00));
                heard(one, () -> one.queue().fee() == 20_00);
                heard(two, () -> two.queue().fee() == 20_00);
                world.district.act(FeedId.of(DH), new SetFee(CHC, 1));
                world.district.act(FeedId.of(DH), new SetFee(DH, 0));
                heard(one, () -> one.queue().fee() == 0);
            }
            try (Counter one = world.counter("one")) {
                assertThat(one.queue().fee()).as("after a start, line or not").isZero();
            }
        }
    }
}
