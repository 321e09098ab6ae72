// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.BlockCutter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.Signer;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;
import org.outpost.server.platform.ObjectStore;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.WorkLeaseStore;

/// Cuts feeds into the blocks of a first load, in the background and on one node at a time: never
/// in a request. A feed is cut from its beginning once; what came since is cut apart from it, again
/// and again, until that is a fifth of the whole. A block that did not change keeps its name and is
/// not stored again; one that no manifest has named for a week is taken out.
///
/// It gives way to counters behind each page it read and each block it stored. What it holds in
/// memory is a few bytes for each entry and the facts of one block.
public final class BlockBuilder {
    private static final long LEAST = 1_000;
    private static final long SHARE = 20;
    private static final long WHOLE_AGAIN = 5;
    private static final int MOST = 1_000_000;
    private static final int READ_BYTES = 4_000_000;
    private static final long GRACE = Duration.ofDays(7).toMillis();
    private static final long HELD = Duration.ofMinutes(2).toMillis();

    private final LoadStore store;
    private final FeedStore feeds;
    private final WorkLeaseStore leases;
    private final ObjectStore objects;
    private final Rooms rooms;
    private final Signer signer;
    private final Clock clock;
    private final LongConsumer givesWay;
    private Map<FeedId, Long> seen = Map.of();

    /// @param givesWay takes the nanoseconds of a piece of work and may rest before the next
    BlockBuilder(
            Transactions transactions,
            ObjectStore objects,
            Rooms rooms,
            Signer signer,
            Clock clock,
            Randomness randomness,
            LongConsumer givesWay) {
        this.store = new LoadStore(transactions);
        this.feeds = new FeedStore(transactions);
        this.leases = new WorkLeaseStore(transactions, clock, randomness);
        this.objects = objects;
        this.rooms = rooms;
        this.signer = signer;
        this.clock = clock;
        this.givesWay = givesWay;
    }

    /// One turn: the feed that needs it most, or else what nothing needs any more.
    ///
    /// @return whether there was a feed to cut
    public boolean run() {
        return run(true);
    }

    /// One turn that may leave feeds alone to which something came since the turn before: what is
    /// cut of them now is cut again soon.
    ///
    /// @param growing whether those are cut too
    /// @return whether there was a feed to cut
    public boolean run(boolean growing) {
        Map<FeedId, Long> heads = new HashMap<>();
        boolean cut = false;
        for (FeedId feed : store.due(LEAST, SHARE)) {
            long head = feeds.head(feed).n();
            boolean ripe = growing || seen.getOrDefault(feed, -1L) == head;
            cut = cut || ripe && alone(feed, () -> build(feed));
            heads.put(feed, head);
        }
        seen = heads;
        if (heads.isEmpty()) {
            clean();
        }
        return cut;
    }

    /// Cuts one feed now.
    ///
    /// @return null where the feed is empty or began a new epoch meanwhile
    public synchronized @Nullable LoadManifest build(FeedId feed) {
        FeedCursor head = feeds.head(feed);
        if (head.n() == 0) {
            return null;
        }
        List<LoadBlock> kept = kept(feed, head);
        long from = kept.stream().mapToLong(LoadBlock::upTo).max().orElse(0);
        BlockCutter cutter = new BlockCutter(rooms);
        long to = read(feed, from, head.n(), cutter);
        long now = clock.millis();
        List<LoadBlock> blocks = new ArrayList<>(kept);
        for (BlockCutter.Cut cut : cutter.cut(now)) {
            leases.hold(job(feed), HELD);
            long began = System.nanoTime();
            blocks.add(stored(feed, cut, from, to, now));
            givesWay.accept(System.nanoTime() - began);
        }
        LoadManifest manifest =
                new LoadManifest(
                        feed,
                        head.epoch(),
                        to,
                        LoadManifest.CODING,
                        now,
                        feeds.digest(feed, to),
                        ordered(blocks));
        byte[] document = LoadManifests.document(manifest);
        LoadManifest.Signed signed = new LoadManifest.Signed(document, signer.sign(document));
        return store.publish(manifest, signed) ? manifest : null;
    }

