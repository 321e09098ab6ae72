// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;

/// Looks at the world, the machines and the server when all is quiet, and says what does not hold.
final class Judge {
    private final Hub hub;
    private final List<Counter> counters;
    private final World world;

    Judge(Hub hub, List<Counter> counters, World world) {
        this.hub = hub;
        this.counters = counters;
        this.world = world;
    }

    void judge() {
        kept();
        appliedOnce();
        digests();
        foldedStates();
        stock();
        transit();
        leases(hub, counters, world);
        places();
        slips();
        numbers();
        details();
    }

    /// At any time no two machines believe they hold the same part: asked in the middle of trouble.
    static void leases(Hub hub, List<Counter> counters, World world) {
        Map<String, String> holders = new HashMap<>();
        for (Counter counter : counters) {
            Machine machine = counter.machine();
            for (AggregateId pool : machine.disk().aggregates()) {
                if (!pool.kind().equals(LeasePool.KIND)) {
                    continue;
                }
                LeaseBook book = machine.disk().state(pool, LeaseBook.class);
                for (long part : LeaseShare.parts(book.heldBy(machine.writer()))) {
                    String other = holders.put(pool + "#" + part, counter.name());
                    if (other != null && !other.equals(counter.name())) {
                        world.violated(
                                "a part has one holder",
                                pool + " " + part + ": " + other + " and " + counter.name());
                    }
                }
            }
        }
    }

    private void kept() {
        for (Fact fact : world.promised().values()) {
            if (!fact.equals(hub.disk().fact(fact.id()))) {
                world.violated("nothing acknowledged is lost", fact + " is not at the server");
            }
        }
        for (Counter counter : counters) {
            for (Fact fact : counter.machine().disk().facts()) {
                if (!fact.equals(hub.disk().fact(fact.id()))) {
                    world.violated(
                            "nothing acknowledged is lost",
                            fact + " of " + counter.name() + " is not the server's");
                }
            }
        }
    }

    private void appliedOnce() {
        for (Counter counter : counters) {
            counter.machine()
                    .applied()
                    .forEach((id, times) -> {
                        if (times != 1) {
                            world.violated(
                                    "applied once", counter.name() + " " + id + ": " + times);
                        }
                    });
        }
        hub.feeds()
                .forEach((feed, facts) -> {
                    if (new HashSet<>(facts).size() != facts.size()) {
                        world.violated("applied once", "a fact is twice in " + feed);
                    }
                });
    }

    private void digests() {
        Map<FeedId, FeedDigest> right = new HashMap<>();
        hub.feeds()
                .forEach((feed, facts) -> {
                    FeedDigest digest = FeedDigest.NONE;
                    for (FactId id : facts) {
                        digest = digest.with(Objects.requireNonNull(hub.disk().fact(id)));
                    }
                    right.put(feed, digest);
                });
        for (Counter counter : counters) {
            counter.machine()
                    .cursors()
                    .forEach(cursor -> {
                        FeedDigest mine =
                                counter.machine()
                                        .digests()
                                        .getOrDefault(cursor.feed(), FeedDigest.NONE);
                        FeedDigest theirs = right.getOrDefault(cursor.feed(), FeedDigest.NONE);
                        if (!mine.equals(theirs)) {
                            world.violated(
                                    "equal digests",
                                    counter.name()
                                            + " "
                                            + cursor.feed()
                                            + " "
                                            + mine
                                            + " "
                                            + theirs);
                        }
                    });
        }
    }

    private void foldedStates() {
        NaiveFold right = new NaiveFold(hub.disk().facts());
        for (AggregateId id : right.aggregates()) {
            if (!NaiveFold.same(hub.disk().state(id), right.state(id))) {
                world.violated("state is the naive fold", "at the server " + id);
            }
        }
        for (Counter counter : counters) {
            Disk disk = counter.machine().disk();
            Set<AggregateId> mine = new NaiveFold(disk.facts()).aggregatesAt(counter);
            for (AggregateId id : mine) {
                if (!NaiveFold.same(disk.state(id), right.state(id))) {
                    world.violated("equal folded state", counter.name() + " " + id);
                }
            }
        }
    }

