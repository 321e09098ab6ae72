// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;

/// Brings what a machine that begins, or begins again after long, would need thousands of pages
/// for: the blocks of the feeds it follows, what is needed first before all else. They come in
/// beside the conversation, on the same line; what came is written between its turns, some seconds
/// at a time, so that what is written here meanwhile goes out. A block is taken in whole or not at
/// all, together with the note that it is here; whatever ends the program, the next start goes on
/// at the byte.
public final class FirstLoad implements AutoCloseable {
    private static final long STEP = Duration.ofSeconds(2).toNanos();
    private static final int CARRIED_AHEAD = 3;

    /// In one transaction: what a counter that wants to write in between would not notice.
    private static final int WRITTEN_AT_ONCE = 8;

    private final LocalDatabase database;
    private final LoadLine line;
    private final BlockApplier applier;
    private final FactLog log;
    private final Clock clock;
    private final ExecutorService preparing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("first-load").daemon(true).factory());
    private final LoadFetch fetch;
    private final Deque<Carried> carried = new ArrayDeque<>();
    private final long stepNanos;

    /// Null before the first look: the program may have ended before the last load was over.
    private @Nullable Boolean much;

    public FirstLoad(
            LocalDatabase database, LoadLine line, BlockApplier applier, FactLog log, Clock clock) {
        this(database, line, applier, log, clock, STEP);
    }

    FirstLoad(
            LocalDatabase database,
            LoadLine line,
            BlockApplier applier,
            FactLog log,
            Clock clock,
            long stepNanos) {
        this.database = database;
        this.line = line;
        this.applier = applier;
        this.log = log;
        this.clock = clock;
        this.stepNanos = stepNanos;
        this.fetch = new LoadFetch(database, line, preparing, this::ready);
    }

    /// Sets the line going where blocks are missing, whatever it was cut by before; what it brings
    /// meanwhile the next step writes.
    public void begin() {
        fetch.beginAgain();
    }

    /// A few seconds of work: waits for blocks and writes them.
    ///
    /// @return whether there is more
    /// @throws LineException where the line broke; what came in is kept
    public boolean step() throws LineException {
        return step(stepNanos);
    }

    /// Writes some of what is here, and waits for nothing.
    public void stepBetween() throws LineException {
        step(0);
    }

    /// A step that waits for a block is over: there is something else to do.
    public void nudge() {
        fetch.nudge();
    }

    /// Whether the line carried any of it since this was asked before.
    public boolean hasCome() {
        return fetch.hasCome();
    }

    /// Whether nothing of it is under way on the line.
    boolean isStill() {
        return fetch.isStill();
    }

    private boolean step(long nanos) throws LineException {
        long until = System.nanoTime() + nanos;
        boolean wanted = lists();
        if (!missing()) {
            over();
            return wanted;
        }
        fetch.begin();
        while (fetch.isRipe(Math.max(0, until - System.nanoTime()))) {
            take();
            if (System.nanoTime() >= until) {
                break;
            }
        }
        return missing();
    }

    /// Asks for the lists that are wanted.
    ///
    /// @return whether any was
    private synchronized boolean lists() throws LineException {
        List<FeedId> wanted = database.read(sql -> new LoadStore(sql).wanted());
        for (FeedId feed : wanted) {
            ask(feed);
        }
        if (missing()) {
            expect();
            database.change(sql -> new LoadStore(sql).beginAgainInNewEpochs());
        }
        return !wanted.isEmpty();
    }

    /// Plans by a list that was carried here, where that is more than what is known.
    ///
    /// @return whether the district signed it for a feed this machine follows
    synchronized boolean carried(FeedId feed, LoadManifest.Signed signed) {
        LoadManifest manifest = read(feed, signed);
        if (manifest == null) {
            return false;
        }
        database.change(sql -> {
            LoadStore store = new LoadStore(sql);
            if (store.wantCarried(manifest)) {
                store.plan(manifest);
                store.place(feed);
                differs(sql, feed, store.finish(feed));
            }
        });
        return true;
    }

    /// A few seconds of work on what was carried here.
    ///
    /// @param held which of the missing blocks were
    /// @param from gives the bytes of one; null where it is damaged, which ends this step
    /// @return whether there is more of it
    synchronized boolean stepCarried(Predicate<String> held, Fetching from) throws LineException {
        expect();
        long until = System.nanoTime() + stepNanos;
        boolean whole = readAhead(held, from);
        while (!carried.isEmpty() && (!whole || System.nanoTime() < until)) {
            Carried one = carried.remove();
            Block block = made(one.of, one.block);
            List<AggregateId> changed = new ArrayList<>();
            database.change(sql -> write(sql, one.of, block, changed));
            log.tell(changed);
            whole = whole && readAhead(held, from);
        }
        boolean more = missingOf(held, Set.of()) != null;
        if (!more && !missing()) {
            over();
        }
        return more;
    }

    private LoadStore.@Nullable Missing missingOf(Predicate<String> held, Set<String> but) {
        return database.read(sql -> new LoadStore(sql).missing(Integer.MAX_VALUE)).stream()
                .filter(block -> !but.contains(block.hash()) && held.test(block.hash()))
                .findFirst()
                .orElse(null);
    }

    private void expect() {
        if (!Boolean.TRUE.equals(much)) {
            database.expectMuch(true);
            database.change(sql -> applier.expectMuch(sql, true));
            much = true;
        }
    }

    @Override
    public void close() {
        fetch.close();
        preparing.shutdownNow();
    }

    private synchronized void over() {
        fetch.drop();
        carried.clear();
        if (database.read(sql -> new LoadStore(sql).hasParts())) {
            database.change(sql -> new LoadStore(sql).forgetStray());
        }
        if (!Boolean.FALSE.equals(much)) {
            database.change(sql -> applier.expectMuch(sql, false));
            database.expectMuch(false);
            much = false;
        }
    }

    /// Asks for the list of a feed's blocks; where there is none that can be trusted and read, its
    /// pages are pulled.
    private void ask(FeedId feed) throws LineException {
        LoadManifest.Signed signed = line.manifest(feed);
        LoadManifest manifest = signed == null ? null : read(feed, signed);
        database.change(sql -> {
            LoadStore store = new LoadStore(sql);
            if (manifest == null) {
                store.decline(feed, clock.millis());
            } else {
                store.plan(manifest);
                store.place(feed);
                differs(sql, feed, store.finish(feed));
            }
        });
    }

    @Nullable LoadManifest read(FeedId feed, LoadManifest.Signed signed) {
        byte[] key = database.read(sql -> MetaStore.bytes(sql, "server.key"));
        if (key == null || !EcP256.CHECK.holds(key, signed.document(), signed.signature())) {
            return null;
        }
        try {
            LoadManifest manifest = LoadManifests.read(signed.document());
            boolean ours = manifest.feed().equals(feed) && manifest.coding() == LoadManifest.CODING;
            return ours ? manifest : null;
        } catch (MalformedException newer) {
            return null;
        }
    }

    /// Makes the next ones ready while one is written.
    ///
    /// @return whether none of them was damaged
    private boolean readAhead(Predicate<String> held, Fetching from) throws LineException {
        while (carried.size() < CARRIED_AHEAD) {
            Set<String> under =
                    carried.stream().map(one -> one.of.hash()).collect(Collectors.toSet());
            LoadStore.Missing next = missingOf(held, under);
            if (next == null) {
                return true;
            }
            byte[] bytes = from.bytes(next);
            if (bytes == null) {
                return false;
            }
            carried.add(
                    new Carried(
                            next, CompletableFuture.supplyAsync(() -> ready(bytes), preparing)));
        }
        return true;
    }

    private Block ready(byte[] bytes) {
        return applier.prepare(LoadBlocks.decode(bytes));
    }

    /// Takes in what the line brought: block behind block in one transaction, as long as the next
    /// one is ready and nobody else waits to write. A page that many blocks change then goes to the
    /// disk once.
    private synchronized void take() throws LineException {
        List<AggregateId> changed = new ArrayList<>();
        LoadFetch.Taken odd;
        try {
            odd = database.write(sql -> taken(sql, changed));
        } finally {
            fetch.done();
        }
        log.tell(changed);
        if (odd != null) {
            made(odd.of(), odd.block());
        }
    }

    /// @return one that can't be read, which ends it; else null
    private LoadFetch.@Nullable Taken taken(Sql sql, List<AggregateId> changed) {
        for (int blocks = 0; blocks < WRITTEN_AT_ONCE; blocks++) {
            LoadFetch.Taken one = blocks > 0 && database.awaited() ? null : fetch.taken();
            if (one == null) {
                return null;
            }
            if (one.block().isCompletedExceptionally()) {
                return one;
            }
            write(sql, one.of(), one.block().join(), changed);
        }
        return null;
    }

    /// Writes a block, unless no list asks for it any more.
    private void write(Sql sql, LoadStore.Missing of, Block block, List<AggregateId> changed) {
        LoadStore store = new LoadStore(sql);
        FeedId feed = of.feed();
        if (!store.lacks(of)) {
            return;
        }
        Block.Written written = applier.write(sql, block, feed, store.begun(feed));
        changed.addAll(written.changed());
        store.done(of, written.digest());
        store.place(feed);
        differs(sql, feed, store.finish(feed));
    }

    /// Waits until it is made ready. A block that was what its name says and can't be read was made
    /// by a newer version: its feed's pages are pulled.
    private Block made(LoadStore.Missing of, CompletableFuture<Block> block) throws LineException {
        try {
            return block.join();
        } catch (CompletionException e) {
            database.change(sql -> new LoadStore(sql).decline(of.feed(), clock.millis()));
            throw new LineException(
                    LineException.Trouble.NOT_UNDERSTOOD, "a block that can't be read", e);
        }
    }

    private void differs(Sql sql, FeedId feed, long position) {
        if (position >= 0) {
            new ProofStore(sql).differs(feed, position, clock.millis());
        }
    }

    private boolean missing() {
        return !database.read(sql -> new LoadStore(sql).missing(1)).isEmpty();
    }

    /// Where blocks come from that were carried here.
    interface Fetching {
        /// All bytes of a block; null where it can't be had now.
        byte @Nullable [] bytes(LoadStore.Missing block) throws LineException;
    }

    private record Carried(LoadStore.Missing of, CompletableFuture<Block> block) {}
}
