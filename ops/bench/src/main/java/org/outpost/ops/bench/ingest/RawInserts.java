// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.outpost.ops.bench.sync.ProcessCost;
import org.outpost.ops.launcher.EmbeddedDatabase;

/// How fast the same database takes the very rows of an ingest when nobody judges them: copied out
/// of the tables where the ingest put them, into empty tables of the same make, by multi-row
/// inserts, five hundred facts to a transaction, each flushed as an ingest's is.
final class RawInserts {
    private static final int WRITERS = 2;

    /// Each with the column by which its rows stand in the order they came.
    private static final List<Table> TABLES =
            List.of(
                    new Table("batch", "received_at"),
                    new Table("fact", "received_at, writer, seq"),
                    new Table("fact_aggregate", "writer, seq"),
                    new Table("aggregate_state", "last_writer, last_seq"),
                    new Table("patient", "registered, id"),
                    new Table("feed_entry", "writer, seq"));

    private final EmbeddedDatabase database;

    RawInserts(EmbeddedDatabase database) {
        this.database = database;
    }

    /// @param facts as many as the tables hold at least
    Outcome run(int facts) throws SQLException, InterruptedException {
        List<List<Object[]>> portions = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS outpost_raw");
            long all = number(statement, "SELECT COUNT(*) FROM fact WHERE batch IS NOT NULL");
            for (Table table : TABLES) {
                statement.execute("DROP TABLE IF EXISTS outpost_raw." + table.name());
                statement.execute(
                        "CREATE TABLE outpost_raw.%1$s LIKE %1$s".formatted(table.name()));
                long rows = number(statement, "SELECT COUNT(*) FROM " + table.name());
                long share = rows * facts / all;
                portions.add(rows(statement, table, share));
            }
        }
        int transactions = facts / DayMix.BATCH;
        double before = ProcessCost.cpuSeconds(database.pid());
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int first = i;
                done.add(threads.submit((Callable<?>) () -> write(portions, transactions, first)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the rows could not be copied", e);
        }
        return new Outcome(
                facts,
                (System.nanoTime() - start) / 1e9,
                ProcessCost.cpuSeconds(database.pid()) - before);
    }

    /// Every other transaction: one part of each table's rows.
    private Object write(List<List<Object[]>> portions, int transactions, int first)
            throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int t = first; t < transactions; t += WRITERS) {
                for (int i = 0; i < TABLES.size(); i++) {
                    List<Object[]> rows = part(portions.get(i), t, transactions);
                    if (!rows.isEmpty()) {
                        insert(connection, TABLES.get(i).name(), rows);
                    }
                }
                connection.commit();
            }
        }
        return transactions;
    }

    private static List<Object[]> part(List<Object[]> all, int t, int transactions) {
        return all.subList(
                (int) ((long) all.size() * t / transactions),
                (int) ((long) all.size() * (t + 1) / transactions));
    }

    private static void insert(Connection connection, String table, List<Object[]> rows)
            throws SQLException {
        String marks = String.join(",", Collections.nCopies(rows.getFirst().length, "?"));
        String sql = "INSERT INTO outpost_raw." + table + " VALUES (" + marks + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<Object[]> rows(Statement statement, Table table, long most)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        String sql =
                "SELECT * FROM %s ORDER BY %s DESC LIMIT %d"
                        .formatted(table.name(), table.order().replace(",", " DESC,"), most);
        try (ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        Collections.reverse(rows);
        return rows;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private record Table(String name, String order) {}

    record Outcome(int facts, double seconds, double databaseCpu) {
        double factsPerSecond() {
            return facts / seconds;
        }

        double databaseMicros() {
            return databaseCpu * 1e6 / facts;
        }
    }
}
