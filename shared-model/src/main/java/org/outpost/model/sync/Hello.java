// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// The first word of a conversation.
public final class Hello {
    private Hello() {}

    /// @param token the sync token of the last answer; null before the first
    /// @param lastSeq the writer's last number
    /// @param app the program's version, and `schema`, the protocol's
    /// @param clockMillis the machine's own reading, so that the server can tell how far off it is
    public record Request(
            DeviceId device,
            WriterId writer,
            FeedId home,
            @Nullable String token,
            long lastSeq,
            List<FeedCursor> cursors,
            String app,
            int schema,
            long clockMillis) {}

    /// @param standing whether the conversation can go on
    /// @param serverMillis the server's time of day
    /// @param highSeq the writer's highest number the server has
    /// @param highBatch the writer's last batch there
    /// @param feeds what this writer follows, with their heads
    /// @param serverKey the public key pages are signed with, X.509
    /// @param token what the next request must show
    /// @param safeSeq the writer's highest number that is safe there: on more than one disk
    /// @param schema the protocol's version there; null where it is the first
    /// @param joints for each cursor of an earlier epoch, up to where that epoch still holds
    /// @param chain the hash of the writer's last batch there, by which two files that have one
    ///   writer are told apart; null where the server does not say
    public record Answer(
            Standing standing,
            long serverMillis,
            long highSeq,
            long highBatch,
            List<FeedCursor> feeds,
            byte[] serverKey,
            String token,
            @Nullable Long safeSeq,
            @Nullable List<FeedCursor> joints,
            @Nullable Integer schema,
            @Nullable String chain) {
        /// What a server answers that does not say how the writer's chain ends.
        public Answer(
                Standing standing,
                long serverMillis,
                long highSeq,
                long highBatch,
                List<FeedCursor> feeds,
                byte[] serverKey,
                String token,
                @Nullable Long safeSeq,
                @Nullable List<FeedCursor> joints,
                @Nullable Integer schema) {
            this(
                    standing,
                    serverMillis,
                    highSeq,
                    highBatch,
                    feeds,
                    serverKey,
                    token,
                    safeSeq,
                    joints,
                    schema,
                    null);
        }
    }

    /// Whether a conversation can go on.
    public enum Standing {
        /// Go on.
        WELCOME,
        /// The token was spent by another copy of this database: take a new writer id.
        COPY,
        /// This program is too old to be understood: upgrade, nothing is lost meanwhile.
        UPGRADE
    }
}
