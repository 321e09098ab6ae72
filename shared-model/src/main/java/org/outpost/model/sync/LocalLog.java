// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// What one machine keeps for sync. Every method that changes something is one transaction on the
/// disk before it returns.
///
/// A fact is known by its id alone: it may come again, by a second feed that got it too, by a feed
/// that began anew in another epoch, or as another writer's after this machine took a new writer
/// id. It is stored and folded once; a feed's cursor still moves on over it.
public interface LocalLog {
    WriterId writer();

    DeviceId device();

    FeedId home();

    /// The last number this writer has used.
    long lastSeq();

    /// The sync token of the last answer; null before the first.
    @Nullable String token();

    /// When the oldest fact behind `seq` was recorded; null where there is none.
    @Nullable Long oldestAfter(long seq);

    /// The positions of all feeds this machine follows.
    List<FeedCursor> cursors();

    /// Frozen batches whose last number is behind `seq`, first ones first, up to this many bytes;
    /// at least one if any.
    List<FrozenBatch> frozenAfter(long seq, int maxBytes);

    /// Freezes the next facts not yet in a batch, up to this many bytes as they travel but at least
    /// one, and keeps the batch; null where every fact is in one.
    @Nullable FrozenBatch freezeNext(int maxBytes);

    /// Shares of leases this machine would like now.
    List<Exchange.Want> wants();

    /// Takes in a greeting: the feeds to follow, the server's key and clock, the token. Positions
    /// of feeds followed already stay as they are.
    void greeted(Hello.Answer answer);

    /// Takes in an answer: the pages' facts applied, cursors moved, receipts and token kept, in one
    /// transaction.
    ///
    /// @param pages those of the answer's pages that join on and whose signature holds
    void answered(Exchange.Answer answer, List<FeedPage> pages);

    /// The server's public key as of the greeting; null before it.
    byte @Nullable [] serverKey();

    /// Writers of former lives of this database whose frozen batches are still here: a partner that
    /// lost commits gets those again, too.
    default List<WriterId> formerWriters() {
        return List.of();
    }

    /// Frozen batches of a former writer whose last number is behind `seq`, first ones first, up to
    /// this many bytes; at least one if any.
    default List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
        return List.of();
    }

    /// What the partner itself wrote that stands here behind these positions, in feed order, and
    /// belongs to a feed that is followed here: a partner that lost commits gets it again.
    default List<Fact> decidedBehind(List<FeedCursor> joints) {
        return List.of();
    }

    /// Whether what stands here of a feed behind a position is as it came: what is damaged must not
    /// be given back, whatever else lies sound.
    ///
    /// @param upTo what the partner says the feed adds up to at that position; null where it is not
    ///   asked, and then only a feed that is sound from its beginning is
    default boolean isSoundBehind(FeedCursor joint, @Nullable Digest upTo) {
        return true;
    }

    /// Takes facts of the partner out again that it has lost for good, and folds what they touched
    /// without them.
    default void takeOut(List<Fact> lost) {}
}
