// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Answers `/health/ready`: may work be sent to this node? Asked every few seconds by whoever
/// balances or starts the system, so each question is bounded by [#PATIENCE_MS] and asks the
/// partner itself, not a memory of it.
///
/// A start that has more to do after the servers are up names a file in `OUTPOST_READY_FILE` and
/// makes it when it is done; until then the node is up but not ready.
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {
    private static final int PATIENCE_MS = 2_000;

    @Resource(lookup = "jdbc/outpost")
    private DataSource database;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("outpost");
        boolean up = note(answer, "database", databaseAnswers());
        up &= note(answer, "broker", brokerAnswers());
        up &= note(answer, "store", storeAnswers());
        up &= note(answer, "start", startIsFinished());
        return answer.status(up).build();
    }

    private static boolean note(HealthCheckResponseBuilder answer, String part, boolean up) {
        answer.withData(part, up ? "up" : "down");
        return up;
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_MS / 1000);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private static boolean brokerAnswers() {
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(Environment.require("OUTPOST_BROKER_PORT"));
            socket.connect(
                    new InetSocketAddress(Environment.require("OUTPOST_BROKER_HOST"), port),
                    PATIENCE_MS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /// Any answer will do: the store refuses a question without a signature, and refusing is
    /// living.
    private static boolean storeAnswers() {
        HttpURLConnection asked = null;
        try {
            URI store = URI.create(Environment.require("OUTPOST_FILES_ENDPOINT"));
            asked = (HttpURLConnection) store.toURL().openConnection();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            return asked.getResponseCode() > 0;
        } catch (IOException unreachable) {
            return false;
        } finally {
            if (asked != null) asked.disconnect();
        }
    }

    private static boolean startIsFinished() {
        return Environment.find("OUTPOST_READY_FILE")
                .map(file -> Files.exists(Path.of(file)))
                .orElse(true);
    }
}
