// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;

/// A position in a feed. Positions of two epochs can't be compared: the epoch changes whenever
/// commits may have been lost.
///
/// @param n the last entry seen, 0 before the first
/// @param proof a few characters of the digest up to there, as of {@link Digest#proof()}; null
///   where it is not known
public record FeedCursor(FeedId feed, String epoch, long n, @Nullable String proof) {
    /// The epoch of one who has seen nothing.
    public static final String NO_EPOCH = "";

    /// A position nothing is said about.
    public FeedCursor(FeedId feed, String epoch, long n) {
        this(feed, epoch, n, null);
    }

    /// Before the first entry, whatever the epoch.
    public static FeedCursor start(FeedId feed) {
        return new FeedCursor(feed, NO_EPOCH, 0);
    }
}
