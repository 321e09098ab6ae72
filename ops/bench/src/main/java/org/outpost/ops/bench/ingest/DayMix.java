// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.FactBody;
import org.outpost.ops.demo.DemoPatients;
import org.outpost.ops.demo.DemoWorld;

/// What a counter writes on a day, in batches of five hundred: three hundred registrations with
/// numbers it holds, a hundred changes to people who came before, ninety strips handed out and ten
/// deliveries over twenty shelves.
final class DayMix {
    static final int BATCH = 500;
    static final int BLOCKS_PER_BATCH = 3;

    private static final int REGISTERED = 300;
    private static final int CHANGED = 100;
    private static final int DISPENSED = 90;
    private static final int SHELVES = 20;
    private static final LocalDate EXPIRY = LocalDate.of(2099, 1, 31);
    private static final List<DemoWorld.Patient> PEOPLE =
            DemoPatients.draw(DemoWorld.SEED, 20_000, LocalDate.of(2026, 11, 1));

    private final PushClient client;
    private final HospitalId hospital;
    private final StoreId store;
    private final SplittableRandom random;
    private final List<FactId> patients = new ArrayList<>();
    private boolean stocked;

    DayMix(PushClient client, long seed) {
        this.client = client;
        this.hospital = client.home().hospital();
        this.store = StoreId.of(hospital, "MAIN");
        this.random = new SplittableRandom(seed);
    }

    /// Freezes one more batch; the client holds the blocks it needs.
    void freezeNext() {
        List<FactBody> bodies = new ArrayList<>(BATCH);
        for (int i = 0; i < SHELVES && !stocked; i++) {
            bodies.add(delivery(i, 1_000_000));
        }
        stocked = true;
        for (int i = 0; i < REGISTERED; i++) {
            patients.add(client.nextId(bodies.size()));
            Person person = DemoPatients.person(PEOPLE.get(random.nextInt(PEOPLE.size())));
            bodies.add(
                    new RegisterPatient(PatientNumber.of(hospital, client.nextNumber()), person));
        }
        for (int i = 0; i < CHANGED; i++) {
            FactId whom = patients.get(random.nextInt(patients.size()));
            bodies.add(new ChangePatientDetails(Patient.id(whom), phone()));
        }
        for (int i = 0; i < DISPENSED; i++) {
            int shelf = random.nextInt(SHELVES);
            bodies.add(new DispenseBatch(store, item(shelf), batch(shelf), EXPIRY, 10, null, null));
        }
        while (bodies.size() < BATCH) {
            bodies.add(delivery(random.nextInt(SHELVES), 100));
        }
        client.freeze(bodies.subList(0, BATCH));
    }

    private Person phone() {
        String number = "9" + (100_000_000 + random.nextInt(900_000_000));
        return new Person(null, null, null, null, null, null, number, null, null);
    }

    private ReceiveStock delivery(int shelf, int quantity) {
        return new ReceiveStock(
                store, item(shelf), batch(shelf), EXPIRY, quantity, "C-" + shelf, null);
    }

    private static ItemId item(int shelf) {
        return new ItemId("ITEM" + shelf);
    }

    private BatchNumber batch(int shelf) {
        String writer = client.writer().value().substring(0, 6).toUpperCase(Locale.ROOT);
        return new BatchNumber("B-" + writer + "-" + shelf);
    }
}
