// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.WriterId;

/// The server's half of a pull, without I/O: cuts signed pages from feeds. Nothing is kept between
/// calls.
public final class FeedSession {
    private final BatchCodec codec;
    private final Signer signer;

    public FeedSession(BatchCodec codec, Signer signer) {
        this.codec = codec;
        this.signer = signer;
    }

    /// The news behind these cursors, in their order, within one budget of bytes. A feed without
    /// news gives no page. A cursor ahead of this node in the same epoch gives none either: this
    /// node lags, ask later. A cursor of another epoch starts again from the first position:
    /// applying a known fact changes nothing.
    ///
    /// @param reader whose own facts come back as receipts
    public List<FeedPage> news(
            List<FeedCursor> cursors, WriterId reader, int maxBytes, FeedSource source) {
        List<FeedPage> pages = new ArrayList<>();
        int left = maxBytes;
        for (FeedCursor cursor : cursors) {
            FeedCursor head = source.head(cursor.feed());
            long from = head.epoch().equals(cursor.epoch()) ? cursor.n() : 0;
            if (head.n() <= from) {
                continue;
            }
            // Every feed with news gets a word in, or a reader would think that it has all.
            List<FeedEntry> entries = source.entries(cursor.feed(), from, Math.max(1, left));
            if (!entries.isEmpty()) {
                FeedPage page = page(head, from, reader, entries);
                pages.add(page.signed(signer.sign(codec.signedBytes(page))));
                left -= page.entries().stream().mapToInt(FeedSession::size).sum();
            }
        }
        return pages;
    }

    private static FeedPage page(
            FeedCursor head, long from, WriterId reader, List<FeedEntry> entries) {
        List<FeedEntry> told =
                entries.stream()
                        .map(e ->
                                e.id().writer().equals(reader)
                                        ? new FeedEntry(e.n(), e.id(), null)
                                        : e)
                        .toList();
        long to = told.getLast().n();
        return new FeedPage(head.feed(), head.epoch(), from, to, to < head.n(), told, new byte[0]);
    }

    private static int size(FeedEntry entry) {
        Fact fact = entry.fact();
        return fact == null ? 24 : fact.size();
    }
}
