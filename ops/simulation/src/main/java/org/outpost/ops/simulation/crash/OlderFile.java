// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.outpost.desktop.platform.Migrator;

/// Writes a filled file as a former version of the program left it: the released scripts up to an
/// older schema, and every row of a file of today that fits into its tables.
final class OlderFile {
    /// Before lives, the queue, columns and first loads came.
    static final int SCHEMA = 8;

    private static final String SCRIPTS = "migrations/";

    private OlderFile() {}

    /// @param from a closed folder of today; what is not the file itself is taken over
    static void write(Path from, Path to) throws IOException {
        List<String> scripts = Migrator.scripts(SCHEMA);
        Files.createDirectories(to);
        for (String name : List.of("device.key", "life")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        String key = Files.readString(from.resolve("device.key")).strip();
        try (Connection old = connect(to.resolve("outpost.db"), key);
                Connection today = connect(from.resolve("outpost.db"), key)) {
            execute(old, "pragma journal_mode = wal");
            for (String script : scripts) {
                execute(old, script(script));
            }
            execute(old, "pragma user_version = " + scripts.size());
            old.setAutoCommit(false);
            for (String table : tables(old)) {
                String source = table.equals("batch") ? "frozen" : table;
                copy(today, source, old, table);
            }
            old.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the older file can't be written", e);
        }
    }

    private static void copy(Connection from, String source, Connection to, String table)
            throws SQLException {
        List<String> columns = columns(to, table);
        columns.retainAll(columns(from, source));
        if (columns.isEmpty()) {
            return;
        }
        String list = String.join(", ", columns);
        String marks = "?, ".repeat(columns.size() - 1) + "?";
        try (Statement reading = from.createStatement();
                ResultSet rows = reading.executeQuery("select " + list + " from " + source);
                PreparedStatement writing =
                        to.prepareStatement(
                                "insert or replace into "
                                        + table
                                        + " ("
                                        + list
                                        + ") values ("
                                        + marks
                                        + ")")) {
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    writing.setObject(i, rows.getObject(i));
                }
                writing.executeUpdate();
            }
        }
    }

    /// Ordinary tables; what searches are made of is made again by the program.
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select name, sql from sqlite_master where type = 'table'")) {
            List<String> virtual = new ArrayList<>();
            while (rows.next()) {
                String name = rows.getString(1);
                boolean ordinary =
                        !rows.getString(2).toLowerCase(Locale.ROOT).startsWith("create virtual");
                (ordinary ? tables : virtual).add(name);
            }
            tables.removeIf(name ->
                    name.startsWith("sqlite_")
                            || virtual.stream().anyMatch(one -> name.startsWith(one + "_")));
        }
        return tables;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma table_info(" + table + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        }
        return columns;
    }

    private static Connection connect(Path file, String key) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("cipher", "chacha20");
        settings.setProperty("key", "raw:" + key);
        return DriverManager.getConnection("jdbc:sqlite:" + file, settings);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Migrator.class.getResourceAsStream(SCRIPTS + name)) {
            if (in == null) {
                throw new IOException(name + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
