// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.outpost.desktop.sync.Recorded;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.WriterRow;
import org.outpost.ops.simulation.pure.PureDriver;
import org.outpost.ops.simulation.real.RealDesk;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.Driver;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.Faults;
import org.outpost.ops.simulation.world.Settings;
import org.outpost.ops.simulation.world.Tally;
import org.outpost.ops.simulation.world.Trace;

/// The counter of the stories and the calm world around it.
final class StoryDesk {
    static final HospitalId HOSPITAL = new HospitalId("RMP-DH01");
    static final FeedId HOME = FeedId.of(HOSPITAL);
    static final long NOW = 1_795_420_800_000L;

    private static final UserId WHO = new UserId("asha");
    private static final StoreId STORE = StoreId.of(HOSPITAL, "MAIN");
    private static final ItemId ITEM = new ItemId("PCM500");
    private static final LocalDate EXPIRY = LocalDate.of(2099, 1, 1);

    private StoryDesk() {}

    static RealDesk open(Path folder, long seed) {
        Chance chance = new Chance(seed, folder.getFileName().toString(), 0);
        return new RealDesk(folder, HOME, () -> NOW, chance::bytes, () -> {});
    }

    /// Saves one action, every third time of two facts.
    static List<Fact> save(RealDesk desk, int number) {
        BatchNumber batch = new BatchNumber("B" + number % 5);
        List<FactBody> action =
                number % 3 == 0
                        ? List.of(
                                new ReceiveStock(STORE, ITEM, batch, EXPIRY, 5, "c", null),
                                new DispenseBatch(STORE, ITEM, batch, EXPIRY, 2, null, null))
                        : List.of(new RegisterPatient(null, person("Kamla Devi " + number)));
        if (desk.log().record(WHO, action, true) instanceof Recorded.Kept(var kept, _)) {
            return kept.stream().map(ReadFact::fact).toList();
        }
        throw new IllegalStateException("action " + number + " was not kept");
    }

    static Person person(String name) {
        return new Person(name, null, Sex.F, null, 1990, null, null, null, null);
    }

    /// A server in memory at which nothing goes wrong, and which knows this counter.
    static PureDriver calm(RealDesk desk, long seed) {
        Faults none =
                new Faults(
                        seed,
                        new FaultPlan(seed, Settings.SMALL, List.of(), List.of(), 0),
                        new Trace(),
                        new Tally());
        PureDriver driver =
                new PureDriver(
                        new Driver.Setting(seed, none, new Trace(), Set.of(), () -> NOW), true);
        driver.enrol(
                WriterRow.fresh(
                        desk.device().writer(),
                        desk.device().id(),
                        desk.device().publicKey(),
                        HOME));
        return driver;
    }

    /// What a neighbour writes.
    static List<FactBody> neighbours(int count) {
        List<FactBody> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(
                    i % 2 == 0
                            ? new RegisterPatient(null, person("Sunita " + i))
                            : new ReceiveStock(
                                    STORE, ITEM, new BatchNumber("N" + i), EXPIRY, i, "c", null));
        }
        return bodies;
    }
}
