// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.NumberBlock;
import org.outpost.model.sync.States;

/// Which number the server gives out by itself: desks are passed blocks from the lowest upwards, so
/// the server takes its own from the highest downwards, block by block.
final class ServerNumbers {
    /// The last block; all its hundred numbers have six digits.
    private static final long TOP = LeaseShare.ALL_BLOCKS.to();

    private ServerNumbers() {}

    /// The running number; 0 where the hospital has none left.
    static long next(HospitalId hospital, States states) {
        long full = 0;
        long step = 1;
        // Blocks fill up one after the other: gallop to one with room, then halve back.
        while (step < TOP && !room(hospital, states, TOP - step + 1)) {
            full = step;
            step *= 2;
        }
        long open = Math.min(step, TOP);
        while (open - full > 1) {
            long middle = (open + full) / 2;
            if (room(hospital, states, TOP - middle + 1)) {
                open = middle;
            } else {
                full = middle;
            }
        }
        long block = TOP - open + 1;
        if (!room(hospital, states, block)) {
            return 0;
        }
        return (block - 1) * LeasePool.BLOCK + block(hospital, states, block).next();
    }

    private static boolean room(HospitalId hospital, States states, long block) {
        AggregateId pool = LeasePool.numbers(hospital);
        return states.of(pool, LeaseBook.class).holder(block) == null
                && block(hospital, states, block).next() > 0;
    }

    private static NumberBlock block(HospitalId hospital, States states, long block) {
        return states.of(LeasePool.block(hospital, block), NumberBlock.class);
    }
}
