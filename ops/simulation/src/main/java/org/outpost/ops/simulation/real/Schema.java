// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.outpost.ops.launcher.EmbeddedDatabase;

/// A schema of its own for one world, in one embedded database for the whole program; gone with the
/// world.
final class Schema implements AutoCloseable {
    /// Tells of every script otherwise; kept here, because loggers nobody holds are forgotten.
    private static final Logger SCRIPTS = Logger.getLogger("org.flywaydb");

    private static @Nullable EmbeddedDatabase shared;
    private static int made;
    private static volatile boolean closing;

    private final EmbeddedDatabase database;
    private final String name;

    private Schema(EmbeddedDatabase database, String name) {
        this.database = database;
        this.name = name;
    }

    /// Made by the server's own scripts.
    static synchronized Schema fresh() {
        EmbeddedDatabase started = shared;
        if (started == null) {
            SCRIPTS.setLevel(Level.WARNING);
            started = started();
            shared = started;
        }
        Schema schema = new Schema(started, "outpost_" + ++made);
        schema.run("CREATE DATABASE " + schema.name);
        Flyway.configure().dataSource(schema.source()).load().migrate();
        return schema;
    }

    /// Whether the program is being stopped, and its database with it.
    static boolean isClosing() {
        return closing;
    }

    static synchronized long cpuNanos() {
        EmbeddedDatabase started = shared;
        return started == null
                ? 0
                : ProcessHandle.of(started.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toNanos)
                        .orElse(0L);
    }

    private static EmbeddedDatabase started() {
        try {
            Path folder = Files.createTempDirectory("outpost-simulation");
            EmbeddedDatabase started = EmbeddedDatabase.start(folder);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                closing = true;
                                started.close();
                                Folders.remove(folder);
                            }));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A node's way in.
    NodeSource source() {
        NodeSource source = new NodeSource();
        source.setUrl(database.url(name));
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /// A way in that no node's death touches.
    Connection connect() {
        try {
            Connection connection = database.connect();
            connection.setCatalog(name);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    /// Changes a table: a planted bug.
    void alter(String what) {
        run("ALTER TABLE " + name + "." + what);
    }

    private void run(String statement) {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not take it", e);
        }
    }

    /// A copy of every table, in a schema beside this one.
    Dump dump() {
        Dump dump = new Dump(name + "_dump");
        run("DROP DATABASE IF EXISTS " + dump.schema());
        run("CREATE DATABASE " + dump.schema());
        for (String table : tables(name)) {
            run("CREATE TABLE " + dump.schema() + "." + table + " LIKE " + name + "." + table);
            copy(table, name, dump.schema());
        }
        return dump;
    }

    /// Every table is as the copy has it.
    void load(Dump dump) {
        for (String table : tables(name)) {
            run("TRUNCATE TABLE " + name + "." + table);
            copy(table, dump.schema(), name);
        }
    }

    private void copy(String table, String from, String to) {
        run("INSERT INTO " + to + "." + table + " SELECT * FROM " + from + "." + table);
    }

    private List<String> tables(String schema) {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SHOW TABLES FROM " + schema)) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    /// Where a copy lies.
    record Dump(String schema) {}

    @Override
    public void close() {
        run("DROP DATABASE IF EXISTS " + name + "_dump");
        run("DROP DATABASE " + name);
    }
}
