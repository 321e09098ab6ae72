// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.FactBody;

/// A program that saves one action after the other and says aloud which ones are kept, until
/// somebody kills it.
public final class SavingProgram {
    private static final HospitalId DH = new HospitalId("RMP-DH01");

    private SavingProgram() {}

    public static void main(String[] args) {
        StoreId store = StoreId.of(DH, "MAIN");
        ItemId item = new ItemId("PCM500");
        try (Pen pen = new Pen(Path.of(args[0]), FeedId.of(DH))) {
            for (int i = 0; i < 100_000; i++) {
                BatchNumber batch = new BatchNumber("B" + i % 7);
                LocalDate expiry = LocalDate.of(2099, 1, 1);
                List<FactBody> action =
                        i % 3 == 0
                                ? List.of(new RegisterPatient(null, person("Kamla Devi")))
                                : List.of(
                                        new ReceiveStock(store, item, batch, expiry, 5, "c", null),
                                        new DispenseBatch(
                                                store, item, batch, expiry, 2, null, null));
                if (pen.log.record(Pen.ASHA, action, true) instanceof Recorded.Kept kept) {
                    kept.facts().forEach(read -> System.out.println(read.fact().id().value()));
                    System.out.println("kept");
                    System.out.flush();
                }
            }
        }
    }

    private static Person person(String name) {
        return new Person(name, null, Sex.F, null, 1990, null, null, null, null);
    }
}
