// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedSource;
import org.outpost.model.sync.Ingested;
import org.outpost.ops.simulation.world.PlantedBug;

/// The feeds on the server's disk, and what pulling reads of them.
final class HubFeeds implements FeedSource {
    private final Disk disk;
    private final Set<PlantedBug> bugs;
    private final Map<FeedId, List<FactId>> feeds = new LinkedHashMap<>();

    private final HubEpochs epochs;

    HubFeeds(Disk disk, HubEpochs epochs, Set<PlantedBug> bugs) {
        this.disk = disk;
        this.epochs = epochs;
        this.bugs = bugs;
    }

    HubEpochs epochs() {
        return epochs;
    }

    Map<FeedId, List<FactId>> all() {
        return feeds;
    }

    void append(Ingested.FeedAppend append) {
        List<FactId> feed = feeds.computeIfAbsent(append.feed(), key -> new ArrayList<>());
        append.facts().stream().filter(disk::has).forEach(feed::add);
        if (bugs.contains(PlantedBug.WRONG_SCOPE) && append.feed().isHospital()) {
            feeds.forEach((other, all) -> {
                if (other.isHospital() && !other.equals(append.feed())) {
                    append.facts().stream().filter(id -> !all.contains(id)).forEach(all::add);
                }
            });
        }
    }

    @Override
    public FeedCursor head(FeedId feed) {
        return new FeedCursor(feed, epochs.now(), feeds.getOrDefault(feed, List.of()).size());
    }

    /// Up to where the asker's positions of former epochs still hold.
    List<FeedCursor> joints(List<FeedCursor> cursors) {
        return cursors.stream()
                .filter(cursor -> !cursor.epoch().isEmpty())
                .filter(cursor -> !cursor.epoch().equals(epochs.now()))
                .map(cursor -> new FeedCursor(cursor.feed(), cursor.epoch(), joint(cursor)))
                .toList();
    }

    @Override
    public long joint(FeedCursor cursor) {
        return epochs.joint(cursor);
    }

    @Override
    public List<FeedEntry> entries(FeedId feed, long after, int maxBytes) {
        List<FactId> all = feeds.getOrDefault(feed, List.of());
        List<FeedEntry> entries = new ArrayList<>();
        long bytes = 0;
        int from = (int) after;
        if (bugs.contains(PlantedBug.ENTRY_SKIPPED) && from > 0 && from + 1 < all.size()) {
            from++;
        }
        for (int n = from; n < all.size() && (entries.isEmpty() || bytes < maxBytes); n++) {
            Fact fact = Objects.requireNonNull(disk.fact(all.get(n)));
            entries.add(new FeedEntry(n + 1L, fact.id(), fact));
            bytes += fact.size();
        }
        return bugs.contains(PlantedBug.REORDERED) ? reordered(entries) : entries;
    }

    private static List<FeedEntry> reordered(List<FeedEntry> entries) {
        List<FeedEntry> swapped = new ArrayList<>(entries);
        for (int i = 0; i + 1 < swapped.size(); i += 2) {
            FeedEntry one = swapped.get(i);
            FeedEntry other = swapped.get(i + 1);
            swapped.set(i, new FeedEntry(one.n(), other.id(), other.fact()));
            swapped.set(i + 1, new FeedEntry(other.n(), one.id(), one.fact()));
        }
        return swapped;
    }
}
