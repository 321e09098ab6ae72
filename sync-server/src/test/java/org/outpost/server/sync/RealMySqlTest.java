// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.scenarios.Scenario;
import org.outpost.server.access.RolesAtPlace;

/// The same on a real MySQL 8 as on the embedded MariaDB: migrations, the told stories through
/// ingest and projections, many writers at once, and all tables made anew.
@Tag("mysql")
class RealMySqlTest {
    private static RealMySql mysql;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        mysql = new RealMySql(folder);
        assertThat(mysql.version()).startsWith("8.");
    }

    @AfterAll
    static void stop() throws Exception {
        mysql.close();
    }

    static Stream<String> names() {
        return Scenario.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theStoryEndsAlikeInItsTables(String name) throws Exception {
        try (ServerOnDatabase server =
                new ServerOnDatabase((_, _, _, _) -> Verdict.ACCEPTED, mysql.freshSchema())) {
            new StoryReplay().endsAlike(name, server);
        }
    }

    @Test
    void manyWritersLoseNothingAndTablesMadeAnewAreTheSame() throws Exception {
        try (ServerOnDatabase server =
                new ServerOnDatabase(new RolesAtPlace(), mysql.freshSchema())) {
            new ManyWriters(server).work();
            Rebuild.Outcome outcome = server.parts.rebuild().run();
            assertThat(outcome.aggregates()).isPositive();
            assertThat(outcome.rows()).isEqualTo(List.of());
        }
    }
}
