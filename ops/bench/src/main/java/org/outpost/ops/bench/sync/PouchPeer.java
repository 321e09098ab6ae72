// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.outpost.ops.simulation.clerk.Child;

/// PouchDB over leveldb on both ends, express-pouchdb at the server's.
final class PouchPeer implements Peer {
    static final String NAME = "pouchdb";

    /// Rows of a batch: its default.
    private static final int BATCH = 100;

    private static final int PREPARE_BATCH = 1_000;
    private static final int PREPARE_SECONDS = 600;

    private final Rivals rivals;
    private final Path folder;
    private int runs;

    PouchPeer(Rivals rivals, Path folder) {
        this.rivals = rivals;
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void close() {}

    @Override
    public Run run(Task task) throws Exception {
        Path place = Files.createDirectories(folder.resolve("pouchdb-" + ++runs));
        int port = OurSystem.freePort();
        try (Child server = node(place, "server", place.resolve("server"), port);
                Child client = node(place, "client", place, 0);
                Line line = new Line(port)) {
            String verb = prepared(task, server, client, line, port);
            line.be(task.line());
            Meter meter = new Meter(client.pid(), List.of(server.pid()), line);
            Went went =
                    client.ask(
                            "%s %s %d %d".formatted(verb, url(line.port()), BATCH, task.seconds()),
                            Went.class);
            Meter.Costs costs = meter.costs();
            return row(task, went, costs, held(client), held(server));
        } finally {
            Rivals.delete(place);
        }
    }

    private String prepared(Task task, Child server, Child client, Line line, int port)
            throws IOException {
        return switch (task.work()) {
            case W1 -> {
                load(client, task.seed(), task.rows());
                yield "push";
            }
            case W2 -> {
                load(server, task.seed(), task.rows());
                yield "pull";
            }
            case W3 -> {
                load(client, task.seed(), task.base());
                replicate(client, "push", port);
                // what a replication remembers is kept by address: once through the line as well
                replicate(client, "sync", line.port());
                edit(client, task, 2 * task.round());
                edit(server, task, 2 * task.round() + 1);
                yield "sync";
            }
        };
    }

    private void load(Child at, long seed, int rows) throws IOException {
        at.ask("load " + Workload.rows(folder, seed, rows) + " " + rows, Child.Done.class);
    }

    private void edit(Child at, Task task, int part) throws IOException {
        Path edits = Workload.edits(folder, task.seed(), task.base(), task.rows(), part);
        at.ask("edit " + edits, Child.Done.class);
    }

    private static void replicate(Child client, String verb, int port) throws IOException {
        client.ask(
                "%s %s %d %d".formatted(verb, url(port), PREPARE_BATCH, PREPARE_SECONDS),
                Went.class);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/bench";
    }

    private static RivalHeld held(Child at) throws IOException {
        return at.ask("digest", RivalHeld.class);
    }

    private Child node(Path place, String role, Path data, int port) throws IOException {
        Child child =
                new Child(
                        List.of(
                                "node",
                                "--max-old-space-size=4096",
                                rivals.program("pouchdb/driver.js").toString(),
                                role,
                                data.toString(),
                                Integer.toString(port)),
                        Map.of(),
                        rivals.installed("pouchdb"),
                        place.resolve(role + ".log"));
        child.ready(Child.Done.class);
        return child;
    }

    private static Run row(
            Task task, Went went, Meter.Costs costs, RivalHeld client, RivalHeld server) {
        return RivalHeld.row(
                NAME,
                task,
                went.millis(),
                costs,
                client,
                server,
                "batch " + BATCH + (went.retries() > 0 ? ", " + went.retries() + " retries" : ""));
    }

    /// @param stopped whether its time was over first
    private record Went(long millis, long retries, boolean stopped) {}
}
