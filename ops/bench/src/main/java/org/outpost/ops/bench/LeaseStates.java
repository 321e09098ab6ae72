// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.outpost.model.OutpostRooms;
import org.outpost.model.appointments.Visit;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.patients.Patient;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.States;
import org.outpost.model.wire.FactCodec;

/// What one machine knows of pools, blocks and runs, in memory: facts judged and folded by their
/// rooms in the order they come.
final class LeaseStates implements States {
    private static final Rooms ROOMS = OutpostRooms.all();
    private static final FactCodec CODEC = new FactCodec(ROOMS.types());
    private static final UserId WHO = new UserId("bench.clerk");
    private static final int MORNING = 600;

    private final Map<AggregateId, Object> states;

    LeaseStates() {
        this(new HashMap<>());
    }

    private LeaseStates(Map<AggregateId, Object> states) {
        this.states = states;
    }

    /// A fact of the morning of a day.
    static ReadFact sealed(FactId id, FeedId home, LocalDate day, FactBody body) {
        long millis = CareDay.millis(day, MORNING) + id.seq();
        FactWriter.Draft draft = new FactWriter.Draft(body, WHO, home, millis, millis, null);
        Fact fact = CODEC.seal(draft, id, HybridTime.ofMillis(millis));
        return new ReadFact(fact, body);
    }

    /// A file as a backup holds it: states never change.
    LeaseStates copy() {
        return new LeaseStates(new HashMap<>(states));
    }

    @Override
    public Object of(AggregateId id) {
        Object state = states.get(id);
        return state == null ? ROOMS.foldOf(id).empty(id) : state;
    }

    /// Judges a fact and takes it in where it stands.
    boolean take(ReadFact fact) {
        Map<AggregateId, Object> after = new HashMap<>();
        for (AggregateId id : fact.fact().envelope().aggregates()) {
            after.put(id, applied(ROOMS.foldOf(id), id, fact));
        }
        Room room = ROOMS.roomOf(fact.fact().type()).orElseThrow();
        Verdict verdict = room.judge(this, fact, id -> after.getOrDefault(id, of(id)));
        if (!(verdict instanceof Verdict.Accepted)) {
            return false;
        }
        states.putAll(after);
        return true;
    }

    private <S> Object applied(Fold<S> fold, AggregateId id, ReadFact fact) {
        return fold.apply(fold.stateType().cast(of(id)), id, fact);
    }

    /// Lets go of a visitor who has left: only what is leased is looked at again.
    void forget(FactId... made) {
        for (FactId id : made) {
            states.remove(Patient.id(id));
            states.remove(Visit.id(id));
            states.remove(Payment.id(id));
        }
    }
}
