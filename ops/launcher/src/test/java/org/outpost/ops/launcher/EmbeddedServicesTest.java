// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three services, started for real.
class EmbeddedServicesTest {
    private final Path folder;

    EmbeddedServicesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRowSurvivesARestartAndAKill() throws Exception {
        Runtimes runtimes = Runtimes.ofUser(System.getenv());
        int port = Ports.free();
        Path place = folder.resolve("database");
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(runtimes, place, port, "one-word")) {
            run(database, "create table kept (name varchar(20) primary key)");
            run(database, "insert into kept values ('देवी')");
            database.kill();
        }
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(runtimes, place, port, "another-word")) {
            assertThat(database.password()).isEqualTo("another-word");
            assertThat(ask(database, "select name from kept")).isEqualTo("देवी");
            assertThat(ask(database, "select @@transaction_isolation")).isEqualTo("READ-COMMITTED");
        }
        assertThat(Ports.isTaken(port)).isFalse();
    }

    @Test
    void theDatabaseLetsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"))) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(database.url(), "outpost", "a guess"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "root", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aHalfMadeDatabaseIsMadeAnew() throws Exception {
        Path place = Files.createDirectories(folder.resolve("database"));
        Files.createDirectories(place.resolve("data.part/mysql"));
        Files.writeString(place.resolve("data.part/ibdata1"), "torn");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(place)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aMessageWaitsForTheBrokersNextLife() throws Exception {
        int port = Ports.free();
        Path place = folder.resolve("broker");
        try (EmbeddedBroker broker = EmbeddedBroker.start(place, port, "word");
                var factory = new ActiveMQConnectionFactory(broker.url());
                var context = factory.createContext("outpost", "word")) {
            context.createProducer().send(context.createQueue("notify"), "wait for me");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(place, port, "word");
                var factory = new ActiveMQConnectionFactory(broker.url());
                var context = factory.createContext("outpost", "word");
                var consumer = context.createConsumer(context.createQueue("notify"))) {
            assertThat(broker.depth("notify")).isEqualTo(1);
            assertThat(consumer.receiveBody(String.class, 5_000)).isEqualTo("wait for me");
        }
    }

    @Test
    void theBrokerLetsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                var factory = new ActiveMQConnectionFactory(broker.url())) {
            assertThatThrownBy(() -> factory.createConnection("outpost", "a guess"))
                    .hasMessageContaining("validate user");
        }
    }

    @Test
    void theStoreRefusesWhoDoesNotSign() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"))) {
            assertThat(statusOf("GET", store.url() + "/" + store.bucket())).isEqualTo(403);
            String object = store.url() + "/" + store.bucket() + "/anything";
            assertThat(statusOf("PUT", object)).isEqualTo(403);
        }
        try (EmbeddedStore again = EmbeddedStore.start(folder.resolve("store"))) {
            assertThat(again.port()).isPositive();
        }
    }

    private static int statusOf(String method, String address) throws Exception {
        HttpURLConnection asked = (HttpURLConnection) URI.create(address).toURL().openConnection();
        asked.setRequestMethod(method);
        if (method.equals("PUT")) {
            asked.setDoOutput(true);
            asked.getOutputStream().write(1);
        }
        return asked.getResponseCode();
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
