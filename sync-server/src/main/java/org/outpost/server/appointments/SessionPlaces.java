// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.LongStream;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;
import org.outpost.server.sync.LeaseOffer;

/// The places of a session that go to the counters of its own hospital, as far as nobody has them
/// and their time is to come.
@ApplicationScoped
public class SessionPlaces implements LeaseOffer {
    @Override
    public List<Span> offered(AggregateId pool, FeedId home, States states, long now) {
        if (LeasePool.isNumbers(pool)) {
            return List.of();
        }
        ClinicSession session =
                states.of(AggregateId.of(ClinicSession.KIND, pool.key()), ClinicSession.class);
        return home.equals(session.home())
                ? session.deskPart().stream()
                        .flatMap(span -> LongStream.rangeClosed(span.from(), span.to()).boxed())
                        .filter(place -> !SlotCalendar.gone(session, place, now))
                        .map(place -> new Span(place, place))
                        .toList()
                : List.of();
    }

    /// Of sessions that are over, nobody wants a place any more.
    @Override
    public List<AggregateId> pools(EntityManager rows, FeedId home, long now) {
        return rows
                .createQuery(
                        "SELECT s.id FROM ClinicSessionRow s WHERE s.home = :home AND s.heldOn >="
                                + " :today ORDER BY s.id",
                        String.class)
                .setParameter("home", home.value())
                .setParameter("today", CareDay.of(now).toString())
                .getResultList()
                .stream()
                .map(id -> LeasePool.places(new AggregateId(id)))
                .toList();
    }
}
