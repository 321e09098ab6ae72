// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.TokenRow;
import org.outpost.model.sync.WriterRow;
import org.outpost.ops.simulation.world.PlantedBug;

/// All that the server in memory keeps, as one disk of it: what a backup keeps and what goes back
/// when one is put back.
final class HubDisk {
    final Disk disk;
    final HubFeeds feeds;
    final FirstNames firstNames = new FirstNames();
    final Map<WriterId, WriterRow> writers = new HashMap<>();
    final Map<WriterId, TokenRow> tokens = new HashMap<>();
    final Map<WriterId, List<FrozenBatch>> chains = new HashMap<>();
    final Map<FeedId, Long> serverSeqs = new HashMap<>();

    /// Writers that stand in the present epoch, and those that have sent again all they had, too.
    private final Set<WriterId> heardSince = new HashSet<>();

    private final Set<WriterId> sentSince = new HashSet<>();

    /// Facts that wait for their ruling or decision until all were heard, by hospital.
    final Map<FeedId, List<FactId>> undecided = new HashMap<>();

    /// In the order they were opened.
    private final Map<WriterId, WriterRow> known = new LinkedHashMap<>();

    private final Set<PlantedBug> bugs;

    HubDisk(boolean throughJson, Set<PlantedBug> bugs) {
        this(new Disk(throughJson, false), new HubEpochs(), bugs);
    }

    private HubDisk(Disk disk, HubEpochs epochs, Set<PlantedBug> bugs) {
        this.disk = disk;
        this.bugs = bugs;
        this.feeds = new HubFeeds(disk, epochs, bugs);
    }

    /// Commits were lost: a new epoch of every feed begins.
    ///
    /// @param betrayed the mark of the epoch that is not remembered here, if it is none of those
    void begin(String fresh, String betrayed, long millis) {
        feeds.epochs().begin(fresh, betrayed, feeds.all(), serverSeqs, millis);
        heardSince.clear();
        sentSince.clear();
    }

    /// Notes that a writer has given back what it had of former epochs: it stands in this one.
    ///
    /// @param all whether it has nothing left to send
    void hears(WriterRow row, List<FeedCursor> cursors, boolean all) {
        String now = feeds.epochs().now();
        known.putIfAbsent(row.writer(), row);
        boolean here =
                cursors.stream()
                        .filter(cursor -> cursor.feed().equals(row.home()))
                        .anyMatch(cursor -> cursor.epoch().equals(now));
        if (here) {
            heardSince.add(row.writer());
            if (all) {
                sentSince.add(row.writer());
            }
        }
    }

    /// Notes facts that are here and wait until all of their hospital were heard.
    void leaveOpen(List<FactId> facts) {
        for (FactId id : facts) {
            Fact fact = disk.fact(id);
            if (fact != null) {
                FeedId home = fact.envelope().home();
                undecided.computeIfAbsent(home, key -> new ArrayList<>()).add(id);
            }
        }
    }

    /// Adds entries to a feed, and which numbers of the server they used up.
    void append(Ingested.FeedAppend entries) {
        feeds.append(entries);
        if (entries.serverSeq() >= 0) {
            serverSeqs.put(entries.feed(), entries.newServerSeq());
        }
    }

    /// Whether nobody of a hospital can hold what was passed in commits that were lost.
    boolean allHeard(FeedId home) {
        return areAll(home, heardSince);
    }

    /// Whether all of a hospital have sent again what they had written.
    boolean allSent(FeedId home) {
        return areAll(home, sentSince);
    }

    private boolean areAll(FeedId home, Set<WriterId> which) {
        return !feeds.epochs().lostAny()
                || known.values().stream()
                        .filter(row -> row.home().equals(home))
                        .map(WriterRow::writer)
                        .allMatch(writer -> which.contains(writer) || isFollowed(writer, which));
    }

    /// Whether a fact that went with lost commits has to be brought again: by its own machine, if
    /// that is of the same place, or, where the district had written it, by whoever builds on it.
    boolean isAwaited(WriterRow by, FactId fact) {
        if (fact.writer().isServer()) {
            return feeds.epochs().lostAny()
                    && !disk.has(fact)
                    && !heardSince.contains(by.writer())
                    && !isFollowed(by.writer(), heardSince);
        }
        WriterRow opened = known.get(fact.writer());
        WriterRow row = writers.get(fact.writer());
        return opened != null
                && feeds.epochs().lostAny()
                && by.home().equals(opened.home())
                && (row == null || row.highSeq() < fact.seq())
                && !isFollowed(fact.writer(), heardSince);
    }

    /// Whether the machine was heard by another writer: what it had under this one is on the same
    /// disk.
    private boolean isFollowed(WriterId writer, Set<WriterId> which) {
        WriterRow row = known.get(writer);
        return row != null
                && known.values().stream()
                        .filter(other -> !other.writer().equals(writer))
                        .filter(other -> other.device().equals(row.device()))
                        .anyMatch(other -> which.contains(other.writer()));
    }

    /// The same, on a disk of its own.
    HubDisk copy() {
        HubDisk copy = new HubDisk(disk.copy(), feeds.epochs().copy(), bugs);
        feeds.all().forEach((feed, all) -> copy.feeds.all().put(feed, new ArrayList<>(all)));
        copy.firstNames.takes(firstNames);
        copy.writers.putAll(writers);
        copy.tokens.putAll(tokens);
        chains.forEach((writer, all) -> copy.chains.put(writer, new ArrayList<>(all)));
        copy.serverSeqs.putAll(serverSeqs);
        copy.heardSince.addAll(heardSince);
        copy.sentSince.addAll(sentSince);
        undecided.forEach((feed, all) -> copy.undecided.put(feed, new ArrayList<>(all)));
        copy.known.putAll(known);
        return copy;
    }
}
