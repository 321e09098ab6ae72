// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.Counter;
import org.outpost.model.OutpostRooms;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.wire.FactCodec;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// Duplicates planted among a few thousand people of the demo, in a real encrypted file: found
/// without crying wolf. `./outpost bench desk` asks the same of 200,000.
class PlantedDuplicatesTest {
    private static final FeedId HOME = new FeedId("H/RMP-DH01");
    private static final UserId CLERK = new UserId("bench.clerk");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int PEOPLE = 4_000;
    private static final int NEWCOMERS = 400;
    private static final int EACH = 250;

    @TempDir Path folder;

    @Test
    void plantedDuplicatesAreShownAndNewcomersAreNotTakenForOthers() throws Exception {
        List<DemoWorld.Patient> all = DemoPatients.draw(DemoWorld.SEED, PEOPLE + NEWCOMERS, TODAY);
        List<List<DemoWorld.Patient>> parted = PlantedDuplicates.parted(all, NEWCOMERS);
        List<DemoWorld.Patient> known = parted.getFirst();
        try (Counter counter = Counter.open(folder, URI.create("http://127.0.0.1:9"))) {
            counter.device().settle(HOME);
            counter.current().came(CLERK, Role.FRONT_DESK);
            List<String> ids = fill(counter, known);
            PlantedDuplicates.Shown shown =
                    new PlantedDuplicates(counter.patients(), TODAY, 5)
                            .ask(known, ids, parted.getLast(), EACH);
            System.out.println(shown.found() + ", false alarms " + shown.alarms() + " %");
            assertThat(shown.inTopThree()).isGreaterThanOrEqualTo(95);
            assertThat(shown.alarms()).isLessThan(5);
        }
    }

    private static List<String> fill(Counter counter, List<DemoWorld.Patient> people) {
        FactCodec codec = new FactCodec(OutpostRooms.all().types());
        WriterId writer = new WriterId("bench0bench0bnch");
        List<Fact> facts = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (DemoWorld.Patient patient : people) {
            long millis = CareDay.millis(patient.registered(), 600);
            FactId id = new FactId(writer, facts.size() + 1L);
            FactWriter.Draft draft =
                    new FactWriter.Draft(
                            new RegisterPatient(null, DemoPatients.person(patient)),
                            CLERK,
                            HOME,
                            millis,
                            millis,
                            null);
            facts.add(codec.seal(draft, id, HybridTime.ofMillis(millis)));
            ids.add(Patient.id(id).value());
        }
        counter.applier().apply(facts);
        return ids;
    }
}
