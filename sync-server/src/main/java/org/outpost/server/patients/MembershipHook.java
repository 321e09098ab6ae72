// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.Visit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.Patient;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.Membership;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.IngestHook;

/// Keeps who follows whom as the facts say, and puts the end off where a followed patient comes or
/// books: at the hospital that wrote it, since a visit elsewhere is no reason to keep anything.
@ApplicationScoped
public class MembershipHook implements IngestHook {
    private final MembershipStore store = new MembershipStore();

    @Override
    public void ingested(Connection connection, List<Snapshot> before, List<Snapshot> after)
            throws SQLException {
        for (int i = 0; i < after.size(); i++) {
            Snapshot now = after.get(i);
            boolean fresh = before.get(i).last() == null;
            switch (now.state()) {
                case Membership membership -> put(connection, now.id(), membership);
                case Patient patient when !fresh ->
                        joined(connection, before.get(i).as(Patient.class), now, patient);
                case Visit visit when fresh ->
                        seen(connection, now, visit.patient(), visit.opened());
                case Booking booking when fresh ->
                        seen(connection, now, booking.patient(), booking.booked());
                default -> {}
            }
        }
    }

    @Override
    public List<String> again(Connection connection, List<Snapshot> all) throws SQLException {
        for (Snapshot one : all) {
            if (one.state() instanceof Membership membership) {
                put(connection, one.id(), membership);
            }
        }
        return List.of();
    }

    private void put(Connection connection, AggregateId id, Membership now) throws SQLException {
        AggregateId followed = now.followed();
        FeedId by = now.by();
        FeedId owner = now.owner();
        if (followed != null && by != null && owner != null) {
            store.put(
                    connection,
                    id,
                    new MembershipStore.Member(followed, by, owner, now.member()),
                    now.since());
        }
    }

    /// Who was joined or parted counts as seen: after a parting both are there to be looked at, and
    /// to be joined again, as long as somebody who came that day.
    private void joined(Connection connection, Patient was, Snapshot thing, Patient now)
            throws SQLException {
        FoldPlace last = thing.last();
        boolean same =
                Objects.equals(was.mergedInto(), now.mergedInto())
                        && was.absorbed().equals(now.absorbed());
        if (!same && last != null) {
            store.seenEverywhere(connection, thing.id(), last.clock().millis());
        }
    }

    private void seen(Connection connection, Snapshot thing, @Nullable AggregateId patient, long at)
            throws SQLException {
        if (patient != null) {
            store.seen(connection, patient, FactId.parse(thing.id().key()).writer(), at);
        }
    }
}
