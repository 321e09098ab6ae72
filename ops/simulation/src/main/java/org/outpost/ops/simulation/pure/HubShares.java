// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Span;
import org.outpost.ops.simulation.world.PlantedBug;

/// Which share of a pool the server in memory passes on, and which one with a bug planted.
final class HubShares {
    private HubShares() {}

    /// @param heard when who was heard last
    static @Nullable PassLease of(
            Exchange.Want want,
            WriterId asker,
            Disk disk,
            Set<PlantedBug> bugs,
            Map<String, Long> heard,
            long now) {
        LeaseBook book = disk.state(want.pool(), LeaseBook.class);
        List<Span> offered = List.of(LeaseShare.ALL_BLOCKS);
        if (!LeasePool.isNumbers(want.pool())) {
            AggregateId session = AggregateId.of(ClinicSession.KIND, want.pool().key());
            ClinicSession state = disk.state(session, ClinicSession.class);
            offered =
                    LeaseShare.parts(state.deskPart()).stream()
                            .filter(place -> !state.taken(place))
                            .map(place -> new Span(place, place))
                            .toList();
        }
        if (bugs.contains(PlantedBug.LEASE_ENDED_BY_CLOCK)) {
            book = Blindness.awake(book, heard, now);
        }
        boolean blind = bugs.contains(PlantedBug.LEASE_GRANTED_TWICE);
        return LeaseShare.answer(want, asker, blind ? Blindness.of(book, asker) : book, offered);
    }
}
