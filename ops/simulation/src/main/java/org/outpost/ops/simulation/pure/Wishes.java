// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.ops.simulation.world.Machine;

/// What a counter would like of its hospital's leases: numbers while few are left, places in the
/// sessions that are not over.
final class Wishes {
    private static final int MOST = 30;

    private Wishes() {}

    static List<Exchange.Want> of(Machine machine, Disk disk) {
        List<Exchange.Want> wants = new ArrayList<>();
        Exchange.Want numbers =
                LeaseShare.numbersWanted(
                        machine.writer(), machine.home().hospital(), disk::orEmpty);
        if (numbers != null) {
            wants.add(numbers);
        }
        LocalDate today = CareDay.of(machine.now());
        List<AggregateId> all = machine.known(ClinicSession.KIND);
        // What came long before is over.
        for (AggregateId session : all.subList(Math.max(0, all.size() - MOST), all.size())) {
            ClinicSession state = disk.state(session, ClinicSession.class);
            PlanClinicSession plan = state.plan();
            if (plan == null
                    || plan.date().isBefore(today)
                    || SlotCalendar.over(plan, machine.now())) {
                continue;
            }
            AggregateId pool = LeasePool.places(session);
            LeaseBook book = disk.state(pool, LeaseBook.class);
            Exchange.Want places =
                    LeaseShare.placesWanted(machine.writer(), pool, book, state::taken);
            if (places != null) {
                wants.add(places);
            }
        }
        return wants;
    }
}
