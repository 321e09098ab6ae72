// SPDX-License-Identifier: Apache-2.0
package org.outpost.model;

import java.util.List;
import org.outpost.model.access.Access;
import org.outpost.model.appointments.Appointments;
import org.outpost.model.facilities.Facilities;
import org.outpost.model.inventory.Inventory;
import org.outpost.model.patients.Patients;
import org.outpost.model.prescriptions.Prescriptions;
import org.outpost.model.sync.Leases;
import org.outpost.model.sync.Rooms;

/// All rooms of this version, for whoever composes a desktop, a server or a simulation.
public final class OutpostRooms {
    private OutpostRooms() {}

    /// Every room, leases included.
    public static Rooms all() {
        return new Rooms(
                List.of(
                        new Facilities(),
                        new Access(),
                        new Inventory(),
                        new Patients(),
                        new Appointments(),
                        new Prescriptions(),
                        new Leases()));
    }
}
