// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// How two who hold one feed find where they differ: digests of positions, by which a difference is
/// narrowed to a sixteenth with each question, then the entries themselves. What the asker lacks it
/// takes out of a signed page; what the other lacks it gives back.
public final class Ranges {
    /// How many positions one request may ask about.
    public static final int MAX_CUTS = 64;

    /// How many entries one request may ask for by name alone, and how many whole ones.
    public static final int MAX_NAMES = 2000;

    /// See {@link #MAX_NAMES}.
    public static final int MAX_WHOLE = 64;

    /// How many batches or facts one request may give back.
    public static final int MAX_BACK = 16;

    private Ranges() {}

    /// @param cuts positions whose digests are asked for
    /// @param stretch entries that are asked for; null where there is need of digests only
    public record Request(
            DeviceId device,
            WriterId writer,
            FeedId feed,
            List<Long> cuts,
            @Nullable Stretch stretch) {}

    /// @param after the position before its first entry
    /// @param entries how many
    /// @param whole with their facts, own ones of the asker included; else their names alone
    public record Stretch(long after, int entries, boolean whole) {}

    /// @param epoch and `head`: how far the feed goes there
    /// @param digests at the cuts, in their order; empty where they are not known
    /// @param page the entries asked for, signed
    /// @param wanted batches of the asker that lie damaged there, to be given back
    public record Answer(
            String epoch,
            long head,
            List<Digest> digests,
            @Nullable FeedPage page,
            List<Long> wanted) {}

    /// Gives back what the other lost.
    ///
    /// @param batches of the asker, bit for bit as they were sent
    /// @param facts of others that stand in a feed of the asker
    public record Back(
            DeviceId device, WriterId writer, List<FrozenBatch> batches, List<Fact> facts) {}

    /// @param mended how many of them were lacking there and are not any more
    public record Mended(int mended) {}
}
