// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;

/// What a machine that begins, or begins again after long, fetches instead of a feed's pages:
/// blocks that together hold every entry up to one position. The server signs its bytes; each block
/// proves itself by its hash, so it may come over any line or on a stick.
///
/// @param epoch of the feed, and `n`, the position its blocks add up to
/// @param coding how blocks are coded; a machine that does not know it pulls pages
/// @param made when, milliseconds since 1970
/// @param digest of the feed at `n`; null where the server does not know it
/// @param blocks in the order in which they are of use
public record LoadManifest(
        FeedId feed,
        String epoch,
        long n,
        int coding,
        long made,
        @Nullable Digest digest,
        List<LoadBlock> blocks) {
    /// The coding of this version.
    public static final int CODING = 1;

    public LoadManifest {
        blocks = List.copyOf(blocks);
    }

    /// What is left to bring for whoever has the feed up to a position.
    public List<LoadBlock> behind(long position) {
        return blocks.stream().filter(block -> block.upTo() > position).toList();
    }

    /// As it was signed.
    ///
    /// @param document its canonical JSON, byte for byte
    public record Signed(byte[] document, byte[] signature) {}
}
