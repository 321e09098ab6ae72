// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.Sha256;

/// The encrypted local file while it is open: one connection that writes, a few that read. Opened
/// once at start, off the window's thread; closed last of all.
///
/// Life cycle: {@link #open} makes or migrates the file, counts its lives and says whether it was
/// put back from an older copy; {@link #write} runs one transaction at a time; {@link #close}
/// checkpoints and lets the folder go.
public final class LocalDatabase implements AutoCloseable {
    private static final int READERS = 3;

    /// In kibibytes below nought, as SQLite has it.
    private static final int CACHE = -16_000;

    private static final int MUCH_CACHE = -64_000;

    /// In pages: sixteen megabytes, so that pages which many transactions change are copied back
    /// once, not often.
    private static final int JOURNAL = 4_000;

    private static final int MUCH_JOURNAL = 50_000;

    private final DataFolder folder;
    private final String key;
    private final Sql writer;
    private final BlockingQueue<Sql> readers = new ArrayBlockingQueue<>(READERS);
    private final ThreadLocal<@Nullable Sql> reading = new ThreadLocal<>();
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Precedence precedence = new Precedence();
    private final boolean olderCopy;
    private boolean much;
    private volatile boolean unsettled = true;

    private LocalDatabase(DataFolder folder, String key, Sql writer, boolean olderCopy)
            throws SQLException {
        this.folder = folder;
        this.key = key;
        this.writer = writer;
        this.olderCopy = olderCopy;
        for (int i = 0; i < READERS; i++) {
            Connection connection = connect(folder.file(), key);
            execute(connection, "pragma query_only = on");
            connection.setAutoCommit(false);
            readers.add(new Sql(connection));
        }
    }

    /// Where the file lies.
    public Path folder() {
        return folder.path();
    }

