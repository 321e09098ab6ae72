// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.outpost.ops.launcher.Ports;

/// A real MySQL 8 on a free loopback port, unpacked from its archive into a folder of the test.
final class RealMySql implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

    private final Path folder;
    private final int port = Ports.free();
    private final Process server;

    RealMySql(Path folder) throws Exception {
        this.folder = folder;
        unpack();
        run("--initialize-insecure").waitFor();
        server =
                run(
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--mysqlx=OFF",
                        "--default-authentication-plugin=mysql_native_password",
                        "--max-allowed-packet=64M");
        awaitAnswer();
    }

    private void unpack() throws IOException, InterruptedException {
        Path archive = folder.resolve("archive.tar.gz");
        try (InputStream in = RealMySql.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new IOException("the archive of MySQL is not on the class path");
            }
            Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        int code =
                new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("tar ended with " + code);
        }
    }

    private Process run(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin/mysqld").toString());
        command.addAll(
                List.of(
                        "--no-defaults",
                        "--basedir=" + folder,
                        "--datadir=" + folder.resolve("data"),
                        "--lc-messages-dir=" + folder.resolve("share"),
                        "--socket=" + folder.resolve("s").toString(),
                        "--pid-file=" + folder.resolve("pid"),
                        "--skip-ssl"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void awaitAnswer() throws Exception {
        for (int tried = 0; tried < 600; tried++) {
            if (!server.isAlive()) {
                throw new IOException("MySQL ended: " + Files.readString(folder.resolve("log")));
            }
            try (Connection connection = source("").getConnection()) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("MySQL did not answer: " + Files.readString(folder.resolve("log")));
    }

    /// What it says it is.
    String version() throws SQLException {
        try (Connection connection = source("").getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /// An empty schema.
    DataSource freshSchema() throws SQLException {
        String name = "outpost_" + COUNT.incrementAndGet();
        try (Connection connection = source("").getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE DATABASE " + name);
        }
        return source(name);
    }

    private MysqlDataSource source(String schema) {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(
                "jdbc:mysql://127.0.0.1:"
                        + port
                        + "/"
                        + schema
                        + "?rewriteBatchedStatements=true&useLocalSessionState=true&connectionTimeZone=UTC"
                        + "&forceConnectionTimeZoneToSession=true&characterEncoding=UTF-8"
                        + "&sslMode=DISABLED&allowPublicKeyRetrieval=true&sessionVariables="
                        + "transaction_isolation='READ-COMMITTED'");
        source.setUser("root");
        source.setPassword("");
        return source;
    }

    @Override
    public void close() throws Exception {
        server.destroy();
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }
}
