// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// The server's half of a pull, without I/O: cuts signed pages from feeds. Nothing is kept between
/// calls.
public final class FeedSession {
    private static final int STRETCH_BYTES = 256 * 1024;

    private final BatchCodec codec;
    private final Signer signer;

    public FeedSession(BatchCodec codec, Signer signer) {
        this.codec = codec;
        this.signer = signer;
    }

    /// The news behind these cursors, in their order, within one budget of bytes. A feed without
    /// news gives no page; where the reader's proof shows that it holds something else up to there,
    /// it gives one without entries, which says what the digest is. A cursor ahead of this node in
    /// the same epoch gives none either: this node lags, ask later. A cursor of another epoch goes
    /// on from where that epoch still holds, if only to stand in the new one; where that is not
    /// known, from the first position: applying a known fact changes nothing.
    ///
    /// @param reader whose own facts come back as receipts
    public List<FeedPage> news(
            List<FeedCursor> cursors, WriterId reader, int maxBytes, FeedSource source) {
        List<FeedPage> pages = new ArrayList<>();
        int left = maxBytes;
        for (FeedCursor cursor : cursors) {
            FeedCursor head = source.head(cursor.feed());
            boolean same = head.epoch().equals(cursor.epoch());
            long from = same ? cursor.n() : Math.min(cursor.n(), source.joint(cursor));
            String joins = same || from == 0 ? null : cursor.epoch();
            if (head.n() <= from) {
                boolean anew = !same && !cursor.epoch().isEmpty() && !head.epoch().isEmpty();
                if (anew) {
                    pages.add(signed(page(head, from, List.of(), source).joining(joins)));
                } else if (differs(head, cursor, source)) {
                    pages.add(signed(page(head, from, List.of(), source)));
                }
                continue;
            }
            // Every feed with news gets a word in, or a reader would think that it has all.
            List<FeedEntry> entries = source.news(cursor.feed(), from, reader, Math.max(1, left));
            if (!entries.isEmpty()) {
                FeedPage page = page(head, from, entries, source).joining(joins);
                pages.add(signed(page));
                left -= page.entries().stream().mapToInt(FeedEntry::weight).sum();
            }
        }
        return pages;
    }

    /// A stretch of a feed as it is, own facts of whoever asks included: what one who differs
    /// compares entry by entry.
    ///
    /// @param asked how many entries, and whether with their facts
    public FeedPage stretch(FeedId feed, Ranges.Stretch asked, FeedSource source) {
        FeedCursor head = source.head(feed);
        int most =
                Math.clamp(asked.entries(), 1, asked.whole() ? Ranges.MAX_WHOLE : Ranges.MAX_NAMES);
        long from = Math.max(0, asked.after());
        List<FeedEntry> entries =
                head.n() <= from
                        ? List.of()
                        : asked.whole()
                                ? source.entries(feed, from, STRETCH_BYTES)
                                : source.names(feed, from, most);
        return signed(page(head, from, entries.subList(0, Math.min(most, entries.size())), source));
    }

    private static boolean differs(FeedCursor head, FeedCursor cursor, FeedSource source) {
        if (head.n() != cursor.n() || !head.epoch().equals(cursor.epoch())) {
            return false;
        }
        String proof = cursor.proof();
        Digest digest = proof == null ? null : source.digest(head.feed(), head.n());
        return digest != null && !digest.proof().equals(proof);
    }

    private FeedPage signed(FeedPage page) {
        return page.signed(signer.sign(codec.signedBytes(page)));
    }

    private static FeedPage page(
            FeedCursor head, long from, List<FeedEntry> entries, FeedSource source) {
        long to = entries.isEmpty() ? from : entries.getLast().n();
        return new FeedPage(
                head.feed(),
                head.epoch(),
                from,
                to,
                to < head.n(),
                entries,
                source.digest(head.feed(), to),
                new byte[0],
                null);
    }
}
