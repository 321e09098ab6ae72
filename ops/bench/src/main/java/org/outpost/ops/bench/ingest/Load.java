// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.outpost.ops.bench.sync.ProcessCost;

/// Lets clients push what they have ready, and tells what it cost.
final class Load {
    private static final long SELF = ProcessHandle.current().pid();

    private final long server;
    private final long database;

    Load(long server, long database) {
        this.server = server;
        this.database = database;
    }

    /// Every client pushes one batch behind the other, all at once.
    Outcome closed(List<PushClient> clients) throws InterruptedException {
        return measured(
                clients,
                client -> {
                    List<Double> millis = new ArrayList<>();
                    while (client.ready() > 0) {
                        long start = System.nanoTime();
                        client.push();
                        millis.add((System.nanoTime() - start) / 1e6);
                    }
                    return millis;
                });
    }

    /// Every client pushes at moments of its own, none waiting for another: together so many
    /// batches a second on average, spread evenly by chance over the time that takes. A push that
    /// had to wait for the one before it is timed from the moment it was meant to go.
    Outcome paced(List<PushClient> clients, double batchesPerSecond, long seed)
            throws InterruptedException {
        double perClient = clients.size() / batchesPerSecond;
        long begun = System.nanoTime();
        return measured(
                clients,
                client -> {
                    SplittableRandom random =
                            new SplittableRandom(seed + client.writer().hashCode());
                    List<Double> millis = new ArrayList<>();
                    double window = client.ready() * perClient;
                    double[] due = random.doubles(client.ready(), 0, window).sorted().toArray();
                    for (double seconds : due) {
                        long at = begun + (long) (seconds * 1e9);
                        LockSupport.parkNanos(at - System.nanoTime());
                        client.push();
                        millis.add((System.nanoTime() - at) / 1e6);
                    }
                    return millis;
                });
    }

    private Outcome measured(List<PushClient> clients, Work work) throws InterruptedException {
        double serverBefore = ProcessCost.cpuSeconds(server);
        double databaseBefore = ProcessCost.cpuSeconds(database);
        double allBefore = ProcessCost.cpuSeconds(SELF);
        long start = System.nanoTime();
        List<Double> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Double>>> done = new ArrayList<>();
            for (PushClient client : clients) {
                done.add(threads.submit((Callable<List<Double>>) () -> work.of(client)));
            }
            for (Future<List<Double>> one : done) {
                millis.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a push failed: " + e.getCause(), e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double serverCpu = ProcessCost.cpuSeconds(server) - serverBefore;
        double databaseCpu = ProcessCost.cpuSeconds(database) - databaseBefore;
        // database and server are children of this process
        double all = ProcessCost.cpuSeconds(SELF) - allBefore;
        return new Outcome(
                clients.size(),
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray(),
                seconds,
                serverCpu,
                databaseCpu,
                all - serverCpu - databaseCpu);
    }

    private interface Work {
        List<Double> of(PushClient client) throws Exception;
    }

    /// @param millis of each push, sorted
    record Outcome(
            int clients,
            double[] millis,
            double seconds,
            double serverCpu,
            double databaseCpu,
            double loadCpu) {
        long facts() {
            return (long) millis.length * DayMix.BATCH;
        }

        double factsPerSecond() {
            return facts() / seconds;
        }

        double percentile(double share) {
            int at = (int) Math.ceil(share * millis.length) - 1;
            return millis[Math.clamp(at, 0, millis.length - 1)];
        }

        /// Microseconds of each fact.
        double serverMicros() {
            return serverCpu * 1e6 / facts();
        }

        double databaseMicros() {
            return databaseCpu * 1e6 / facts();
        }

        @Override
        public String toString() {
            return "%d clients: %.0f facts/s, push p50 %.0f p95 %.0f p99 %.0f ms, CPU per fact: server %.0f us, database %.0f us, load %.0f us"
                    .formatted(
                            clients,
                            factsPerSecond(),
                            percentile(0.5),
                            percentile(0.95),
                            percentile(0.99),
                            serverMicros(),
                            databaseMicros(),
                            loadCpu * 1e6 / facts());
        }

        String json(String how, long stored) {
            return "{\"how\":\"%s\",\"clients\":%d,\"stored\":%d,\"pushes\":%d,\"factsPerSecond\":%.0f,\"p50\":%.1f,\"p95\":%.1f,\"p99\":%.1f,\"serverUs\":%.1f,\"databaseUs\":%.1f,\"loadUs\":%.1f}"
                    .formatted(
                            how,
                            clients,
                            stored,
                            millis.length,
                            factsPerSecond(),
                            percentile(0.5),
                            percentile(0.95),
                            percentile(0.99),
                            serverMicros(),
                            databaseMicros(),
                            loadCpu * 1e6 / facts());
        }
    }
}
