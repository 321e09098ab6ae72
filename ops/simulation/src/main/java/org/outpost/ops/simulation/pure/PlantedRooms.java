// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outpost.model.access.Access;
import org.outpost.model.appointments.Appointments;
import org.outpost.model.appointments.ConfirmBooking;
import org.outpost.model.facilities.Facilities;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.Inventory;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.patients.Patients;
import org.outpost.model.prescriptions.Prescriptions;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.Leases;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.States;
import org.outpost.ops.simulation.world.PlantedBug;

/// The server's rooms: the real ones, unless a planted bug wraps one of them.
public final class PlantedRooms {
    private PlantedRooms() {}

    public static Rooms of(Set<PlantedBug> bugs) {
        List<Room> rooms = new ArrayList<>();
        rooms.add(new Facilities());
        rooms.add(new Access());
        rooms.add(inventory(bugs));
        rooms.add(new Patients());
        boolean blind = bugs.contains(PlantedBug.PLACE_CONFIRMED_BLINDLY);
        rooms.add(blind ? new Blind(new Appointments()) : new Appointments());
        rooms.add(new Prescriptions());
        boolean lawless =
                bugs.contains(PlantedBug.LEASE_GRANTED_TWICE)
                        || bugs.contains(PlantedBug.LEASE_ENDED_BY_CLOCK);
        rooms.add(lawless ? new NoRule(new Leases()) : new Leases());
        return bugs.isEmpty() ? Kit.ROOMS : new Rooms(rooms);
    }

    private static Room inventory(Set<PlantedBug> bugs) {
        if (bugs.contains(PlantedBug.PHYSICAL_REFUSED)) {
            return new Strict(new Inventory());
        }
        return bugs.contains(PlantedBug.PARCEL_COUNTED_TWICE)
                ? new Forgetful(new Inventory())
                : new Inventory();
    }

    /// A room that does what another does.
    private abstract static class Wrapped implements Room {
        final Room room;

        Wrapped(Room room) {
            this.room = room;
        }

        @Override
        public String name() {
            return room.name();
        }

        @Override
        public List<FactType> factTypes() {
            return room.factTypes();
        }

        @Override
        public List<Fold<?>> folds() {
            return room.folds();
        }

        @Override
        public boolean wholeAt(AggregateId id, FeedId home) {
            return room.wholeAt(id, home);
        }

        @Override
        public Map<AggregateId, FeedId> heldTogether(ReadFact fact, States after) {
            return room.heldTogether(fact, after);
        }

        @Override
        public Verdict judge(States before, ReadFact fact, States after) {
            return room.judge(before, fact, after);
        }

        @Override
        public Verdict reverse(States before, ReadFact original, States after) {
            return room.reverse(before, original, after);
        }

        @Override
        public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
            return room.decide(fact, verdict, after);
        }
    }

    private static final class NoRule extends Wrapped {
        NoRule(Room room) {
            super(room);
        }

        @Override
        public Verdict judge(States before, ReadFact fact, States after) {
            return Verdict.ACCEPTED;
        }
    }

    private static final class Blind extends Wrapped {
        Blind(Room room) {
            super(room);
        }

        @Override
        public List<FactBody> decide(ReadFact fact, Verdict verdict, States after) {
            List<FactBody> decisions = new ArrayList<>();
            for (FactBody body : room.decide(fact, verdict, after)) {
                decisions.add(
                        body instanceof ConfirmBooking(var booking, var session, _)
                                ? new ConfirmBooking(booking, session, 1)
                                : body);
            }
            return decisions;
        }
    }

    private static final class Strict extends Wrapped {
        Strict(Room room) {
            super(room);
        }

        @Override
        public Verdict judge(States before, ReadFact fact, States after) {
            Verdict verdict = room.judge(before, fact, after);
            return verdict instanceof Verdict.Disputed(var reason)
                    ? Verdict.refused(reason)
                    : verdict;
        }
    }

    private static final class Forgetful extends Wrapped {
        Forgetful(Room room) {
            super(room);
        }

        @Override
        public List<Fold<?>> folds() {
            List<Fold<?>> folds = new ArrayList<>();
            room.folds().forEach(fold -> folds.add(new Blinkered<>(fold)));
            return folds;
        }
    }

    /// A fold that does not see what leaves.
    private record Blinkered<S>(Fold<S> fold) implements Fold<S> {
        @Override
        public String kind() {
            return fold.kind();
        }

        @Override
        public Class<S> stateType() {
            return fold.stateType();
        }

        @Override
        public S empty(AggregateId id) {
            return fold.empty(id);
        }

        @Override
        public S apply(S state, AggregateId id, ReadFact fact) {
            boolean leaves =
                    fact.body() instanceof DispatchTransfer && id.kind().equals(StockPosition.KIND);
            return leaves ? state : fold.apply(state, id, fact);
        }
    }
}
