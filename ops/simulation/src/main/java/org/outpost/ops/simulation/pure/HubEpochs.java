// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.SyncTokens;

/// The epochs of the feeds in memory: what the server's own store of them does over its tables.
final class HubEpochs {
    private static final long NUMBERS_PER_MILLI = 1024;

    private final Map<FeedCursor, Long> joints = new HashMap<>();
    private final Set<String> former = new LinkedHashSet<>();
    private String now = "e1";
    private long numbersFrom;

    HubEpochs copy() {
        HubEpochs copy = new HubEpochs();
        copy.joints.putAll(joints);
        copy.former.addAll(former);
        copy.now = now;
        copy.numbersFrom = numbersFrom;
        return copy;
    }

    String now() {
        return now;
    }

    /// Where the server's own numbers begin in a feed that nobody knows of here: it may have been
    /// there before.
    long numbersFrom() {
        return numbersFrom;
    }

    /// Whether commits were ever lost.
    boolean lostAny() {
        return !former.isEmpty();
    }

    /// The marks of the epochs before this one, the oldest first.
    List<String> former() {
        return former.stream().filter(mark -> !mark.isEmpty()).toList();
    }

    /// Commits were lost: a new epoch of every feed begins.
    ///
    /// @param betrayed the mark of the epoch that is not remembered here, if it is none of those
    void begin(
            String fresh,
            String betrayed,
            Map<FeedId, List<FactId>> feeds,
            Map<FeedId, Long> serverSeqs,
            long millis) {
        joints.replaceAll((at, n) -> Math.min(n, feeds.getOrDefault(at.feed(), List.of()).size()));
        feeds.forEach((feed, all) -> joints.put(of(feed, now), (long) all.size()));
        former.add(SyncTokens.mark(now));
        former.add(betrayed);
        now = fresh;
        numbersFrom = millis * NUMBERS_PER_MILLI;
        for (FeedId feed : feeds.keySet()) {
            long next = Math.max(serverSeqs.getOrDefault(feed, 0L) + 1, numbersFrom);
            serverSeqs.put(feed, next);
        }
    }

    /// Up to where a feed still holds what it held in a former epoch.
    long joint(FeedCursor cursor) {
        return joints.getOrDefault(of(cursor.feed(), cursor.epoch()), 0L);
    }

    private static FeedCursor of(FeedId feed, String epoch) {
        return new FeedCursor(feed, epoch, 0);
    }
}
