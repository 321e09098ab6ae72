// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The system's own MariaDB for the rival that needs one: private, on loopback, in a folder of its
/// own, flushed at every commit.
final class RivalDatabase implements Closeable {
    static final String USER = "bench";
    static final String PASSWORD = "bench";

    private static final long PATIENCE_MILLIS = 60_000;

    private final Process process;
    private final int port;

    private RivalDatabase(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RivalDatabase start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        Path log = folder.resolve("mariadb.log");
        List<String> install =
                new ArrayList<>(
                        List.of(
                                "mariadb-install-db",
                                "--no-defaults",
                                "--datadir=" + data,
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db"));
        asItself(install);
        if (logged(install, log).start().waitFor() != 0) {
            throw new IOException("MariaDB could not be made ready; why is in " + log);
        }
        Path users = folder.resolve("users.sql");
        Files.writeString(
                users,
                """
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'127.0.0.1';
                """
                        .formatted(USER, PASSWORD));
        int port = OurSystem.freePort();
        List<String> serve =
                new ArrayList<>(
                        List.of(
                                "mariadbd",
                                "--no-defaults",
                                "--datadir=" + data,
                                "--socket=" + folder.resolve("s"),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--skip-name-resolve",
                                "--init-file=" + users,
                                "--character-set-server=utf8mb4",
                                "--innodb-buffer-pool-size=1G",
                                "--innodb-log-file-size=512M",
                                "--innodb-flush-log-at-trx-commit=1",
                                "--log-bin-trust-function-creators=1",
                                "--max-allowed-packet=64M"));
        asItself(serve);
        RivalDatabase database = new RivalDatabase(logged(serve, log).start(), port);
        database.awaitAnswer(log);
        return database;
    }

    long pid() {
        return process.pid();
    }

    String url(String name) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?createDatabaseIfNotExist=true";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (process.isAlive() && System.currentTimeMillis() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IOException("MariaDB did not start; why is in " + log);
    }

    private static void asItself(List<String> command) {
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
    }

    private static ProcessBuilder logged(List<String> command, Path log) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
