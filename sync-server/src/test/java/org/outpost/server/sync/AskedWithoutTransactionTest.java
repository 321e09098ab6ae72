// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;

/// What is only read is one question to the database: beginning and committing a transaction around
/// each was a tenth of all a push cost it.
class AskedWithoutTransactionTest {
    private static final int TIMES = 50;
    private static final String COMMITS =
            "SELECT variable_value FROM information_schema.global_status"
                    + " WHERE variable_name = 'COM_COMMIT'";

    @Test
    void readingCommitsNothingAndSeesWhatWasCommittedJustBefore() {
        try (ServerOnDatabase server = new ServerOnDatabase()) {
            Counter counter = Counter.at(server, "H/AWT-CH01");
            FeedId feed = new FeedId("H/AWT-CH01");
            long before = server.parts.feeds().head(feed).n();
            FactId fact =
                    counter.push(new RegisterPatient(null, FactInboxTest.person("Asked")))
                            .getFirst();
            AggregateId patient = Patient.id(fact);
            assertThat(server.parts.feeds().head(feed).n()).isGreaterThan(before);
            assertThat(known(server, patient)).isTrue();
            Map<String, Consumer<ServerOnDatabase>> questions =
                    Map.of(
                            "head", on -> on.parts.feeds().head(feed),
                            "entries", on -> on.parts.feeds().entries(feed, 0, 10_000),
                            "state", on -> known(on, patient),
                            "past", on -> on.parts.inbox().past(patient),
                            "standing", on -> on.parts.inbox().standing(List.of()));
            questions.forEach((name, question) -> {
                long commits = server.count(COMMITS);
                for (int i = 0; i < TIMES; i++) {
                    question.accept(server);
                }
                assertThat(server.count(COMMITS) - commits).as(name).isLessThan(TIMES);
            });
        }
    }

    private static boolean known(ServerOnDatabase server, AggregateId patient) {
        return server.parts.inbox().read(states -> states.of(patient, Patient.class).known());
    }
}