    /// Takes out blocks that no manifest has named for a while: whoever is still at one asks for
    /// the manifest again. Never while their feed is being cut, which may want one of them back.
    public void clean() {
        long before = clock.millis() - GRACE;
        for (LoadStore.Unused block : store.unused(before)) {
            alone(block.feed(), () -> takeOut(block, before));
        }
    }

    private synchronized void takeOut(LoadStore.Unused block, long before) {
        if (store.forget(block, before)) {
            objects.delete(key(block.feed(), block.hash()));
        }
    }

    /// Works on a feed's blocks where no other node does.
    private boolean alone(FeedId feed, Runnable work) {
        if (!leases.hold(job(feed), HELD)) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            leases.letGo(job(feed));
        }
    }

    /// Under which name a block lies in the file store.
    static String key(FeedId feed, String hash) {
        return "first-load/" + feed.value() + "/" + hash;
    }

    /// The blocks of the last manifest that stay as they are: all but those of its last stretch,
    /// or, where that has grown to a fifth of the whole, none. What is larger than one cut keeps
    /// its older stretches for good.
    private List<LoadBlock> kept(FeedId feed, FeedCursor head) {
        LoadManifest last =
                store.manifest(feed)
                        .map(signed -> LoadManifests.read(signed.document()))
                        .orElse(null);
        if (last == null || last.coding() != LoadManifest.CODING) {
            return List.of();
        }
        long stretch = last.blocks().stream().mapToLong(LoadBlock::behind).max().orElse(0);
        long since = stretch == 0 ? last.n() : stretch;
        if (head.n() - since > head.n() / WHOLE_AGAIN) {
            return head.n() <= MOST ? List.of() : last.blocks();
        }
        return last.blocks().stream().filter(block -> block.upTo() <= since).toList();
    }

    /// Tells the cutter of the entries behind a position.
    ///
    /// @return the last one it was told of
    private long read(FeedId feed, long from, long head, BlockCutter cutter) {
        long at = from;
        while (at < head && cutter.entries() < MOST) {
            long before = at;
            long began = System.nanoTime();
            for (FeedEntry entry : feeds.entries(feed, at, READ_BYTES)) {
                if (entry.n() <= head && cutter.entries() < MOST && entry.fact() != null) {
                    cutter.add(entry.n(), entry.fact());
                    at = entry.n();
                }
            }
            givesWay.accept(System.nanoTime() - began);
            leases.hold(job(feed), HELD);
            if (at == before) {
                // What lies behind is damaged, until it is put right.
                break;
            }
        }
        return at;
    }

    private LoadBlock stored(FeedId feed, BlockCutter.Cut cut, long from, long to, long now) {
        byte[] bytes = LoadBlocks.encode(store.entries(feed, cut.entries()));
        String hash = Sha256.hex(bytes);
        if (!store.note(feed, hash, bytes.length, now)) {
            objects.put(key(feed, hash), bytes);
            store.stored(feed, hash);
        }
        return new LoadBlock(
                hash, bytes.length, cut.entries().length, cut.stage(), from, to, cut.things());
    }

    /// Stage by stage; within one the older stretch first, so that what is shown is always how
    /// things once stood, but the last registered patients before all others.
    private static List<LoadBlock> ordered(List<LoadBlock> blocks) {
        Comparator<LoadBlock> older = Comparator.comparingLong(LoadBlock::behind);
        List<LoadBlock> ordered = new ArrayList<>();
        for (LoadStage stage : LoadStage.values()) {
            blocks.stream()
                    .filter(block -> block.stage() == stage)
                    .sorted(stage == LoadStage.PEOPLE ? older.reversed() : older)
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private static String job(FeedId feed) {
        return "first-load/" + feed.value();
    }
}
