// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;

/// Whether a fact is what its envelope says, before any rule is asked.
final class Soundness {
    private Soundness() {}

    /// What speaks against it; null where nothing does.
    ///
    /// @param home of its writer
    static @Nullable SyncRefusal against(ReadFact read, FeedId home) {
        try {
            return inconsistency(read, home);
        } catch (RuntimeException e) {
            return new SyncRefusal.Malformed("it names what has no name");
        }
    }

    private static @Nullable SyncRefusal inconsistency(ReadFact read, FeedId home) {
        Envelope envelope = read.fact().envelope();
        if (envelope.clockBroken()) {
            return new SyncRefusal.ClockBroken();
        }
        if (!envelope.home().equals(home)) {
            return new SyncRefusal.Inconsistent("home");
        }
        return switch (read.body()) {
            case Ruling ruling -> new SyncRefusal.ServerOnly();
            case UnreadableBody body ->
                    body.newer() ? null : new SyncRefusal.Malformed(body.reason());
            case FactBody body -> {
                if (!new HashSet<>(body.touches(envelope.id()))
                        .equals(new HashSet<>(envelope.aggregates()))) {
                    yield new SyncRefusal.Inconsistent("aggregates");
                }
                yield new HashSet<>(body.concerns()).equals(new HashSet<>(envelope.concerns()))
                        ? null
                        : new SyncRefusal.Inconsistent("concerns");
            }
        };
    }
}
