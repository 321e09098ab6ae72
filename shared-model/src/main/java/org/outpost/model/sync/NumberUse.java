// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;

/// One number of a leased block, given out for good.
///
/// @param index its place in the block, 1 to 100
public record NumberUse(AggregateId block, int index) {
    /// The use of a hospital's running number.
    public static NumberUse of(HospitalId hospital, long running) {
        return new NumberUse(
                LeasePool.blockOf(hospital, running), (int) ((running - 1) % LeasePool.BLOCK) + 1);
    }
}
