// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outpost.ops.launcher.EmbeddedDatabase;
import org.outpost.ops.launcher.Ports;

/// `./outpost run --database --broker --files` against parts that somebody else runs: a database
/// started apart, a broker and a store each in a JVM of its own. It takes them as they are, says it
/// is not ready while one is away, and leaves them running.
@Execution(ExecutionMode.CONCURRENT)
class OutsidePartnersTest {
    private static final Path FOLDER = Path.of("target", "outside").toAbsolutePath();

    private final HttpClient client = HttpClient.newHttpClient();
    private URI ready;

    @Test
    void theWholeRunsOnPartsOfOthersAndIsNotReadyWhileOneIsAway() throws Exception {
        SharedSystem.empty(FOLDER);
        int broker = Ports.free();
        Process queue = OutsidePart.start("broker", FOLDER.resolve("broker"), broker, "b-word");
        int files = Ports.free();
        Process store = OutsidePart.start("store", FOLDER.resolve("store"), files, "s-word");
        int port = Ports.free();
        ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(FOLDER.resolve("database"));
                LauncherProcess run =
                        new LauncherProcess(
                                FOLDER.resolve("data"),
                                port,
                                logins(database),
                                "--database",
                                database.url(),
                                "--broker",
                                "tcp://127.0.0.1:" + broker,
                                "--files",
                                "http://127.0.0.1:" + files + "/outpost")) {
            run.await("Ctrl-C");
            assertThat(health()).isEqualTo("200");
            assertThat(FOLDER.resolve("data/database")).doesNotExist();
            awaitMessages(database);
            queue.destroyForcibly().waitFor();
            assertThat(health()).contains("503", "\"broker\":\"down\"", "\"database\":\"up\"");
            queue = OutsidePart.start("broker", FOLDER.resolve("broker"), broker, "b-word");
            assertThat(health()).isEqualTo("200");
            store.destroyForcibly().waitFor();
            assertThat(health()).contains("503", "\"store\":\"down\"");
            store = OutsidePart.start("store", FOLDER.resolve("store"), files, "s-word");
            assertThat(health()).isEqualTo("200");
            assertThat(run.stop()).isZero();
            assertThat(queue.isAlive() && store.isAlive()).as("they are not ours to stop").isTrue();
            assertThat(count(database, "SELECT COUNT(*) FROM patient")).isEqualTo(5_000);
        } finally {
            queue.destroyForcibly();
            store.destroyForcibly();
        }
    }

    private static Map<String, String> logins(EmbeddedDatabase database) {
        return Map.of(
                "OUTPOST_DB_USER", database.user(),
                "OUTPOST_DB_PASSWORD", database.password(),
                "OUTPOST_BROKER_USER", "outpost",
                "OUTPOST_BROKER_PASSWORD", "b-word",
                "OUTPOST_FILES_USER", "outpost",
                "OUTPOST_FILES_PASSWORD", "s-word");
    }

    /// What was registered is told through the queue.
    private static void awaitMessages(EmbeddedDatabase database) throws Exception {
        for (int tried = 0; tried < 300; tried++) {
            if (count(database, "SELECT COUNT(*) FROM notification_log") > 0) return;
            Thread.sleep(200);
        }
        throw new AssertionError("no message came through the queue");
    }

    private static long count(EmbeddedDatabase database, String query) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    /// `200`, or the status with what the answer says of each part.
    private String health() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(ready).build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? "200"
                : answer.statusCode() + " " + answer.body().replace(" ", "");
    }
}
