// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Was;

/// Compares what the server says of care with the world: shelves, parcels, slips and numbers.
final class CareJudge {
    private final District district;
    private final World world;
    private final NaiveFold right;
    private final Map<String, FactId> names = new HashMap<>();

    CareJudge(District district, World world, NaiveFold right) {
        this.district = district;
        this.world = world;
        this.right = right;
        for (Fact fact : district.facts()) {
            names.put(World.lasting(Was.of(fact)), fact.id());
        }
    }

    /// What the server calls a thing, whatever it was called when it was made.
    private AggregateId now(AggregateId lasting) {
        FactId maker = names.get(lasting.key());
        return maker == null ? lasting : AggregateId.of(lasting.kind(), maker.value());
    }

    void judge() {
        stock();
        transit();
        places();
        slips();
        numbers();
        details();
        poison();
    }

    private void stock() {
        Map<AggregateId, Long> shelves = new HashMap<>();
        for (World.Shelf shelf : world.shelves()) {
            AggregateId id = shelf.position();
            shelves.put(id, shelf.strips());
            if (world.mustSay(id, shelf.strips()) != 0 && district.state(id) == null) {
                world.violated(Law.I5, id + " is not known at the server");
            }
        }
        for (AggregateId id : district.known(StockPosition.KIND)) {
            long says = district.state(id, StockPosition.class).onHand();
            long must = world.mustSay(id, shelves.getOrDefault(id, 0L));
            if (says != must) {
                world.violated(Law.I5, id + " says " + says + ", the world " + must);
            }
        }
    }

    private void transit() {
        for (World.Parcel parcel : world.parcels()) {
            if (!now(parcel.lasting()).equals(parcel.transfer())) {
                // Its paper bears a name that a copy of the file gave up.
                continue;
            }
            TransferState state = district.state(parcel.transfer(), TransferState.class);
            if (state.underWay() == parcel.taken()) {
                world.violated(
                        Law.I5,
                        parcel.transfer() + (parcel.taken() ? " arrived" : " did not arrive"));
            }
        }
    }

    private void places() {
        for (AggregateId id : district.known(ClinicSession.KIND)) {
            ClinicSession session = district.state(id, ClinicSession.class);
            PlanClinicSession plan = session.plan();
            if (plan == null) {
                continue;
            }
            if (session.booked() > plan.capacity()) {
                world.violated(Law.I6, id + " is booked beyond its capacity");
            }
            session.claims()
                    .forEach((place, by) -> {
                        if (by.size() > 1 || place < 1 || place > plan.capacity()) {
                            world.violated(Law.I6, id + " place " + place + " has " + by);
                        }
                        by.forEach(key -> claimed(id, place, AggregateId.of(Booking.KIND, key)));
                    });
            if (!session.waiting().isEmpty()) {
                world.violated(Law.I6, id + " leaves waiting " + session.waiting());
            }
        }
        district.known(Booking.KIND).forEach(this::booking);
    }

    private void claimed(AggregateId session, long place, AggregateId id) {
        Booking booking = district.state(id, Booking.class);
        Long its = booking.place();
        if (booking.state() != BookingState.CONFIRMED || its == null || its != place) {
            world.violated(
                    Law.I6, session + " keeps " + place + " for " + id + ", " + booking.state());
        }
    }

    private void booking(AggregateId id) {
        Booking booking = district.state(id, Booking.class);
        AggregateId session = booking.session();
        Long place = booking.place();
        if (booking.state() == BookingState.PROVISIONAL) {
            world.violated(Law.I6, id + " is provisional for ever");
        }
        if (booking.state() == BookingState.CONFIRMED && session != null && place != null) {
            ClinicSession in = district.state(session, ClinicSession.class);
            if (!in.claims().getOrDefault(place, List.of()).contains(id.key())) {
                world.violated(Law.I6, id + " has " + place + " and is not in the session");
            }
        }
    }

    /// What a desk promised inside its lease stands.
    private void slips() {
        world.slips()
                .forEach((key, slip) -> {
                    if (world.isDoubtful(slip.session() + "#" + slip.place())) {
                        return;
                    }
                    Booking booking = district.state(now(new AggregateId(key)), Booking.class);
                    Long place = booking.place();
                    if (booking.state() != BookingState.CONFIRMED
                            || place == null
                            || place != slip.place()) {
                        world.violated(Law.I6, "the slip of " + key + " is worth " + booking);
                    }
                });
    }

    private void numbers() {
        Map<PatientNumber, AggregateId> given = new HashMap<>();
        for (AggregateId id : district.known(Patient.KIND)) {
            Patient patient = district.state(id, Patient.class);
            PatientNumber number = patient.number();
            AggregateId other = number == null ? null : given.put(number, id);
            if (other != null) {
                world.violated(Law.I7, number + " is of " + id + " and " + other);
            }
            if (patient.known() && number == null) {
                world.violated(Law.I7, id + " has no number");
            }
        }
        world.numbers()
                .forEach((number, patient) -> {
                    if (!now(patient).equals(given.get(number))
                            && !world.isDoubtful(number.toString())) {
                        world.violated(Law.I7, number + " was printed for " + patient);
                    }
                });
    }

    private void details() {
        world.edits()
                .forEach((id, fields) ->
                        fields.forEach((field, values) -> {
                            Person person = district.state(now(id), Patient.class).person();
                            String value =
                                    field.equals("phone") ? person.phone() : person.village();
                            if (!holds(value, values)) {
                                world.violated(Law.I2, id + " has a " + field + " nobody wrote");
                            }
                        }));
    }

    private static boolean holds(@Nullable String value, Set<String> values) {
        return values.contains(value == null ? "" : value);
    }

    /// What could not be understood has a ruling with a reason, and what its writer wrote after it
    /// is there: that is said by the facts promised.
    private void poison() {
        for (Was was : world.poison()) {
            FactId id = names.get(World.lasting(was));
            Ruling ruling = id == null ? null : right.ruling(id);
            if (id != null && (ruling == null || !ruling.skips() || ruling.code().isEmpty())) {
                world.violated(Law.I14, id + " was let through: " + ruling);
            }
        }
    }
}
