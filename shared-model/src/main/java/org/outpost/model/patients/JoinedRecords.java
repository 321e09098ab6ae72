// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;

/// The records that stand for one person: which they are, what is taken over of one into another,
/// and what goes back when the two are parted.
public final class JoinedRecords {
    /// As many as are walked through: nobody is registered as often, and no walk is without end.
    private static final int MOST = 50;

    private JoinedRecords() {}

    /// The record under which a person is found.
    public static AggregateId standing(AggregateId record, States states) {
        AggregateId at = record;
        for (int step = 0; step < MOST; step++) {
            AggregateId next = states.of(at, Patient.class).mergedInto();
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// All records of the person, the one they are found under first; at least this one.
    public static Set<AggregateId> of(AggregateId record, States states) {
        Set<AggregateId> all = new LinkedHashSet<>();
        Deque<AggregateId> open = new ArrayDeque<>();
        open.add(standing(record, states));
        while (!open.isEmpty() && all.size() < MOST) {
            AggregateId next = open.remove();
            if (all.add(next)) {
                open.addAll(states.of(next, Patient.class).absorbed());
            }
        }
        all.add(record);
        return all;
    }

    /// Whose each of these records is; those nobody registered are left out.
    public static Map<AggregateId, FeedId> owners(Set<AggregateId> records, States states) {
        Map<AggregateId, FeedId> owners = new LinkedHashMap<>();
        for (AggregateId record : records) {
            FeedId home = states.of(record, Patient.class).home();
            if (home != null) {
                owners.put(record, home);
            }
        }
        return owners;
    }

    /// What a person is once these fields are taken over of the record that goes.
    public static Person taken(Person stays, Person goes, Set<PersonField> fields) {
        Person chosen = stays;
        for (PersonField field : fields) {
            chosen = field.taken(chosen, goes);
        }
        return chosen;
    }

    /// The person with every field that the last merge of the two took over as it was before,
    /// unless it has been changed since. What was taken over is told by its action, which it shares
    /// with the merge.
    ///
    /// @param past of the record that stayed, in the order of its folds
    public static Person parted(
            List<ReadFact> past, AggregateId kept, AggregateId gone, Person now) {
        String action = null;
        for (ReadFact fact : past) {
            if (fact.body() instanceof MergePatients(var stayed, var went, _)
                    && stayed.equals(kept)
                    && went.equals(gone)) {
                action = fact.fact().envelope().action();
            }
        }
        Person back = now;
        Person so = Person.NOBODY;
        for (ReadFact fact : past) {
            Person told = told(fact.body());
            if (told == null) {
                continue;
            }
            Person after = so.with(told);
            if (action != null && action.equals(fact.fact().envelope().action())) {
                for (PersonField field : PersonField.values()) {
                    if (!field.same(so, after) && field.same(after, now)) {
                        back = field.taken(back, so);
                    }
                }
            }
            so = after;
        }
        return back;
    }

    /// What a fact tells of a person; null where it tells nothing.
    public static @Nullable Person told(FactBody body) {
        return switch (body) {
            case RegisterPatient(_, var person) -> person;
            case ChangePatientDetails(_, var person) -> person;
            default -> null;
        };
    }
}
