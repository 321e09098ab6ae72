// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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
import org.outpost.model.sync.Sha256;
import org.outpost.model.wire.LoadBlocks;
import org.outpost.model.wire.LoadManifests;

/// Brings what a machine that begins, or begins again after long, would need thousands of pages
/// for: the blocks of the feeds it follows, what is needed first before all else. Works between the
/// turns of the conversation, some seconds at a time, so that what is written here meanwhile goes
/// out. A block is taken in whole or not at all, together with the note that it is here; whatever
/// ends the program, the next start goes on at the byte.
public final class FirstLoad implements AutoCloseable {
    private static final long STEP = Duration.ofSeconds(2).toNanos();

    /// How long a stretch of a block may take. A cut loses none of it, because what came is kept,
    /// and on a far line each stretch waits for its own way there and back.
    private static final long STRETCH = Duration.ofSeconds(20).toNanos();

    /// Bytes a second below which nobody would see people for a minute, were three blocks fetched
    /// before one is written.
    private static final long SLOW = 100_000;

    private static final int FIRST_STRETCH = 32 * 1024;
    private static final int LEAST_STRETCH = 8 * 1024;
    private static final int MOST_STRETCH = 1024 * 1024;
    private static final int AHEAD = 3;
    private static final int AT_ONCE = 4;

