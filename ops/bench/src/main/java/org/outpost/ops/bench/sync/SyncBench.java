// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.outpost.ops.bench.Bench;

/// Our sync beside the rivals', on the same rows and the same kind of line. On loopback everybody
/// takes turns; on the narrow line each peer has one of its own, and they run side by side, because
/// there the line is what they wait for.
public final class SyncBench implements Bench {
    private static final long LOOPBACK_SECONDS = 600;
    private static final long SHAPED_SECONDS = 600;
    private static final long OUR_SECONDS = 1_800;
    private static final int STORED_EDITS = 1_000;

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String about() {
        return "our sync beside PouchDB and SymmetricDS [--shaped | --stored [--sizes N,N]]"
                + " [--only W1,W2,W3] [--peers ours,pouchdb,symmetricds] [--rounds N]"
                + " [--divide N]";
    }

    @Override
    public Measured run(List<String> words, Consumer<String> progress) throws Exception {
        SyncWords asked = SyncWords.read(words);
        Path folder = Files.createTempDirectory("outpost-sync");
        Session session = new Session(asked, folder, progress);
        try {
            switch (asked.form()) {
                case LOOPBACK -> session.loopback();
                case SHAPED -> session.shaped();
                case STORED -> session.stored();
            }
        } catch (Exception e) {
            progress.accept("logs of what failed are left in " + folder);
            throw e;
        } finally {
            session.close();
        }
        if (session.failures.get() == 0) {
            Rivals.delete(folder);
        } else {
            progress.accept("logs of what failed are left in " + folder);
        }
        List<Run> runs = session.runs;
        return new Measured(
                new SyncFigures(asked, runs).all(), runs.stream().map(Run::json).toList());
    }

    /// One run of the bench: what is up for it and what came of it.
    private static final class Session implements Closeable {
        private final SyncWords asked;
        private final Path folder;
        private final Consumer<String> progress;
        private final List<Run> runs = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger failures = new AtomicInteger();
        private final List<Peer> open = Collections.synchronizedList(new ArrayList<>());

        Session(SyncWords asked, Path folder, Consumer<String> progress) {
            this.asked = asked;
            this.folder = folder;
            this.progress = progress;
        }

        /// Peer after peer, so that nobody shares the processor with another.
        void loopback() throws Exception {
            for (Callable<Peer> begin : peers(SymmetricPeer.DEFAULT_BATCH)) {
                try (Peer peer = begin.call()) {
                    for (Work work : asked.works()) {
                        for (int round = 0; round < asked.rounds(); round++) {
                            take(peer, task(work, LineShape.LOOPBACK, LOOPBACK_SECONDS, round));
                        }
                    }
                }
            }
        }

        /// Side by side, each on a line of its own.
        void shaped() throws Exception {
            try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (Callable<Peer> begin : peers(SymmetricPeer.TUNED_BATCH)) {
                    Peer peer = opened(begin);
                    all.add(side.submit(() -> shaped(peer)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
        }

        private Void shaped(Peer peer) {
            boolean ours = peer.name().equals(OurPeer.NAME);
            for (int round = 0; round < asked.rounds(); round++) {
                for (Work work : asked.works()) {
                    long seconds = ours ? OUR_SECONDS : SHAPED_SECONDS;
                    take(peer, task(work, LineShape.FIELD, seconds, round));
                    // what the cuts added is told from the same line without them
                    if (ours && work != Work.W3) {
                        take(peer, task(work, LineShape.STEADY, seconds, round));
                    }
                }
            }
            return null;
        }

        /// What the same change costs beside more and more that is stored.
        void stored() throws Exception {
            try (Peer ours = ours()) {
                for (int size : asked.sizes()) {
                    int stored = Math.max(Task.EDITED_BASE, size / asked.divide());
                    for (Work work : asked.works()) {
                        if (work == Work.W2) {
                            continue;
                        }
                        for (int round = 0; round < asked.rounds(); round++) {
                            take(
                                    ours,
                                    new Task(
                                            work,
                                            STORED_EDITS,
                                            stored,
                                            LineShape.LOOPBACK,
                                            LOOPBACK_SECONDS,
                                            round));
                        }
                    }
                }
            }
        }

        private Task task(Work work, LineShape line, long seconds, int round) {
            return switch (work) {
                case W1 -> new Task(work, divided(Task.W1_ROWS), 0, line, seconds, round);
                case W2 -> new Task(work, divided(Task.W2_ROWS), 0, line, seconds, round);
                case W3 ->
                        new Task(
                                work,
                                divided(Task.W3_EDITS),
                                Task.EDITED_BASE,
                                line,
                                seconds,
                                round);
            };
        }

        private int divided(int rows) {
            return Math.max(1, rows / asked.divide());
        }

        private void take(Peer peer, Task task) {
            try {
                Run run = peer.run(task);
                runs.add(run);
                progress.accept(run.words());
            } catch (Exception e) {
                failures.incrementAndGet();
                progress.accept(
                        task.work() + " " + peer.name() + " was not measured: " + e.getMessage());
            }
        }

        private List<Callable<Peer>> peers(int batch) throws Exception {
            List<Callable<Peer>> peers = new ArrayList<>();
            if (asked.with(PouchPeer.NAME) || asked.with(SymmetricPeer.NAME)) {
                Rivals rivals = Rivals.ready(progress);
                if (asked.with(PouchPeer.NAME)) {
                    peers.add(() -> new PouchPeer(rivals, folder));
                }
                if (asked.with(SymmetricPeer.NAME)) {
                    peers.add(() -> new SymmetricPeer(rivals, folder, batch));
                }
            }
            if (asked.with(OurPeer.NAME)) {
                peers.add(this::ours);
            }
            return peers;
        }

        private Peer ours() throws Exception {
            OurSystem system = OurSystem.start(Built.found(), folder.resolve("outpost"), progress);
            return new OurPeer(system, progress);
        }

        private Peer opened(Callable<Peer> begin) throws Exception {
            Peer peer = begin.call();
            open.add(peer);
            return peer;
        }

        @Override
        public void close() throws IOException {
            for (Peer peer : open) {
                peer.close();
            }
        }
    }
}
