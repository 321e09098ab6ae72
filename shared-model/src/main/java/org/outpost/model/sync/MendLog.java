// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// What mending needs of one machine's store. Every method that changes something is one
/// transaction on the disk before it returns.
public interface MendLog {
    WriterId writer();

    DeviceId device();

    /// The feeds this machine follows, each where its cursor stands.
    List<FeedCursor> followed();

    /// Notes that a feed adds up to something else here.
    void doubt(FeedCursor at);

    /// The feeds that add up to something else here than at the server, or whose sum is not known,
    /// each where its cursor stands.
    List<FeedCursor> differing();

    /// What stands between two positions, `to` included, added up from the bytes as they lie here
    /// now; what lies nowhere adds nothing.
    Digest digest(FeedId feed, long from, long to);

    /// How many positions up to this one have no fact here.
    long unplaced(FeedId feed, long upTo);

    /// The first position of which no fact is here; 0 where there is none.
    long firstUnplaced(FeedId feed);

    /// Learns from the names in a page where facts stand that are here already.
    void place(FeedPage names);

    /// Puts facts in their places as the page has them, whatever lies there: what was lacking is
    /// added, what was damaged is replaced, and all they touch is folded again.
    void mend(FeedId feed, List<FeedEntry> right);

    /// What lies here of these facts: own ones in the batches they were sent in, others as they
    /// are.
    Ranges.Back held(List<FactId> facts);

    /// Own batches, bit for bit as they were sent.
    Ranges.Back frozen(List<Long> numbers);

    /// Those entries of a whole page whose facts are here with another person part: no sum tells
    /// that. One that was erased, here or there, is no other.
    List<FeedEntry> unlike(FeedPage page);

    /// The feed was gone through.
    ///
    /// @param at where its cursor stood, and `theirs`, what the server says it adds up to there
    /// @param mended how many facts were put right here or there
    /// @return whether it adds up to the same now
    boolean settle(FeedCursor at, Digest theirs, int mended);
}
