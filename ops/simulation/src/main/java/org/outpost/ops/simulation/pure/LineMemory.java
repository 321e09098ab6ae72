// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.PlantedBug;

/// What a counter in memory keeps for its line on its disk, beside its facts: where it stands in
/// each feed and what stands where, what it was told, and the batches of its former lives.
final class LineMemory {
    final Map<FeedId, FeedCursor> cursors = new LinkedHashMap<>();
    private final Map<FeedId, List<FactId>> places = new LinkedHashMap<>();
    private final List<Former> former = new ArrayList<>();
    @Nullable String token;
    byte @Nullable [] serverKey;
    long offset;
    long reached;
    HybridTime clock = HybridTime.ZERO;

    /// An outbox that nothing is added to any more.
    ///
    /// @param reached what of it the district had when it ended
    private record Former(Outbox outbox, long reached) {}

    /// It is now as another one is.
    void takes(LineMemory other) {
        cursors.clear();
        cursors.putAll(other.cursors);
        places.clear();
        other.places.forEach((feed, all) -> places.put(feed, new ArrayList<>(all)));
        former.clear();
        former.addAll(other.former);
        token = other.token;
        serverKey = other.serverKey;
        offset = other.offset;
        reached = other.reached;
        clock = other.clock;
    }

    /// A new life begins.
    void ended(Outbox outbox) {
        former.add(new Former(outbox, reached));
        token = null;
        reached = 0;
    }

    List<WriterId> formerWriters() {
        return former.stream().map(one -> one.outbox().writer()).toList();
    }

    /// Those batches of a former life that the district had.
    List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
        return former.stream()
                .filter(one -> one.outbox().writer().equals(writer))
                .flatMap(one ->
                        one.outbox().frozenAfter(seq, maxBytes).stream()
                                .filter(batch -> batch.header().lastSeq() <= one.reached()))
                .limit(2)
                .toList();
    }

    void greeted(Hello.Answer answer, Driver.Seat seat) {
        token = answer.token();
        // Less than before means that the district lost some: that counts as not sent again.
        reached = answer.highSeq();
        serverKey = answer.serverKey();
        offset = answer.serverMillis() - seat.ownMillis().getAsLong();
        seat.follows().forEach(feed -> cursors.putIfAbsent(feed, FeedCursor.start(feed)));
    }

    /// The cursors stand behind these pages.
    void move(List<FeedPage> pages, Set<PlantedBug> bugs, Faults faults) {
        for (FeedPage page : pages) {
            boolean back =
                    bugs.contains(PlantedBug.CURSOR_GOES_BACK)
                            && page.from() > 1
                            && faults.strikes("planted: a page comes again", 50);
            long n = back ? page.from() - 1 : page.to();
            place(page);
            cursors.put(page.feed(), new FeedCursor(page.feed(), page.epoch(), n));
        }
    }

    /// What of a page stands where.
    private void place(FeedPage page) {
        List<FactId> feed = places.computeIfAbsent(page.feed(), key -> new ArrayList<>());
        while (feed.size() > page.from()) {
            feed.removeLast();
        }
        page.entries().stream().map(FeedEntry::id).forEach(feed::add);
    }

    /// What the district itself wrote behind these positions, in order, each once.
    Set<FactId> decidedBehind(List<FeedCursor> joints) {
        Set<FactId> decided = new LinkedHashSet<>();
        for (FeedCursor joint : joints) {
            List<FactId> feed = places.getOrDefault(joint.feed(), List.of());
            feed.subList((int) Math.min(joint.n(), feed.size()), feed.size()).stream()
                    .filter(id -> id.writer().isServer())
                    .forEach(decided::add);
        }
        return decided;
    }
}