    /// Opens the file of this folder.
    ///
    /// @throws LocalTroubleException with what is wrong; the folder is let go, nothing is deleted
    public static LocalDatabase open(DataFolder folder, DeviceKey deviceKey) {
        try {
            return opened(folder, deviceKey);
        } catch (SQLException e) {
            folder.close();
            throw LocalTroubleException.of(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static LocalDatabase opened(DataFolder folder, DeviceKey deviceKey)
            throws SQLException {
        boolean first = folder.isFirstStart();
        String key = HexFormat.of().formatHex(deviceKey.bytes(first));
        String mark =
                Sha256.hex(("outpost " + key).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        DataFolder.Life life = folder.life();
        if (life != null && !life.keyMark().equals(mark)) {
            throw new LocalTroubleException(LocalTrouble.Kind.WRONG_KEY.trouble());
        }
        Connection connection = connect(folder.file(), key);
        try {
            execute(connection, "pragma journal_mode = wal");
            execute(connection, "pragma synchronous = full");
            execute(connection, "pragma wal_autocheckpoint = " + JOURNAL);
            Migrator.migrate(connection);
            connection.setAutoCommit(false);
            Sql writer = new Sql(connection);
            long lives = writer.number("select value from meta where key = 'lives'");
            boolean older = life != null && lives < life.count();
            long next = Math.max(lives, life == null ? 0 : life.count()) + 1;
            writer.run(
                    "insert into meta (key, value) values ('lives', ?)"
                            + " on conflict (key) do update set value = excluded.value",
                    next);
            connection.commit();
            folder.live(new DataFolder.Life(next, mark));
            return new LocalDatabase(folder, key, writer, older);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Whether the file was older than the folder knew it to be: put back from a copy. What it
    /// writes then needs a new writer.
    public boolean olderCopy() {
        return olderCopy;
    }

    /// Reads, on a snapshot of its own; never waits for a writer. A reading inside a reading of the
    /// same thread shares its snapshot.
    public <T extends @Nullable Object> T read(Function<Sql, T> work) {
        Sql outer = reading.get();
        if (outer != null) {
            return work.apply(outer);
        }
        boolean first = precedence.begin(writing.isHeldByCurrentThread());
        try {
            return onSnapshot(work);
        } finally {
            precedence.end(first);
        }
    }

    private <T extends @Nullable Object> T onSnapshot(Function<Sql, T> work) {
        Sql reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asked to stop while waiting to read", e);
        }
        reading.set(reader);
        try {
            return work.apply(reader);
        } finally {
            reading.remove();
            giveBack(reader);
        }
    }

    /// Does work that nobody waits for, such as taking in a register of a hundred thousand rows:
    /// each of its readings and transactions begins behind those of everybody else. Each is to be
    /// short, because whoever comes meanwhile waits for it.
    public <T> T unhurried(Supplier<T> work) {
        return precedence.unhurried(work);
    }

    /// One transaction: all of it is on the disk when this returns, or nothing of it ever will be.
    public <T extends @Nullable Object> T write(Function<Sql, T> work) {
        boolean first = precedence.begin(reading.get() != null || writing.isHeldByCurrentThread());
        try {
            return inTransaction(work);
        } finally {
            precedence.end(first);
        }
    }

    private <T extends @Nullable Object> T inTransaction(Function<Sql, T> work) {
        writing.lock();
        try {
            T result = work.apply(writer);
            writer.connection().commit();
            unsettled = true;
            return result;
        } catch (SQLException e) {
            undo(e);
            throw LocalTroubleException.of(e);
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /// One transaction without an answer.
    public void change(Consumer<Sql> work) {
        write(sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }

    /// For as long as much comes in at once: pages written again and again are kept in memory and
    /// go from the journal into the file once, not at every commit. What is committed is as safe as
    /// ever.
    ///
    /// @param much false when it is over; brings what is in the journal into the file
    public void expectMuch(boolean much) {
        writing.lock();
        try {
            this.much = much;
            Connection connection = writer.connection();
            execute(connection, "pragma cache_size = " + (much ? MUCH_CACHE : CACHE));
            execute(connection, "pragma wal_autocheckpoint = " + (much ? MUCH_JOURNAL : JOURNAL));
            if (much) {
                connection.commit();
            } else {
                bringIn();
            }
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        } finally {
            writing.unlock();
        }
    }

    /// Brings what is in the journal into the file while nobody saves: else one save in a hundred
    /// does it for all those before it, and whoever saved waits. Stands back for others; does
    /// nothing where nothing was written since, or while much comes in.
    public void settle() {
        if (unsettled) {
            precedence.unhurried(() -> {
                precedence.begin(false);
                settleNow();
                return true;
            });
        }
    }

    private void settleNow() {
        writing.lock();
        try {
            if (!much) {
                bringIn();
            }
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        } finally {
            writing.unlock();
        }
    }

    /// By the connection that writes, and no other. What a reading still looks at comes in later.
    private void bringIn() throws SQLException {
        Connection connection = writer.connection();
        connection.commit();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma wal_checkpoint(passive)")) {
            unsettled = row.next() && row.getLong("checkpointed") < row.getLong("log");
        }
        connection.commit();
    }

    /// Whether someone waits to write.
    public boolean awaited() {
        return writing.hasQueuedThreads();
    }

    /// Writes a copy of the whole file, encrypted by the same key, to a path where nothing is yet.
    /// The only way to copy it: the driver's own `backup` would write plain text.
    public void copyTo(Path target) {
        try (Connection connection = connect(folder.file(), key);
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, target.toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// Looks through the whole file; empty where it is sound. Slow: for the self-check.
    public List<String> selfCheck() {
        return read(sql -> sql.list("pragma quick_check", row -> row.text(1))).stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /// Whether a local file stands here already.
    public static boolean exists(DataFolder folder) {
        return Files.exists(folder.file());
    }

    @Override
    public void close() {
        writing.lock();
        try {
            List<Sql> all = new ArrayList<>();
            readers.drainTo(all);
            all.forEach(Sql::close);
            writer.close();
            folder.close();
        } finally {
            writing.unlock();
        }
    }

    private void giveBack(Sql reader) {
        try {
            reader.connection().rollback();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        } finally {
            readers.add(reader);
        }
    }

    private void undo(Throwable cause) {
        try {
            writer.connection().rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static Connection connect(Path file, String key) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("cipher", "chacha20");
        settings.setProperty("key", "raw:" + key);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try {
            execute(connection, "pragma mmap_size = 0");
            execute(connection, "pragma temp_store = memory");
            execute(connection, "pragma cache_size = " + CACHE);
            execute(connection, "pragma busy_timeout = 5000");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void execute(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }
}
