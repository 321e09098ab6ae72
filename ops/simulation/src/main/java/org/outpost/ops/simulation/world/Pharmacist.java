// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.FactBody;

/// What is done with strips: received, handed out, sent to another store, unpacked there. Hands go
/// by the shelf, not by the screen: what the screen disputes happened all the same.
final class Pharmacist {
    private static final List<ItemId> ITEMS =
            List.of(new ItemId("PCM500"), new ItemId("ORS"), new ItemId("AMOX250"));
    private static final UserId WHO = new UserId("pooja");

    private final World world;
    private final Chance chance;
    private final List<HospitalId> hospitals;

    /// @param chance the dice of one event
    Pharmacist(World world, Chance chance, List<HospitalId> hospitals) {
        this.world = world;
        this.chance = chance;
        this.hospitals = hospitals;
    }

    void receive(Counter counter, HospitalId hospital, long now) {
        LocalDate expiry = CareDay.of(now).plusDays(chance.between(-1, 400));
        World.Shelf shelf =
                new World.Shelf(
                        store(hospital),
                        chance.of(ITEMS),
                        new BatchNumber(
                                "B" + CareDay.of(now).getDayOfYear() / 2 + "-" + chance.below(4)),
                        expiry,
                        0);
        World.Shelf known = world.shelf(shelf);
        long strips = chance.between(1, 60);
        counter.write(
                WHO,
                new ReceiveStock(
                        known.store(),
                        known.item(),
                        known.batch(),
                        known.expiry(),
                        strips,
                        "CH-" + chance.below(1000),
                        null),
                Will.HAPPENED,
                fact -> world.put(known, strips));
    }

    /// A program that knows no rule takes in less than nothing.
    void transgress(Counter counter, HospitalId hospital, long now) {
        FactBody body =
                new ReceiveStock(
                        store(hospital),
                        chance.of(ITEMS),
                        new BatchNumber("B1"),
                        CareDay.of(now).plusDays(90),
                        -7,
                        "CH-0",
                        null);
        counter.write(WHO, body, Will.UNASKED, world::poison);
    }

    void dispense(Counter counter, HospitalId hospital) {
        World.Shelf shelf = filled(hospital);
        if (shelf == null) {
            return;
        }
        // Now and then somebody takes all there is, or writes down what never left the shelf.
        boolean mistaken = chance.percent(3);
        long strips =
                chance.percent(15)
                        ? shelf.strips()
                        : chance.between(1, Math.min(9, shelf.strips()));
        counter.write(
                WHO,
                new DispenseBatch(
                        shelf.store(),
                        shelf.item(),
                        shelf.batch(),
                        shelf.expiry(),
                        strips,
                        null,
                        "it is on the shelf"),
                Will.HAPPENED,
                fact -> {
                    if (mistaken) {
                        world.bookedWrongly(shelf.position(), -strips);
                    } else {
                        world.take(shelf, strips);
                    }
                });
    }

    void send(Counter counter, HospitalId hospital, long now) {
        World.Shelf shelf = filled(hospital);
        if (shelf == null) {
            return;
        }
        HospitalId to = chance.of(hospitals);
        StoreId target = to.equals(hospital) ? StoreId.of(to, "WARD") : store(to);
        long strips = chance.between(1, shelf.strips());
        long arrives = now + chance.between(1, 20) * 3_600_000;
        counter.write(
                WHO,
                new DispatchTransfer(
                        shelf.store(),
                        to,
                        target,
                        List.of(line(shelf, strips)),
                        "TR-" + chance.below(1000)),
                Will.HAPPENED,
                fact -> {
                    long there = world.take(shelf, strips);
                    world.send(
                            new World.Parcel(
                                    TransferState.id(fact.id()),
                                    World.made(TransferState.KIND, fact),
                                    hospital,
                                    target,
                                    shelf.with(there),
                                    arrives,
                                    false));
                });
    }

    void unpack(Counter counter, HospitalId hospital, long now) {
        World.Parcel parcel = world.arrived(hospital, now, chance);
        if (parcel == null) {
            return;
        }
        long strips = parcel.goods().strips();
        List<StockLine> lines = strips == 0 ? List.of() : List.of(line(parcel.goods(), strips));
        FactBody body =
                new ReceiveTransfer(
                        parcel.transfer(),
                        parcel.from(),
                        parcel.to(),
                        lines,
                        chance.percent(50) ? "counted" : null);
        counter.write(WHO, body, Will.HAPPENED, fact -> world.unpack(parcel));
    }

    private World.@Nullable Shelf filled(HospitalId hospital) {
        List<World.Shelf> filled = world.filled(hospital);
        return filled.isEmpty() ? null : chance.of(filled);
    }

    private static StockLine line(World.Shelf shelf, long strips) {
        return new StockLine(shelf.item(), shelf.batch(), shelf.expiry(), strips);
    }

    private static StoreId store(HospitalId hospital) {
        return StoreId.of(hospital, "MAIN");
    }
}
