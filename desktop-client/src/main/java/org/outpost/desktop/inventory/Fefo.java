// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.ArrayList;
import java.util.List;

/// First expired, first out: how a quantity is taken from the batches of a shelf.
public final class Fefo {
    private Fefo() {}

    /// Lines for `quantity`, beginning with `first`. What the books do not have is put on the last
    /// batch used: the hand knows better than the books, and the rule will ask for a reason.
    public static List<StockLine> take(List<BatchRow> byExpiry, BatchRow first, long quantity) {
        List<BatchRow> order = new ArrayList<>();
        order.add(first);
        boolean proposal =
                !byExpiry.isEmpty() && byExpiry.getFirst().batchId().equals(first.batchId());
        if (proposal) {
            byExpiry.stream().skip(1).forEach(order::add);
        }
        List<StockLine> lines = new ArrayList<>();
        long left = quantity;
        for (int i = 0; i < order.size() && left > 0; i++) {
            boolean last = i == order.size() - 1;
            long here = last ? left : Math.min(left, Math.max(0, order.get(i).onHand()));
            if (here > 0) {
                lines.add(line(order.get(i), here));
                left -= here;
            }
        }
        return List.copyOf(lines);
    }

    private static StockLine line(BatchRow batch, long quantity) {
        return new StockLine(
                batch.itemId(),
                batch.itemName(),
                batch.unit(),
                batch.batchId(),
                batch.batch(),
                batch.expiry(),
                quantity);
    }
}
