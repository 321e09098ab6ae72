// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.simulation.clerk.Child;

/// SymmetricDS between SQLite and MariaDB.
final class SymmetricPeer implements Peer {
    static final String NAME = "symmetricds";

    /// Rows of a batch: its default, and what somebody who knows the line would set.
    static final int DEFAULT_BATCH = 10_000;

    static final int TUNED_BATCH = 500;

    private static final int PREPARE_SECONDS = 600;
    private static final String CLIENT = "001";

    private final Rivals rivals;
    private final Path folder;
    private final int batch;
    private @Nullable RivalDatabase database;
    private int runs;

    /// @param batch rows of a batch
    SymmetricPeer(Rivals rivals, Path folder, int batch) {
        this.rivals = rivals;
        this.folder = folder;
        this.batch = batch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void close() {
        RivalDatabase open = database;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Run run(Task task) throws Exception {
        RivalDatabase central = database();
        String name = "bench_" + batch + "_" + ++runs;
        Path place = Files.createDirectories(folder.resolve("symmetricds-" + name));
        int port = OurSystem.freePort();
        try (Line line = new Line(port);
                Child server = server(place, central.url(name), port, line)) {
            configure(server, place);
            if (task.work() == Work.W2) {
                load(server, task.seed(), task.rows());
            }
            server.ask("triggers", Child.Done.class);
            server.ask("admit " + CLIENT, Child.Done.class);
            try (Child client = client(place, line)) {
                client.ask("register", Child.Done.class);
                prepare(task, server, client, central.url(name));
                line.be(task.line());
                Meter meter = new Meter(client.pid(), List.of(server.pid(), central.pid()), line);
                if (task.work() == Work.W2) {
                    server.ask("reload " + CLIENT, Child.Done.class);
                }
                Went went = client.ask(question(task, central.url(name)), Went.class);
                Meter.Costs costs = meter.costs();
                RivalHeld here = client.ask("digest", RivalHeld.class);
                RivalHeld there = server.ask("digest", RivalHeld.class);
                return RivalHeld.row(
                        NAME, task, went.millis(), costs, here, there, "batch " + batch);
            }
        } finally {
            Rivals.delete(place);
        }
    }

    private RivalDatabase database() throws IOException, InterruptedException {
        RivalDatabase open = database;
        if (open == null) {
            open = RivalDatabase.start(folder.resolve("mariadb-" + batch));
            database = open;
        }
        return open;
    }

    private void prepare(Task task, Child server, Child client, String url)
            throws IOException, InterruptedException {
        switch (task.work()) {
            case W1 -> load(client, task.seed(), task.rows());
            case W2 -> {}
            case W3 -> {
                load(client, task.seed(), task.base());
                client.ask(synced("sync", PREPARE_SECONDS, task.base(), 0, url), Went.class);
                Thread.sleep(1500);
                edit(client, task, 2 * task.round());
                edit(server, task, 2 * task.round() + 1);
                // its routing job takes them in, as it would have before the line came back
                Thread.sleep(1500);
            }
        }
    }

    private static String question(Task task, String url) {
        return switch (task.work()) {
            case W1 -> synced("push", task.seconds(), task.rows(), 0, url);
            case W2 -> synced("pull", task.seconds(), task.rows(), 0, url);
            case W3 -> synced("sync", task.seconds(), task.base(), task.carried(), url);
        };
    }

    private static String synced(String verb, long seconds, int rows, int edited, String url) {
        return "%s %d %d %d %s %s %s"
                .formatted(
                        verb,
                        seconds,
                        rows,
                        edited,
                        url,
                        RivalDatabase.USER,
                        RivalDatabase.PASSWORD);
    }

    private void load(Child at, long seed, int rows) throws IOException {
        at.ask("load " + Workload.rows(folder, seed, rows) + " " + rows, Child.Done.class);
    }

    private void edit(Child at, Task task, int part) throws IOException {
        Path edits = Workload.edits(folder, task.seed(), task.base(), task.rows(), part);
        at.ask("edit " + edits, Child.Done.class);
    }

    private Child server(Path place, String url, int port, Line line) throws IOException {
        Path first = place.resolve("server.sql");
        Files.writeString(first, "create table patient (" + COLUMNS + ");\n");
        Map<String, String> settings = settings();
        settings.put("engine.name", "srv");
        settings.put("group.id", "srv");
        settings.put("external.id", "000");
        settings.put("registration.url", "");
        settings.put("sync.url", address(line));
        settings.put("db.driver", "org.mariadb.jdbc.Driver");
        settings.put("db.url", url);
        settings.put("db.user", RivalDatabase.USER);
        settings.put("db.password", RivalDatabase.PASSWORD);
        settings.put("bench.first", first.toString());
        Path web = Files.createDirectories(place.resolve("web"));
        return node(place, "server", settings, web.toString(), Integer.toString(port));
    }

    private Child client(Path place, Line line) throws IOException {
        Path first = place.resolve("client.sql");
        Files.writeString(
                first, "pragma journal_mode = wal;\ncreate table patient (" + COLUMNS + ");\n");
        Map<String, String> settings = settings();
        settings.put("engine.name", "cli");
        settings.put("group.id", "cli");
        settings.put("external.id", CLIENT);
        settings.put("registration.url", address(line));
        // nobody calls a counter
        settings.put("sync.url", "http://127.0.0.1:9/sync/cli");
        settings.put("db.driver", "org.sqlite.JDBC");
        settings.put("db.url", "jdbc:sqlite:" + place.resolve("client.db"));
        settings.put("db.user", "");
        settings.put("db.password", "");
        settings.put("start.routing.job", "false");
        settings.put(
                "db.init.sql",
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000");
        settings.put("bench.first", first.toString());
        return node(place, "client", settings);
    }

    private static String address(Line line) {
        return line.uri() + "/sync/srv";
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("auto.registration", "true");
        for (String job :
                List.of(
                        "heartbeat.job",
                        "watchdog.job",
                        "purge.outgoing.job",
                        "purge.incoming.job",
                        "push.job",
                        "pull.job")) {
            settings.put("start." + job, "false");
        }
        settings.put("job.random.max.start.time.ms", "500");
        settings.put("job.routing.period.time.ms", "500");
        settings.put("job.initial.load.queue.period.time.ms", "500");
        settings.put("job.initial.load.extract.period.time.ms", "500");
        settings.put("initial.load.create.first", "false");
        settings.put("http.timeout.ms", "60000");
        settings.put("http.connect.timeout.ms", "20000");
        return settings;
    }

    private Child node(Path place, String role, Map<String, String> settings, String... more)
            throws IOException {
        Path properties = place.resolve(role + ".properties");
        Files.writeString(
                properties,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
        Path installed = rivals.installed("symmetricds");
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                Built.java().toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "-Dsymmetric.home=" + place.resolve(role),
                                "-Djava.io.tmpdir=" + place,
                                "-cp",
                                installed.resolve("classes")
                                        + File.pathSeparator
                                        + installed.resolve("lib")
                                        + "/*",
                                "SymmetricNode",
                                role,
                                properties.toString()));
        command.addAll(List.of(more));
        Child child = new Child(command, Map.of(), place, place.resolve(role + ".log"));
        child.ready(Child.Done.class);
        return child;
    }

    /// One channel of this batch size, one trigger, both ways between the two groups.
    private void configure(Child server, Path place) throws IOException {
        Path sql = place.resolve("configure.sql");
        Files.writeString(sql, CONFIGURATION.replace("BATCH", Integer.toString(batch)));
        server.ask("sql " + sql, Child.Done.class);
    }

    private static final String COLUMNS =
            "id varchar(36) primary key, mrn varchar(24), given_name varchar(60),"
                    + " family_name varchar(60), phonetic_key varchar(16), sex char(1),"
                    + " dob varchar(10), dob_estimated int, phone varchar(20),"
                    + " address_line1 varchar(120), address_line2 varchar(120),"
                    + " village varchar(60), district varchar(60), national_id varchar(24),"
                    + " insurance_no varchar(24), mother_name varchar(80),"
                    + " next_of_kin varchar(80), next_of_kin_phone varchar(20),"
                    + " occupation varchar(30), language varchar(8), status varchar(12),"
                    + " created_at varchar(30), updated_at varchar(30), created_by varchar(30),"
                    + " hospital_id varchar(20), row_version int";

    private static final String CONFIGURATION =
            """
            insert into sym_channel (channel_id, processing_order, max_batch_size, max_batch_to_send, enabled, description) values ('pat', 10, BATCH, 100, 1, 'p');
            update sym_channel set max_batch_size = BATCH where channel_id = 'reload';
            insert into sym_node_group (node_group_id) values ('cli');
            insert into sym_node_group_link (source_node_group_id, target_node_group_id, data_event_action) values ('srv', 'cli', 'W');
            insert into sym_node_group_link (source_node_group_id, target_node_group_id, data_event_action) values ('cli', 'srv', 'P');
            insert into sym_trigger (trigger_id, source_table_name, channel_id, last_update_time, create_time) values ('pat', 'patient', 'pat', current_timestamp, current_timestamp);
            insert into sym_router (router_id, source_node_group_id, target_node_group_id, router_type, create_time, last_update_time) values ('s2c', 'srv', 'cli', 'default', current_timestamp, current_timestamp);
            insert into sym_router (router_id, source_node_group_id, target_node_group_id, router_type, create_time, last_update_time) values ('c2s', 'cli', 'srv', 'default', current_timestamp, current_timestamp);
            insert into sym_trigger_router (trigger_id, router_id, initial_load_order, last_update_time, create_time) values ('pat', 's2c', 1, current_timestamp, current_timestamp);
            insert into sym_trigger_router (trigger_id, router_id, initial_load_order, last_update_time, create_time) values ('pat', 'c2s', 1, current_timestamp, current_timestamp);
            """;

    private record Went(long millis, long retries, boolean stopped) {}
}
