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
/// in one, and the next one before the last byte of it is here, so that the line always has some
/// seconds to carry; what came before a cut is kept, and the rest is asked for. So many are fetched
/// ahead of those that are written, and no more.
///
/// Life cycle: {@link #begin} sets it going; what is {@link #ripe} is {@link #taken}, and forgotten
/// when it is {@link #done}. After a failure it rests until that was told and it is set going
/// again.
final class LoadFetch implements AutoCloseable {
    /// How many are in memory at once, from their first byte until they are taken.
    private static final int AHEAD = 4;

    /// The way there and back of a line as far as a satellite's, and what waits on it.
    private static final double LEAD_SECONDS = 2;

    private static final long LEAST_LEAD = 8 * 1024;
    private static final long ENOUGH = 16 * 1024;
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
    private double rate;

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

    /// Waits until one can be written.
    ///
    /// @param nanos how long
    /// @return whether there is one; there is none where none came in that time, or something else
    ///   is to be done
    /// @throws LineException where the line broke, and nothing is left to be written before that
    synchronized boolean isRipe(long nanos) throws LineException {
        long until = System.nanoTime() + nanos;
        while (!isFirstReady()) {
            tell();
            long left = until - System.nanoTime();
            if (coming.isEmpty() || left <= 0 || nudged) {
                nudged = false;
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LineException(
                        LineException.Trouble.DOWN, "stopped while waiting for a block", e);
            }
        }
        return true;
    }

    private boolean isFirstReady() {
        Coming first = first();
        return first != null && first.isReady();
    }

    private @Nullable Coming first() {
        return coming.stream().filter(one -> !one.isTaken).findFirst().orElse(null);
    }

    /// Takes the first one where it can be written; its place in memory is the next one's. Nobody
    /// else fetches it until it is done.
    ///
    /// @return null where it can't be yet
    synchronized @Nullable Taken taken() {
        Coming first = first();
        CompletableFuture<Block> block = first == null ? null : first.block;
        if (first == null || block == null || !block.isDone()) {
            return null;
        }
        first.isTaken = true;
        first.block = null;
        first.bytes.reset();
        pump();
        return new Taken(first.of, block);
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

    /// All that were taken are written, or none of them will be.
    synchronized void done() {
        coming.removeIf(one -> one.isTaken);
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
        return coming.stream().noneMatch(Coming::isUnderWay);
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
        List<Coming> whole = left();
        if (ended) {
            whole.forEach(this::keep);
        }
    }

    private synchronized List<Coming> left() {
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
        long here = coming.stream().filter(one -> !one.isTaken).count();
        if (broken != null || resting || lanes.isShutdown() || here >= AHEAD) {
            return false;
        }
        long asked =
                coming.stream().filter(Coming::isUnderWay).mapToLong(Coming::stillToCome).sum();
        return asked <= Math.max(LEAST_LEAD, rate * LEAD_SECONDS);
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
            rate = one.rate(rate);
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

    /// A block that is to be written.
    ///
    /// @param block done; exceptionally where it can't be read
    record Taken(LoadStore.Missing of, CompletableFuture<Block> block) {}

    /// A block from the moment it is asked for until it is written. Its bytes are added by one
    /// thread, under the lock of all.
    private static final class Coming {
        private final LoadStore.Missing of;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile @Nullable CompletableFuture<Block> block;
        private int kept;
        private long keptAt = System.nanoTime();
        private long firstAt;
        private long since;
        private boolean isTaken;

        private Coming(LoadStore.Missing of) {
            this.of = of;
        }

        private boolean isUnderWay() {
            return !isTaken && block == null;
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

        private long stillToCome() {
            return of.bytes() - bytes.size();
        }

        /// Bytes a second, once enough of them came to tell.
        private double rate(double otherwise) {
            double seconds = Math.max(1, System.nanoTime() - firstAt) / 1e9;
            return since < ENOUGH ? otherwise : since / seconds;
        }
    }
}