    private void stock() {
        for (AggregateId id : hub.disk().aggregates()) {
            if (id.kind().equals(StockPosition.KIND)) {
                long says = hub.disk().state(id, StockPosition.class).onHand();
                if (says != world.mustSay(id)) {
                    world.violated(
                            "stock is conserved",
                            id + " says " + says + ", the world " + world.mustSay(id));
                }
            }
        }
        for (AggregateId id : world.shelves().keySet()) {
            if (world.mustSay(id) != 0 && hub.disk().state(id) == null) {
                world.violated("stock is conserved", id + " is not known at the server");
            }
        }
    }

    private void transit() {
        for (World.Parcel parcel : world.parcels()) {
            TransferState state = hub.disk().state(parcel.transfer(), TransferState.class);
            if (state.underWay() == parcel.taken()) {
                world.violated(
                        "a parcel is on the road once",
                        parcel.transfer() + (parcel.taken() ? " arrived" : " did not arrive"));
            }
        }
    }

    private void places() {
        for (AggregateId id : hub.disk().aggregates()) {
            if (id.kind().equals(ClinicSession.KIND)) {
                ClinicSession session = hub.disk().state(id, ClinicSession.class);
                PlanClinicSession plan = session.plan();
                if (plan == null) {
                    continue;
                }
                if (session.booked() > plan.capacity()) {
                    world.violated("capacity is never exceeded", id + "");
                }
                session.claims()
                        .forEach((place, by) -> {
                            if (by.size() > 1 || place < 1 || place > plan.capacity()) {
                                world.violated("place given once", id + " " + place + " " + by);
                            }
                            by.forEach(
                                    key -> claimed(id, place, AggregateId.of(Booking.KIND, key)));
                        });
                if (!session.waiting().isEmpty()) {
                    world.violated("every claim is settled", id + " " + session.waiting());
                }
            }
            if (id.kind().equals(Booking.KIND)) {
                booking(id);
            }
        }
    }

    private void claimed(AggregateId session, long place, AggregateId id) {
        Booking booking = hub.disk().state(id, Booking.class);
        Long its = booking.place();
        if (booking.state() != BookingState.CONFIRMED || its == null || its != place) {
            world.violated(
                    "a place is kept for the living",
                    session + " " + place + " for " + id + ", which is " + booking.state());
        }
    }

    private void booking(AggregateId id) {
        Booking booking = hub.disk().state(id, Booking.class);
        AggregateId session = booking.session();
        Long place = booking.place();
        if (booking.state() == BookingState.PROVISIONAL) {
            world.violated("every claim is settled", id + " is provisional for ever");
        }
        if (booking.state() == BookingState.CONFIRMED && session != null && place != null) {
            ClinicSession in = hub.disk().state(session, ClinicSession.class);
            if (!in.claims().getOrDefault(place, List.of()).contains(id.key())) {
                world.violated("who has a place is in the session", id + " " + place);
            }
        }
    }

    /// What a desk promised inside its lease stands.
    private void slips() {
        world.slips()
                .forEach((key, slip) -> {
                    Booking booking = hub.disk().state(new AggregateId(key), Booking.class);
                    Long place = booking.place();
                    if (booking.state() != BookingState.CONFIRMED
                            || place == null
                            || place != slip.place()) {
                        world.violated("a printed slip holds", key + " is " + booking);
                    }
                });
    }

    private void numbers() {
        Map<PatientNumber, AggregateId> given = new HashMap<>();
        for (AggregateId id : hub.disk().aggregates()) {
            if (!id.kind().equals(Patient.KIND)) {
                continue;
            }
            Patient patient = hub.disk().state(id, Patient.class);
            PatientNumber number = patient.number();
            AggregateId other = number == null ? null : given.put(number, id);
            if (other != null) {
                world.violated("patient numbers unique", number + " " + id + " " + other);
            }
            if (patient.known() && number == null) {
                world.violated("patient numbers unique", id + " has none");
            }
        }
        world.numbers()
                .forEach((number, patient) -> {
                    if (!patient.equals(given.get(number))) {
                        world.violated("a printed number holds", number + " of " + patient);
                    }
                });
    }

    private void details() {
        world.edits()
                .forEach((id, fields) ->
                        fields.forEach((field, values) -> {
                            Person person = hub.disk().state(id, Patient.class).person();
                            String value =
                                    field.equals("phone") ? person.phone() : person.village();
                            if (!holds(value, values)) {
                                world.violated("an edited field keeps an edit", id + " " + field);
                            }
                        }));
    }

    private static boolean holds(@Nullable String value, Set<String> values) {
        return value != null && values.contains(value);
    }
}
