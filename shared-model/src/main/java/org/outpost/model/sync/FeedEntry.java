// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;

/// One entry of a feed: a fact, or, to the writer who made it, only the receipt that it stands
/// there.
///
/// @param n its position
/// @param id the fact's
/// @param fact null in a receipt
public record FeedEntry(long n, FactId id, @Nullable Fact fact) {
    /// What a receipt counts in an answer's budget: about what one takes in packed JSON. In columns
    /// thousands of them pack into nothing.
    public static final int RECEIPT_WEIGHT = 8;

    /// What it counts in an answer's budget, in bytes.
    public int weight() {
        Fact whole = fact;
        return whole == null ? RECEIPT_WEIGHT : whole.size();
    }
}
