// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.MetaStore;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.facilities.StoreRoom;
import org.outpost.model.inventory.StoreId;

/// Which store of the hospital this counter's stock screens speak of: the one set for this machine,
/// else the one that goes with the person's role.
public final class ThisStore {
    private static final String KEY = "store";

    private final Device device;
    private final FacilityStore facilities;
    private final CurrentUser current;

    public ThisStore(Device device, FacilityStore facilities, CurrentUser current) {
        this.device = device;
        this.facilities = facilities;
        this.current = current;
    }

    /// The store whose shelf is meant.
    public StoreId id(Sql sql) {
        String set = MetaStore.text(sql, KEY);
        return StoreId.of(device.hospital(), set == null ? code(sql) : set);
    }

    /// Ties this machine to one store, whoever works at it.
    public void set(Sql sql, String code) {
        MetaStore.put(sql, KEY, code);
    }

    private String code(Sql sql) {
        Hospital hospital = facilities.hospital(sql, device.hospital().value());
        List<StoreRoom> stores = hospital == null ? List.of() : hospital.stores();
        String kind =
                switch (current.role()) {
                    // desk and doctor ask what a patient can be handed today
                    case PHARMACIST, FRONT_DESK, DOCTOR -> "dispensary";
                    case LABORATORY -> "laboratory";
                    case STOREKEEPER, HOSPITAL_ADMIN, DISTRICT_ADMIN, NATIONAL_ADMIN, SERVER ->
                            "main";
                };
        return stores.stream()
                .filter(store -> store.kind().equals(kind))
                .map(StoreRoom::code)
                .findFirst()
                .orElse(stores.isEmpty() ? "MAIN" : stores.getFirst().code());
    }
}
