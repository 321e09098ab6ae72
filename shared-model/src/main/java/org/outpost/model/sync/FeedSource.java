// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// What pulling reads at the server. Commit order is feed order, so a head once seen covers all
/// before it.
public interface FeedSource {
    /// The last position of the feed; n = 0 before the first entry.
    FeedCursor head(FeedId feed);

    /// Entries behind `after`, whole, until they reach `maxBytes`; at least one where there is one.
    List<FeedEntry> entries(FeedId feed, long after, int maxBytes);

    /// Entries behind `after` as this reader is told them, until they weigh `maxBytes`; at least
    /// one where there is one. Its own facts are receipts and weigh as such: on a narrow line a
    /// machine that registered thousands would otherwise hear of a handful with every answer.
    default List<FeedEntry> news(FeedId feed, long after, WriterId reader, int maxBytes) {
        return entries(feed, after, maxBytes).stream()
                .map(e -> e.id().writer().equals(reader) ? new FeedEntry(e.n(), e.id(), null) : e)
                .toList();
    }

    /// The digest of all entries up to `n`; null where it is not known, as with a source that keeps
    /// none.
    default @Nullable Digest digest(FeedId feed, long n) {
        return null;
    }

    /// Up to which position the feed still holds what it held in the cursor's former epoch; 0 where
    /// nothing is known of that epoch.
    default long joint(FeedCursor cursor) {
        return 0;
    }

    /// Entries behind `after` without their facts.
    default List<FeedEntry> names(FeedId feed, long after, int most) {
        return List.of();
    }
}
