// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;
import org.outpost.server.appointments.BookingProjection;
import org.outpost.server.appointments.ClinicSessionProjection;
import org.outpost.server.appointments.SessionPlaces;
import org.outpost.server.facilities.HospitalProjection;
import org.outpost.server.inventory.ItemProjection;
import org.outpost.server.inventory.StockProjection;
import org.outpost.server.inventory.TransferProjection;
import org.outpost.server.patients.LikelySameHook;
import org.outpost.server.patients.MembershipHook;
import org.outpost.server.patients.PatientProjection;
import org.outpost.server.sync.IngestHook;
import org.outpost.server.sync.LeaseOffer;
import org.outpost.server.sync.RowProjection;

/// What every room brings to taking facts in, on one page, for whoever puts the server together
/// without Liberty: tests and the real simulation. Liberty finds the same by itself; a test holds
/// that nothing is missing here.
public final class RoomParts {
    private RoomParts() {}

    /// The tables queries read.
    public static List<RowProjection> projections() {
        return List.of(
                new PatientProjection(),
                new StockProjection(),
                new ItemProjection(),
                new TransferProjection(),
                new ClinicSessionProjection(),
                new BookingProjection(),
                new HospitalProjection());
    }

    /// What is kept by difference.
    ///
    /// @param summaries who also hears what counters say of themselves
    public static List<IngestHook> hooks(SummaryHook summaries) {
        return List.of(summaries, new MembershipHook(), new DisclosureHook(), new LikelySameHook());
    }

    /// What may be passed on of the rooms' pools.
    public static List<LeaseOffer> offers() {
        return List.of(new SessionPlaces());
    }
}
