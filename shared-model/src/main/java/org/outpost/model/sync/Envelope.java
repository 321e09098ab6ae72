// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;

/// What every fact says of itself, whatever happened.
///
/// @param clock orders the fact among those of its aggregates; never a date
/// @param happened when it happened, milliseconds since 1970 by the corrected clock of its machine
/// @param recorded when it was written down; later than `happened` for what was noted on paper
///   first
/// @param who the person who did it; the server's own facts name `server`
/// @param home the feed of its writer
/// @param concerns other feeds the action names, such as the hospital a transfer goes to
/// @param aggregates what it changes; decided by its body
/// @param type the stem of its use case, with the version of its meaning beside it
/// @param action what it shares with another fact of the same action, if there is one
/// @param was its first name, where it was written again under a new writer
public record Envelope(
        FactId id,
        HybridTime clock,
        long happened,
        long recorded,
        UserId who,
        FeedId home,
        List<FeedId> concerns,
        List<AggregateId> aggregates,
        String type,
        int version,
        @Nullable String action,
        @Nullable Was was) {

    public Envelope {
        concerns = List.copyOf(concerns);
        // Two lines of one transfer may name one batch: the fact still changes it once.
        aggregates = aggregates.stream().distinct().toList();
    }

    /// Whether the clock is one no working machine shows. Such a fact is kept and passed on but
    /// never folded: nothing could ever stand behind it.
    public boolean clockBroken() {
        return clock.compareTo(HybridTime.END) > 0;
    }

    /// Where the fact stands among those of its aggregates.
    public FoldPlace place() {
        return new FoldPlace(clock, id.writer(), id.seq());
    }
}
