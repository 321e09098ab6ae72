// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.WriterId;

/// A hundred numbers: who may give them out and which are gone. A number once used never comes
/// back, whoever holds the block.
///
/// @param holder null while it lies at the server
/// @param used places in the block, in order
public record NumberBlock(@Nullable WriterId holder, List<Integer> used) {
    /// At the server, with every number to give.
    public static final NumberBlock EMPTY = new NumberBlock(null, List.of());

    /// How many numbers are left.
    public int left() {
        return LeasePool.BLOCK - used.size();
    }

    /// The lowest place not used; 0 where all are.
    public int next() {
        for (int index = 1; index <= LeasePool.BLOCK; index++) {
            if (Collections.binarySearch(used, index) < 0) {
                return index;
            }
        }
        return 0;
    }

    /// Whether it is this writer's to give out.
    public boolean heldBy(WriterId writer) {
        WriterId by = holder;
        return by == null ? writer.isServer() : by.equals(writer);
    }

    /// What speaks against this writer giving out this number, asked of the block as it was before;
    /// null where nothing does.
    public @Nullable LeaseRefusal against(WriterId writer, NumberUse use) {
        if (use.index() < 1 || use.index() > LeasePool.BLOCK) {
            return new LeaseRefusal.NoSuchPart(use.index());
        }
        if (!heldBy(writer)) {
            return new LeaseRefusal.NotHolder(use.index());
        }
        return Collections.binarySearch(used, use.index()) < 0
                ? null
                : new LeaseRefusal.NumberUsed(use.index());
    }

    NumberBlock passed(WriterId to) {
        return new NumberBlock(to.isServer() ? null : to, used);
    }

    NumberBlock using(int index) {
        int at = Collections.binarySearch(used, index);
        if (at >= 0) {
            return this;
        }
        List<Integer> all = new ArrayList<>(used);
        all.add(-at - 1, index);
        return new NumberBlock(holder, List.copyOf(all));
    }
}
