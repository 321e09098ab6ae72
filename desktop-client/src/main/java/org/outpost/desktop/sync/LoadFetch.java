// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.Sha256;

/// Fetches the blocks of first loads in threads of its own, so that the line stands still neither
/// while what it brought is written nor while the conversation has its turn. A block is asked for
/// in one, and the next one a little before the last byte of it is here; what came before a cut is
/// kept, and the rest is asked for. So many are fetched ahead of those that are written, and no
/// more.
///
/// Life cycle: {@link #begin} sets it going; what it fetched is taken by {@link #ripe} and given up
/// by {@link #done}. After a failure it rests until that was told and it is set going again.
final class LoadFetch implements AutoCloseable {
    /// How many are in memory at once, from their first byte until they are written.
    private static final int AHEAD = 4;

    private static final int WRITTEN_AT_ONCE = 2;

    /// The way there and back of a line as far as a satellite's, and what waits on it.
    private static final double LEAD_SECONDS = 2;

    private static final long LEAST_LEAD = 8 * 1024;
    private static final long KEPT_EVERY = Duration.ofSeconds(5).toNanos();
    private static final int END_SECONDS = 5;

    private final LocalDatabase database;
    private final LoadLine line;
    private final Executor preparing;
    private final Function<byte[], Block> ready;
    private final ExecutorService lanes =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("first-load-line-", 1).daemon(true).factory());
    private final Deque<Coming> coming = new ArrayDeque<>();
    private @Nullable Exception broken;
    private boolean resting;
    private boolean nudged;
    private boolean came;

    /// @param ready makes the bytes of a block ready to be written, in one of the threads of
    ///   `preparing`
    LoadFetch(
            LocalDatabase database,
            LoadLine line,
            Executor preparing,
            Function<byte[], Block> ready) {
        this.database = database;
        this.line = line;
        this.preparing = preparing;
        this.ready = ready;
    }

    /// Fetches on, but behind a failure that nobody has heard of yet.
    synchronized void begin() {
        resting = false;
        pump();
    }

    /// Fetches on, whatever went wrong before.
    synchronized void beginAgain() {
        broken = null;
        begin();
    }

    /// Those that can be written, the first of them first; they stay in memory until they are done.
    ///
    /// @param nanos how long it may be waited for one
    /// @return none where none came in that time, or something else is to be done
    /// @throws LineException where the line broke, and nothing is left to be written before that
    synchronized List<Coming> ripe(long nanos) throws LineException {
        long until = System.nanoTime() + nanos;
        while (coming.isEmpty() || !coming.getFirst().isReady()) {
            tell();
            long left = until - System.nanoTime();
            if (coming.isEmpty() || left <= 0 || nudged) {
                nudged = false;
                return List.of();
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LineException(
                        LineException.Trouble.DOWN, "stopped while waiting for a block", e);
            }
        }
        return coming.stream().takeWhile(Coming::isReady).limit(WRITTEN_AT_ONCE).toList();
    }

    private void tell() throws LineException {
        Exception known = broken;
        broken = null;
        if (known instanceof LineException e) {
            throw e;
        }
        if (known instanceof RuntimeException e) {
            throw e;
        }
    }

    /// These are written, or nobody wants them.
    synchronized void done(List<Coming> some) {
        coming.removeAll(some);
        pump();
    }

    /// Nothing of what comes is wanted any more.
    synchronized void drop() {
        coming.clear();
    }

    /// Whoever waits for a block has something else to do.
    synchronized void nudge() {
        nudged = true;
        notifyAll();
    }

    /// Whether any byte came since this was asked before.
    synchronized boolean hasCome() {
        boolean some = came;
        came = false;
        return some;
    }

    /// Whether nothing is under way on the line.
    synchronized boolean isStill() {
        return coming.stream().allMatch(one -> one.block != null);
    }

    /// What is under way is given up; what came of it is kept, and what came whole.
    @Override
    public void close() {
        lanes.shutdownNow();
        boolean ended = false;
        try {
            ended = lanes.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Coming> whole = taken();
        if (ended) {
            whole.forEach(this::keep);
        }
    }

    private synchronized List<Coming> taken() {
        List<Coming> all = List.copyOf(coming);
        coming.clear();
        return all;
    }

    private synchronized void pump() {
        while (mayBegin()) {
            LoadStore.Missing next = next();
            if (next == null) {
                return;
            }
            Coming one = new Coming(next);
            coming.add(one);
            lanes.execute(() -> fetch(one));
        }
    }

    private boolean mayBegin() {
        if (broken != null || resting || lanes.isShutdown() || coming.size() >= AHEAD) {
            return false;
        }
        List<Coming> under = coming.stream().filter(one -> one.block == null).toList();
        return under.isEmpty() || under.size() == 1 && under.getFirst().isNearlyHere();
    }

    private LoadStore.@Nullable Missing next() {
        Set<String> under = coming.stream().map(one -> one.of.hash()).collect(Collectors.toSet());
        return database.read(sql -> new LoadStore(sql).missing(under.size() + 1)).stream()
                .filter(block -> !under.contains(block.hash()))
                .findFirst()
                .orElse(null);
    }

    private void fetch(Coming one) {
        try {
            byte[] bytes = fetched(one);
            if (bytes == null) {
                database.change(sql -> new LoadStore(sql).listAgain(one.of.feed()));
            }
            here(one, bytes);
        } catch (LineException | RuntimeException e) {
            failed(one, e);
        }
    }

    private synchronized void here(Coming one, byte @Nullable [] bytes) {
        if (bytes == null) {
            coming.remove(one);
            resting = true;
        } else {
            CompletableFuture<Block> made =
                    CompletableFuture.supplyAsync(() -> ready.apply(bytes), preparing);
            one.block = made;
            made.whenComplete((block, failed) -> wake());
        }
        pump();
        notifyAll();
    }

    private synchronized void failed(Coming one, Exception why) {
        coming.remove(one);
        if (broken == null) {
            broken = why;
        }
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /// All bytes of a block; null where the block is no more.
    private byte @Nullable [] fetched(Coming one) throws LineException {
        LoadStore.Missing of = one.of;
        one.keptBefore(database.read(sql -> new LoadStore(sql).part(of.hash())));
        try {
            while (one.size() < of.bytes()) {
                long from = one.size();
                if (!line.stretch(
                        of.feed(), of.hash(), from, of.bytes() - 1, some -> came(one, some))) {
                    return null;
                }
                if (one.size() == from) {
                    throw new LineException(LineException.Trouble.DOWN, "nothing came");
                }
            }
        } finally {
            if (one.size() < of.bytes()) {
                keep(one);
            }
        }
        byte[] all = one.bytes.toByteArray();
        if (!Sha256.hex(all).equals(of.hash())) {
            database.change(sql -> new LoadStore(sql).forget(of.hash()));
            throw new LineException(
                    LineException.Trouble.STRANGER, "a block that is not what its name says");
        }
        return all;
    }

    private void came(Coming one, byte[] some) {
        synchronized (this) {
            came = true;
            one.add(some);
            pump();
        }
        if (System.nanoTime() - one.keptAt > KEPT_EVERY && one.size() < one.of.bytes()) {
            keep(one);
        }
    }

    /// What came of a block stays here, whatever ends the program.
    private void keep(Coming one) {
        byte[] all = one.bytes.toByteArray();
        if (all.length > one.kept) {
            byte[] fresh = Arrays.copyOfRange(all, one.kept, all.length);
            database.change(sql -> new LoadStore(sql).keep(one.of.hash(), one.kept, fresh));
            one.kept = all.length;
        }
        one.keptAt = System.nanoTime();
    }

    /// A block from the moment it is asked for until it is written. Its bytes are added by one
    /// thread, under the lock of all.
    static final class Coming {
        private final LoadStore.Missing of;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile @Nullable CompletableFuture<Block> block;
        private int kept;
        private long keptAt = System.nanoTime();
        private long firstAt;
        private long since;

        private Coming(LoadStore.Missing of) {
            this.of = of;
        }

        LoadStore.Missing of() {
            return of;
        }

        /// What is made of it; done where it is ripe.
        CompletableFuture<Block> made() {
            CompletableFuture<Block> made = block;
            if (made == null) {
                throw new IllegalStateException("a block is taken when it is ripe");
            }
            return made;
        }

        private boolean isReady() {
            CompletableFuture<Block> made = block;
            return made != null && made.isDone();
        }

        private void keptBefore(byte[] part) {
            bytes.writeBytes(part);
            kept = part.length;
        }

        private int size() {
            return bytes.size();
        }

        private void add(byte[] some) {
            if (firstAt == 0) {
                firstAt = System.nanoTime();
            } else {
                since += some.length;
            }
            bytes.writeBytes(some);
        }

        /// Whether the rest comes in the time the line takes for asking.
        private boolean isNearlyHere() {
            if (firstAt == 0) {
                return false;
            }
            double seconds = Math.max(1, System.nanoTime() - firstAt) / 1e9;
            double lead = Math.max(LEAST_LEAD, since / seconds * LEAD_SECONDS);
            return of.bytes() - bytes.size() <= lead;
        }
    }
}
