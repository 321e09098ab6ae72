// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.Snapshot;

/// Many version rows are written by one statement: whether each was still the one that was judged
/// is known from how many the database says it changed.
class AggregateStoreTest {
    @Test
    void oneRowOfAnotherVersionOrNoneAtAllIsALostRaceForAllOfThem() {
        try (ServerOnDatabase server = new ServerOnDatabase()) {
            Counter counter = Counter.at(server, "H/SON-CH12");
            AggregateId one = patient(counter);
            AggregateId other = patient(counter);
            AggregateStore store = new AggregateStore(server.rooms);
            Map<AggregateId, Snapshot> kept =
                    server.plain.call(connection -> store.read(connection, List.of(one, other)));
            Snapshot first = kept.get(one);
            Snapshot second = kept.get(other);
            List<Snapshot> races = new ArrayList<>();
            races.add(at(second, other, second.version() + 1));
            races.add(at(second, new AggregateId("patient/nobody.1"), second.version()));
            Map<String, List<String>> before = server.dump("aggregate_state");
            for (Snapshot lost : races) {
                assertThatThrownBy(() ->
                                server.plain.run(connection ->
                                        store.write(connection, List.of(first, lost), false)))
                        .hasRootCauseMessage("changed meanwhile: an aggregate");
                assertThat(server.dump("aggregate_state")).isEqualTo(before);
            }
            server.plain.run(connection -> store.write(connection, List.of(first, second), false));
            Map<AggregateId, Snapshot> after =
                    server.plain.call(connection -> store.read(connection, List.of(one, other)));
            assertThat(after.get(one)).isEqualTo(at(first, one, first.version() + 1));
            assertThat(after.get(other)).isEqualTo(at(second, other, second.version() + 1));
        }
    }

    private static AggregateId patient(Counter counter) {
        FactId id =
                counter.push(new RegisterPatient(null, FactInboxTest.person("Told"))).getFirst();
        return Patient.id(id);
    }

    private static Snapshot at(Snapshot row, AggregateId id, long version) {
        return new Snapshot(id, row.last(), row.state(), version, row.followers());
    }
}
