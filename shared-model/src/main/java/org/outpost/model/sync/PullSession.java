// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// The receiving half of a conversation: lets through only pages that join on where a cursor stands
/// and that the server signed; what is known already is cut off, what leaves a gap is left for the
/// next turn.
public final class PullSession {
    private final BatchCodec codec;
    private final SignatureCheck signatures;

    public PullSession(BatchCodec codec, SignatureCheck signatures) {
        this.codec = codec;
        this.signatures = signatures;
    }

    /// The pages that may be applied, in order.
    ///
    /// @param cursors where this machine stands
    /// @param serverKey whose signature they must bear
    public List<FeedPage> accept(List<FeedPage> pages, List<FeedCursor> cursors, byte[] serverKey) {
        Map<FeedId, FeedCursor> standing = new HashMap<>();
        cursors.forEach(cursor -> standing.put(cursor.feed(), cursor));
        List<FeedPage> accepted = new ArrayList<>();
        for (FeedPage page : pages) {
            FeedCursor cursor = standing.get(page.feed());
            if (cursor == null
                    || !signatures.holds(serverKey, codec.signedBytes(page), page.signature())) {
                continue;
            }
            boolean newEpoch = !page.epoch().equals(cursor.epoch());
            boolean joins =
                    newEpoch
                            ? page.from() == 0
                                    || cursor.epoch().equals(page.joins())
                                            && page.from() <= cursor.n()
                            : page.from() <= cursor.n() && page.to() > cursor.n()
                                    || isWord(page, cursor);
            if (joins) {
                accepted.add(newEpoch ? page : behind(page, cursor.n()));
                standing.put(page.feed(), new FeedCursor(page.feed(), page.epoch(), page.to()));
            }
        }
        return accepted;
    }

    /// Whether it brings nothing but the digest of where the cursor stands.
    private static boolean isWord(FeedPage page, FeedCursor cursor) {
        return page.from() == cursor.n() && page.to() == cursor.n() && page.digest() != null;
    }

    private static FeedPage behind(FeedPage page, long n) {
        List<FeedEntry> rest = page.entries().stream().filter(entry -> entry.n() > n).toList();
        return new FeedPage(
                page.feed(),
                page.epoch(),
                Math.max(n, page.from()),
                page.to(),
                page.more(),
                rest,
                page.digest(),
                page.signature(),
                page.joins());
    }

    /// The same pages, each only up to the first receipt of this writer behind this number: what
    /// stands there may be another file's fact of that name, and a cursor behind it would never
    /// bring it.
    static List<FeedPage> upTo(long seq, WriterId writer, List<FeedPage> pages) {
        List<FeedPage> kept = new ArrayList<>();
        for (FeedPage page : pages) {
            List<FeedEntry> entries = page.entries();
            int good = 0;
            while (good < entries.size() && !isBehind(entries.get(good), writer, seq)) {
                good++;
            }
            if (good == entries.size()) {
                kept.add(page);
            } else if (good > 0) {
                kept.add(
                        new FeedPage(
                                page.feed(),
                                page.epoch(),
                                page.from(),
                                entries.get(good - 1).n(),
                                true,
                                entries.subList(0, good),
                                null,
                                page.signature(),
                                page.joins()));
            }
        }
        return kept;
    }

    private static boolean isBehind(FeedEntry entry, WriterId writer, long seq) {
        return entry.fact() == null && entry.id().writer().equals(writer) && entry.id().seq() > seq;
    }
}
