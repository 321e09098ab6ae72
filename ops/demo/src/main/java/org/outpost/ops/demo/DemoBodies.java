// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.util.List;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.Department;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DefineItem;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;

/// What is written of one hospital, one item or one person of the demo's world, whoever writes it:
/// the demo at a server, the pictures in a counter of their own.
public final class DemoBodies {
    private DemoBodies() {}

    /// The feed of a hospital's own facts.
    public static FeedId feedOf(DemoWorld.Place place) {
        return FeedId.of(new HospitalId(place.code()));
    }

    /// A hospital with its departments and stores.
    public static DefineHospital hospital(DemoWorld.Place place) {
        return new DefineHospital(
                new HospitalId(place.code()),
                place.hospital().district(),
                HospitalTier.valueOf(place.hospital().tier().name()),
                place.hospital().name().latin(),
                place.hospital().name().devanagari(),
                place.departments().stream()
                        .map(d -> new Department(d.code(), d.name().latin(), d.name().devanagari()))
                        .toList(),
                place.stores().stream()
                        .map(s -> new StoreRoom(s.code(), s.name().latin(), kind(s)))
                        .toList());
    }

    /// A district.
    public static DefineDistrict district(DemoLists.District district) {
        return new DefineDistrict(
                district.code(),
                district.name().latin(),
                district.name().devanagari(),
                district.state().latin());
    }

    /// A medicine of the catalogue.
    public static DefineItem item(DemoLists.Item item) {
        ItemLevel level =
                switch (item.priority()) {
                    case "V" -> ItemLevel.VITAL;
                    case "E" -> ItemLevel.ESSENTIAL;
                    default -> ItemLevel.DESIRABLE;
                };
        return new DefineItem(
                new ItemId(item.code()),
                item.name().latin(),
                item.form(),
                item.strength(),
                item.unit(),
                item.packSize(),
                level,
                item.schedule());
    }

    /// Somebody's employment.
    ///
    /// @param home the feed of those at whom they work
    public static EmployStaff employ(FeedId home, DemoWorld.Staff person) {
        return new EmployStaff(
                new UserId(person.login()),
                person.login(),
                Role.valueOf(person.role().name()),
                home,
                new StaffName(person.name().latin(), person.name().devanagari()));
    }

    /// Cartons leave for another store.
    public static DispatchTransfer dispatch(DemoWorld.Transfer transfer) {
        HospitalId to = new HospitalId(transfer.hospital());
        return new DispatchTransfer(
                store(transfer.lines().getFirst()),
                to,
                StoreId.of(to, transfer.store()),
                lines(transfer),
                transfer.number());
    }

    /// The same cartons taken in there.
    static ReceiveTransfer take(DemoWorld.Transfer transfer, FactId dispatched) {
        return new ReceiveTransfer(
                TransferState.id(dispatched),
                new HospitalId(transfer.from()),
                StoreId.of(new HospitalId(transfer.hospital()), transfer.store()),
                lines(transfer),
                null);
    }

    /// Where a batch lies.
    static StoreId store(DemoWorld.Batch batch) {
        return StoreId.of(new HospitalId(batch.hospital()), batch.store());
    }

    private static List<StockLine> lines(DemoWorld.Transfer transfer) {
        return transfer.lines().stream()
                .map(b ->
                        new StockLine(
                                new ItemId(b.item()),
                                new BatchNumber(b.number()),
                                b.expires(),
                                b.quantity()))
                .toList();
    }

    private static String kind(DemoWorld.Store store) {
        return store.kind() == DemoWorld.Store.Kind.MAIN ? "main" : "dispensary";
    }
}