    private final LocalDatabase database;
    private final LoadLine line;
    private final BlockApplier applier;
    private final FactLog log;
    private final Clock clock;
    private final ExecutorService preparing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("first-load").daemon(true).factory());
    private final Deque<Coming> coming = new ArrayDeque<>();
    private final long stepNanos;
    private int stretch = FIRST_STRETCH;
    private boolean slow;
    private boolean much;

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
    }

    /// A few seconds of work.
    ///
    /// @return whether there is more
    /// @throws LineException where the line broke; what came in is kept
    public synchronized boolean step() throws LineException {
        List<FeedId> wanted = database.read(sql -> new LoadStore(sql).wanted());
        for (FeedId feed : wanted) {
            ask(feed);
        }
        if (missing(Set.of()) == null) {
            over();
            return !wanted.isEmpty();
        }
        expect();
        database.change(sql -> new LoadStore(sql).beginAgainInNewEpochs());
        long until = System.nanoTime() + stepNanos;
        bring(until, this::missing, block -> fetched(block, until));
        return missing(Set.of()) != null;
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
        bring(System.nanoTime() + stepNanos, but -> missingOf(held, but), from);
        boolean more = missingOf(held, Set.of()) != null;
        if (!more) {
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
        if (!much) {
            database.expectMuch(true);
            much = true;
        }
    }

    @Override
    public void close() {
        preparing.shutdownNow();
    }

    private void over() {
        coming.clear();
        if (much) {
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

    /// Brings block after block: the next ones are fetched and made ready while one is written.
    /// What is ready when the time is over, on a line that goes on, is written by the next step: it
    /// comes at once, and nobody has to stand still between the two.
    private void bring(
            long until, Function<Set<String>, LoadStore.@Nullable Missing> which, Fetching from)
            throws LineException {
        LineException broken = null;
        boolean more = true;
        boolean did = false;
        while (more || !coming.isEmpty()) {
            boolean over = did && System.nanoTime() >= until;
            if (over && more) {
                return;
            }
            LoadStore.Missing next = null;
            boolean ripe = slow && !coming.isEmpty() && coming.peek().block().isDone();
            if (more && !ripe && coming.size() < AHEAD) {
                next = which.apply(under());
                more = next != null;
            }
            did = true;
            if (next == null) {
                if (!coming.isEmpty()) {
                    written();
                }
                continue;
            }
            try {
                byte[] bytes = from.bytes(next);
                more = bytes != null;
                if (bytes != null) {
                    coming.add(new Coming(next, preparing.submit(() -> ready(bytes))));
                }
            } catch (LineException e) {
                broken = e;
                more = false;
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    private Set<String> under() {
        return coming.stream().map(one -> one.of().hash()).collect(Collectors.toSet());
    }

    private Block ready(byte[] bytes) {
        return applier.prepare(LoadBlocks.decode(bytes));
    }

    /// Writes the oldest of those that come, and with it those behind it that are ready; but for
    /// one that no list asks for any more.
    private void written() throws LineException {
        List<Coming> some = new ArrayList<>();
        while (!coming.isEmpty()
                && some.size() < AT_ONCE
                && (some.isEmpty() || coming.peek().block().isDone())) {
            some.add(coming.remove());
        }
        List<AggregateId> changed = new ArrayList<>();
        for (Coming one : some) {
            ready(one);
        }
        database.change(sql -> {
            LoadStore store = new LoadStore(sql);
            for (Coming one : some) {
                FeedId feed = one.of().feed();
                if (!store.lacks(one.of())) {
                    continue;
                }
                Block.Written written =
                        applier.write(sql, one.block().resultNow(), feed, store.begun(feed));
                changed.addAll(written.changed());
                store.done(one.of(), written.digest());
                store.place(feed);
                differs(sql, feed, store.finish(feed));
            }
        });
        log.tell(changed);
    }

    /// Waits until it is made ready. A block that was what its name says and can't be read was made
    /// by a newer version: its feed's pages are pulled.
    private void ready(Coming one) throws LineException {
        try {
            one.block().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineException(LineException.Trouble.DOWN, "stopped while waiting", e);
        } catch (ExecutionException e) {
            database.change(sql -> new LoadStore(sql).decline(one.of().feed(), clock.millis()));
            throw new LineException(
                    LineException.Trouble.NOT_UNDERSTOOD, "a block that can't be read", e);
        }
    }

    private void differs(Sql sql, FeedId feed, long position) {
        if (position >= 0) {
            new ProofStore(sql).differs(feed, position, clock.millis());
        }
    }

    private LoadStore.@Nullable Missing missing(Set<String> but) {
        return database.read(sql -> new LoadStore(sql).missing(but.size() + 1)).stream()
                .filter(block -> !but.contains(block.hash()))
                .findFirst()
                .orElse(null);
    }

    /// All bytes of a block; null where the time is over first, or the block is no more.
    private byte @Nullable [] fetched(LoadStore.Missing block, long until) throws LineException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(database.read(sql -> new LoadStore(sql).part(block.hash())));
        int kept = bytes.size();
        try {
            while (bytes.size() < block.bytes()) {
                long from = bytes.size();
                long to = Math.min(block.bytes(), from + stretch) - 1;
                long began = System.nanoTime();
                if (!line.stretch(block.feed(), block.hash(), from, to, bytes::writeBytes)) {
                    database.change(sql -> new LoadStore(sql).listAgain(block.feed()));
                    return null;
                }
                carried(bytes.size() - from, System.nanoTime() - began);
                if (bytes.size() < block.bytes() && System.nanoTime() >= until) {
                    return null;
                }
            }
        } finally {
            keep(block, kept, bytes);
        }
        byte[] all = bytes.toByteArray();
        if (!Sha256.hex(all).equals(block.hash())) {
            database.change(sql -> new LoadStore(sql).forget(block.hash()));
            throw new LineException(
                    LineException.Trouble.STRANGER, "a block that is not what its name says");
        }
        return all;
    }

    /// What came of a block that is not whole stays here.
    private void keep(LoadStore.Missing block, int kept, ByteArrayOutputStream bytes) {
        if (bytes.size() > kept && bytes.size() < block.bytes()) {
            byte[] all = bytes.toByteArray();
            byte[] fresh = Arrays.copyOfRange(all, kept, all.length);
            database.change(sql -> new LoadStore(sql).keep(block.hash(), kept, fresh));
        }
    }

    private void carried(long bytes, long nanos) {
        long took = Math.max(1, nanos);
        slow = bytes * 1_000_000_000L / took < SLOW;
        long fits = bytes * STRETCH / took;
        stretch = (int) Math.clamp(fits, LEAST_STRETCH, Math.min(MOST_STRETCH, 4L * stretch));
    }

    /// Where blocks come from.
    interface Fetching {
        /// All bytes of a block; null where it can't be had now.
        byte @Nullable [] bytes(LoadStore.Missing block) throws LineException;
    }

    private record Coming(LoadStore.Missing of, Future<Block> block) {}
}
