// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import com.mysql.cj.jdbc.MysqlDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Rooms;
import org.outpost.ops.launcher.EmbeddedDatabase;
import org.outpost.server.access.FactDirectory;
import org.outpost.server.access.RolesAtPlace;
import org.outpost.server.patients.LikelyDesk;
import org.outpost.server.platform.JdbcTransactions;
import org.outpost.server.platform.JpaTransactions;
import org.outpost.server.reporting.RoomParts;
import org.outpost.server.reporting.SummaryHook;
import org.outpost.server.reporting.SummaryStore;

/// The server's half without Liberty, on the real embedded database: one database process per test
/// run, one fresh schema per instance.
public final class ServerOnDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedDatabase shared;

    public final Rooms rooms = OutpostRooms.all();
    public final AtomicLong now = new AtomicLong(1_795_420_800_000L);
    public final Clock clock = now::get;
    public final Randomness randomness;
    public final KeyPair keys = EcP256.newKeys();
    public final JdbcTransactions plain;
    public final JpaTransactions rows;
    public final SyncParts parts;
    public final ServerPartner partner;
    public final LostMachines lost;
    private final EntityManagerFactory factory;

    public ServerOnDatabase() {
        this(new RolesAtPlace());
    }

    /// With another word on who may write.
    public ServerOnDatabase(WriteRule rule) {
        this(rule, freshSchema());
    }

    /// On a schema of another database, empty or of an older version.
    public ServerOnDatabase(WriteRule rule, DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        Random seeded = new Random(COUNT.get());
        randomness =
                count -> {
                    byte[] bytes = new byte[count];
                    synchronized (seeded) {
                        seeded.nextBytes(bytes);
                    }
                    return bytes;
                };
        factory =
                Persistence.createEntityManagerFactory(
                        "outpost", Map.of("jakarta.persistence.nonJtaDataSource", source));
        plain = new JdbcTransactions(source);
        rows = new JpaTransactions(factory);
        SummaryHook summaries = new SummaryHook(new SummaryStore());
        parts =
                SyncParts.of(
                        rooms,
                        plain,
                        rows,
                        rule,
                        RoomParts.projections(),
                        RoomParts.hooks(summaries),
                        clock,
                        randomness);
        partner =
                parts.partner(
                        plain,
                        rows,
                        new FactDirectory(parts.inbox()),
                        RoomParts.offers(),
                        List.of(summaries),
                        PushMeter.NONE,
                        clock,
                        randomness,
                        keys);
        lost = parts.lost(rows, RoomParts.offers(), List.of(summaries), clock);
        plain.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "INSERT IGNORE INTO account (user_id, login, password_hash, first_admin,"
                                + " changed_at) VALUES ('admin', 'admin', '', TRUE, 0)");
            }
        });
    }

    /// Where likely duplicates are gone over.
    public LikelyDesk likely() {
        return new LikelyDesk(parts.inbox(), rows, clock);
    }

    /// Every row of these tables, as text, in order of their first column.
    public Map<String, List<String>> dump(String... tables) {
        return plain.call(connection -> {
            Map<String, List<String>> all = new TreeMap<>();
            for (String table : tables) {
                all.put(table, lines(connection, table));
            }
            return all;
        });
    }

    public long count(String query) {
        return plain.call(connection -> {
            try (Statement statement = connection.createStatement();
                    var found = statement.executeQuery(query)) {
                found.next();
                return found.getLong(1);
            }
        });
    }

    public void execute(String sql) {
        plain.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    /// Keeps all tables as they are now.
    public void backup() {
        for (String table : tables()) {
            execute("CREATE TABLE kept_" + table + " LIKE " + table);
            execute("INSERT INTO kept_" + table + " SELECT * FROM " + table);
        }
    }

    /// Puts all tables back as they were kept.
    public void restore() {
        for (String table : tables()) {
            execute("DELETE FROM " + table);
            execute("INSERT INTO " + table + " SELECT * FROM kept_" + table);
        }
    }

    private List<String> tables() {
        return plain.call(connection -> {
            List<String> tables = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    var found = statement.executeQuery("SHOW TABLES")) {
                while (found.next()) {
                    if (!found.getString(1).startsWith("kept_")) {
                        tables.add(found.getString(1));
                    }
                }
            }
            return tables;
        });
    }

    @Override
    public void close() {
        factory.close();
    }

    private static List<String> lines(Connection connection, String table) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(found.getString(i)).append('|');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /// An empty schema of the embedded database.
    public static synchronized DataSource freshSchema() {
        try {
            if (shared == null) {
                Path folder = Files.createTempDirectory("outpost-server-test");
                shared = EmbeddedDatabase.start(folder);
                EmbeddedDatabase started = shared;
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            }
            String name = "outpost_" + COUNT.incrementAndGet();
            try (Connection connection = shared.connect();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE DATABASE " + name);
            }
            MysqlDataSource source = new MysqlDataSource();
            source.setUrl(shared.url(name));
            source.setUser(shared.user());
            source.setPassword(shared.password());
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
