// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.outpost.model.access.Access;
import org.outpost.model.appointments.Appointments;
import org.outpost.model.appointments.ConfirmBooking;
import org.outpost.model.facilities.Facilities;
import org.outpost.model.inventory.Inventory;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.patients.Patients;
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
final class PlantedRooms {
    private PlantedRooms() {}

    static Rooms of(Set<PlantedBug> bugs) {
        if (bugs.contains(PlantedBug.LEASE_GRANTED_TWICE)) {
            return with(new NoRule(new Leases()), new Appointments());
        }
        if (bugs.contains(PlantedBug.PLACE_CONFIRMED_BLINDLY)) {
            return with(new Leases(), new Blind(new Appointments()));
        }
        return Kit.ROOMS;
    }

    private static Rooms with(Room leases, Room appointments) {
        return new Rooms(
                List.of(
                        new Facilities(),
                        new Access(),
                        new Inventory(),
                        new Patients(),
                        appointments,
                        leases));
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
}
