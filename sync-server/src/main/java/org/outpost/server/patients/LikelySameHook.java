// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.ToldApart;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.IngestHook;

/// Notes who is to be compared with those alike, and keeps who was told apart. It only notes:
/// taking facts in waits for no comparison.
@ApplicationScoped
public class LikelySameHook implements IngestHook {
    private final LikelySameStore store = new LikelySameStore();

    @Override
    public void ingested(Connection connection, List<Snapshot> before, List<Snapshot> after)
            throws SQLException {
        List<AggregateId> patients = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Snapshot now = after.get(i);
            if (now.state() instanceof Patient patient
                    && !same(before.get(i).as(Patient.class), patient)) {
                patients.add(now.id());
            }
            patients.addAll(apart(connection, now));
        }
        store.note(connection, patients);
    }

    @Override
    public List<String> again(Connection connection, List<Snapshot> all) throws SQLException {
        List<AggregateId> patients = new ArrayList<>();
        for (Snapshot one : all) {
            if (one.state() instanceof Patient) {
                patients.add(one.id());
            }
            apart(connection, one);
        }
        store.note(connection, patients);
        return List.of();
    }

    /// Whether nothing changed that a comparison looks at.
    private static boolean same(Patient was, Patient now) {
        return Objects.equals(was.home(), now.home())
                && was.person().equals(now.person())
                && Objects.equals(was.mergedInto(), now.mergedInto());
    }

    /// @return whom it is about
    private List<AggregateId> apart(Connection connection, Snapshot thing) throws SQLException {
        if (!(thing.state() instanceof ToldApart told)) {
            return List.of();
        }
        AggregateId one = told.one();
        AggregateId other = told.other();
        UserId who = told.who();
        if (one == null || other == null || who == null || told.owners().isEmpty()) {
            return List.of();
        }
        FeedId first = told.owners().getFirst();
        FeedId second = told.owners().getLast();
        store.apart(
                connection,
                thing.id(),
                FindLikelySame.district(first),
                new LikelySameStore.Row(
                        new LikelySame(one, other, 0, Set.of(), who.value(), told.at()),
                        "apart",
                        first,
                        second),
                told.apart());
        return List.of(one, other);
    }
}
