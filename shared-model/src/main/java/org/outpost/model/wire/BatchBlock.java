// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.List;
import org.outpost.model.sync.Fact;

/// As many of a writer's next facts as fit into so many bytes of columns. How short facts get is
/// known only once they are written, so a first guess is put right by what it came to.
///
/// @param facts those that fit, at least one
/// @param block the same in columns
public record BatchBlock(List<Fact> facts, byte[] block) {
    /// The most facts of one batch.
    public static final int MAX_FACTS = 2_000;

    /// The most bytes they may have before they are written in columns: two such batches are one
    /// request.
    public static final int MAX_RAW = 2_000_000;

    private static final int TRIES = 3;
    private static final int FIRST_GUESS = 45;
    private static final double FULL = 0.85;

    /// @param next the writer's next facts, in order; more than fit do no harm
    /// @param maxBytes what the block may have, if more than one fact is in it
    public static BatchBlock fill(List<Fact> next, int maxBytes, FactColumns.Packing packing) {
        int most = fitting(next);
        int count = Math.clamp(maxBytes / FIRST_GUESS, 1, most);
        BatchBlock best = of(next, 1, packing);
        for (int i = 0; i < TRIES; i++) {
            BatchBlock tried = of(next, count, packing);
            boolean fits = tried.block.length <= maxBytes;
            if (fits && count > best.facts.size()) {
                best = tried;
            }
            if (fits && (count == most || tried.block.length >= maxBytes * FULL)) {
                break;
            }
            long wanted = (long) (0.96 * maxBytes * count / tried.block.length);
            count = Math.clamp(wanted, 1, most);
            if (count <= best.facts.size()) {
                break;
            }
        }
        return best;
    }

    private static BatchBlock of(List<Fact> next, int count, FactColumns.Packing packing) {
        List<Fact> facts = next.subList(0, count);
        return new BatchBlock(List.copyOf(facts), FactColumns.encode(facts, packing));
    }

    private static int fitting(List<Fact> next) {
        long bytes = 0;
        int count = 0;
        while (count < Math.min(next.size(), MAX_FACTS)) {
            bytes += next.get(count).size();
            if (count > 0 && bytes > MAX_RAW) {
                break;
            }
            count++;
        }
        return count;
    }
}
