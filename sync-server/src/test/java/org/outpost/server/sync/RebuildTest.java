// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.RegisterPatient;

/// Everything made again from the facts: what was kept step by step is the same, and what is not is
/// named and mended.
class RebuildTest {
    private static final String[] TABLES = {
        "patient", "hospital", "hospital_summary", "counter_report", "aggregate_state"
    };

    private final ServerOnDatabase server = new ServerOnDatabase();

    @AfterEach
    void stop() {
        server.close();
    }

    private Counter hospital(String code) {
        Counter.at(server, "D/RMP")
                .push(
                        new DefineHospital(
                                new HospitalId(code),
                                "RMP",
                                HospitalTier.DISTRICT_HOSPITAL,
                                "Hospital " + code,
                                "अस्पताल",
                                List.of(),
                                List.of()));
        return Counter.at(server, "H/" + code);
    }

    private static RegisterPatient somebody() {
        return new RegisterPatient(null, FactInboxTest.person("Asha"));
    }

    @Test
    void whatWasKeptStepByStepIsWhatTheFactsAddUpTo() {
        Counter counter = hospital("RMP-DH01");
        counter.push(somebody(), somebody());
        counter.exchange(List.of(), List.of(), List.of());
        hospital("RMP-PH02");
        Counter.at(server, "H/RMP-PH03").push(somebody());
        var before = server.dump(TABLES);

        Rebuild.Outcome outcome = server.parts.rebuild().run();

        assertThat(outcome.aggregates()).isPositive();
        assertThat(outcome.differing()).isEmpty();
        assertThat(outcome.rows()).isEmpty();
        assertThat(server.dump(TABLES)).isEqualTo(before);
    }

    @Test
    void whateverWasSpoiledIsNamedAndMended() {
        Counter counter = hospital("RMP-DH01");
        FactId asha = counter.push(somebody(), somebody()).getFirst();
        Counter other = Counter.at(server, "H/RMP-DH01");
        var before = server.dump(TABLES);
        server.execute("UPDATE patient SET name = 'Wrong' WHERE id = 'patient/" + asha + "'");
        server.execute("DELETE FROM hospital WHERE code = 'RMP-DH01'");
        server.execute(
                "INSERT INTO hospital (id, code, district, tier, name, name_local) VALUES"
                        + " ('hospital/X', 'X', 'RMP', 'x', 'x', 'x')");
        server.execute("UPDATE hospital_summary SET patients = 999");
        server.execute("INSERT INTO hospital_summary (hospital, patients) VALUES ('NOWHERE', 7)");
        server.execute("DELETE FROM counter_report WHERE device = '" + counter.device + "'");
        server.execute(
                "UPDATE counter_report SET hospital = 'NOWHERE' WHERE device = '"
                        + other.device
                        + "'");

        Rebuild.Outcome outcome = server.parts.rebuild().run();

        assertThat(outcome.differing()).isEmpty();
        assertThat(outcome.rows())
                .containsExactlyInAnyOrder(
                        "patient/" + asha,
                        "hospital/RMP-DH01",
                        "hospital/X",
                        "hospital_summary/RMP-DH01",
                        "hospital_summary/NOWHERE",
                        "counter_report/" + counter.device,
                        "counter_report/" + other.device);
        // What a counter said of itself is in no fact: it says it again when it greets.
        counter.hello();
        other.hello();
        assertThat(server.dump(TABLES)).isEqualTo(before);
        assertThat(server.parts.rebuild().run().rows()).isEmpty();
    }

    @Test
    void countersMayGoOnWorkingMeanwhile() throws Exception {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counters.add(hospital("RMP-DH0" + (i + 1)));
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> work = new ArrayList<>();
        for (Counter counter : counters) {
            work.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    counter.push(somebody(), somebody());
                                }
                            }));
        }
        for (int round = 0; round < 4; round++) {
            Rebuild.Outcome outcome = server.parts.rebuild().run();
            assertThat(outcome.differing()).isEmpty();
            assertThat(outcome.rows()).isEmpty();
        }
        over.set(true);
        for (Thread one : work) {
            one.join();
        }
        assertThat(server.parts.rebuild().run().rows()).isEmpty();
    }
}
