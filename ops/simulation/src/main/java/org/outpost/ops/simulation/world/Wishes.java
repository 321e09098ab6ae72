// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

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
import org.outpost.model.sync.States;

/// What a counter would like of its hospital's leases: numbers while few are left, places in the
/// sessions that are not over.
public final class Wishes {
    private static final int MOST = 30;

    private Wishes() {}

    public static List<Exchange.Want> of(Machine machine) {
        return machine.states(states -> of(machine, states));
    }

    private static List<Exchange.Want> of(Machine machine, States states) {
        List<Exchange.Want> wants = new ArrayList<>();
        Exchange.Want numbers =
                LeaseShare.numbersWanted(machine.writer(), machine.home().hospital(), states);
        if (numbers != null) {
            wants.add(numbers);
        }
        LocalDate today = CareDay.of(machine.now());
        List<AggregateId> all = machine.known(ClinicSession.KIND);
        // What came long before is over.
        for (AggregateId session : all.subList(Math.max(0, all.size() - MOST), all.size())) {
            ClinicSession state = states.of(session, ClinicSession.class);
            PlanClinicSession plan = state.plan();
            if (plan == null
                    || plan.date().isBefore(today)
                    || SlotCalendar.over(plan, machine.now())) {
                continue;
            }
            AggregateId pool = LeasePool.places(session);
            LeaseBook book = states.of(pool, LeaseBook.class);
            Exchange.Want places =
                    LeaseShare.placesWanted(machine.writer(), pool, book, state::taken);
            if (places != null) {
                wants.add(places);
            }
        }
        return wants;
    }
}
