// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;

/// A stretch of a feed, signed by the server, so that a neighbour may carry it.
///
/// @param from the position before its first entry
/// @param to the position a cursor has after it
/// @param more whether the feed went on when the page was cut
/// @param digest of all entries up to `to`; null where the server does not know it
/// @param signature empty until signed
/// @param joins the epoch of the cursor this page goes on from, where that was an earlier one: up
///   to `from` both hold the same
public record FeedPage(
        FeedId feed,
        String epoch,
        long from,
        long to,
        boolean more,
        List<FeedEntry> entries,
        @Nullable Digest digest,
        byte[] signature,
        @Nullable String joins) {
    public FeedPage {
        entries = List.copyOf(entries);
    }

    /// The same page, going on from a cursor of a former epoch; null for one of its own.
    FeedPage joining(@Nullable String former) {
        return new FeedPage(feed, epoch, from, to, more, entries, digest, signature, former);
    }

    /// The same page under this signature.
    public FeedPage signed(byte[] by) {
        return new FeedPage(feed, epoch, from, to, more, entries, digest, by, joins);
    }
}
