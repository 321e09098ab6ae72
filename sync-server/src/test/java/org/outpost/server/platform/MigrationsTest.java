// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.server.access.RolesAtPlace;
import org.outpost.server.patients.PatientRows;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.Rebuild;
import org.outpost.server.sync.ServerOnDatabase;

/// A filled schema of a released version, brought to this one: nothing of it is lost or changed,
/// and work goes on. The dump was taken from that version and is never edited.
class MigrationsTest {
    @Test
    void aFilledSchemaOfVersionFiveKeepsAllItHadAndWorkGoesOn() throws Exception {
        DataSource source = ServerOnDatabase.freshSchema();
        Flyway.configure().dataSource(source).target("5").load().migrate();
        List<String> dump = dump("/released/V5.sql");
        Map<String, String> columns = columns(dump);
        Map<String, List<String>> before;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM flyway_schema_history");
            for (String insert : dump) {
                statement.execute(insert);
            }
            before = rows(statement, columns);
        }
        assertThat(before.get("patient")).hasSize(1);
        assertThat(before.get("booking")).hasSize(4);
        assertThat(before.get("fact").size()).isGreaterThan(30);

        try (ServerOnDatabase server = new ServerOnDatabase(new RolesAtPlace(), source)) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(rows(statement, columns)).isEqualTo(before);
            }
            Rebuild.Outcome outcome = server.parts.rebuild().run();
            assertThat(outcome.differing()).isEmpty();
            assertThat(outcome.rows())
                    .as("old rows, read by this version")
                    .allMatch(MigrationsTest::isNew);
            // other ids than the seeded ones of the dump
            server.randomness.bytes(4096);
            Counter counter = Counter.at(server, "H/RMP-DH01");
            counter.push(
                    new RegisterPatient(
                            null,
                            new Person("Later", null, Sex.F, null, 2000, null, null, null, null)));
            HospitalId here = new HospitalId("RMP-DH01");
            PatientRows patients = new PatientRows(server.rows);
            assertThat(patients.search(here, "Savitri", 5)).hasSize(1);
            assertThat(patients.search(here, "Later", 5)).hasSize(1);
        }
    }

    /// A counter that was registered but never heard had no row before version 7.
    private static boolean isNew(String row) {
        return row.startsWith("counter_report/");
    }

    private static List<String> dump(String name) throws Exception {
        try (InputStream in = MigrationsTest.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith("INSERT"))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
        }
    }

    /// The columns each table had then; what came since is not compared.
    private static Map<String, String> columns(List<String> dump) {
        Map<String, String> columns = new TreeMap<>();
        for (String insert : dump) {
            String table = insert.split(" ")[2];
            columns.put(table, insert.substring(insert.indexOf('(') + 1, insert.indexOf(')')));
        }
        columns.remove("flyway_schema_history");
        return columns;
    }

    private static Map<String, List<String>> rows(Statement statement, Map<String, String> columns)
            throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        for (Map.Entry<String, String> entry : columns.entrySet()) {
            List<String> rows = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT " + entry.getValue() + " FROM " + entry.getKey())) {
                int count = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= count; i++) {
                        row.append(found.getString(i)).append('|');
                    }
                    rows.add(row.toString());
                }
            }
            rows.sort(null);
            all.put(entry.getKey(), rows);
        }
        return all;
    }
}
