// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.SlotCalendar;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.ReturnLease;
import org.outpost.model.sync.Span;

/// What is done at the front desk: patients, their details, sessions and places in them. Clerks go
/// by the screen alone.
final class Clerk {
    private static final List<String> NAMES =
            List.of("Asha Devi", "Ravi Kumar", "Salma Khatoon", "Mohan Lal");

    /// Sessions older than so many are over.
    private static final int LATELY = 30;

    private final World world;
    private final Chance chance;

    /// @param chance the dice of one event
    Clerk(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void register(Counter counter, HospitalId hospital) {
        Machine machine = counter.machine();
        long running =
                machine.states(states -> LeaseShare.nextNumber(machine.writer(), hospital, states));
        PatientNumber number = running == 0 ? null : PatientNumber.of(hospital, running);
        String phone = phone();
        Person person =
                new Person(chance.of(NAMES), null, Sex.F, null, 1980, null, phone, null, null);
        counter.write(
                who(),
                new RegisterPatient(number, person),
                Will.ASKED,
                fact -> {
                    AggregateId patient = World.made(Patient.KIND, fact);
                    world.edited(patient, "phone", phone);
                    if (number != null && counter.inDoubt()) {
                        world.givenInDoubt(number.toString());
                    } else if (number != null) {
                        world.printNumber(number, patient);
                    }
                });
    }

    void edit(Counter counter) {
        List<AggregateId> patients = known(counter, Patient.KIND);
        if (patients.isEmpty()) {
            return;
        }
        AggregateId patient = chance.of(patients);
        AggregateId lasting = counter.lasting(patient);
        boolean moves = chance.percent(50);
        String value = moves ? "Village " + chance.below(1000) : phone();
        Person change =
                new Person(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        moves ? null : value,
                        moves ? value : null,
                        null);
        UserId who = who();
        if (who.equals(Model.CLERKS.getLast())) {
            who = editor(counter, moves);
        }
        counter.write(
                who,
                new ChangePatientDetails(patient, change),
                who.equals(Staff.GONE) ? Will.UNASKED : Will.ASKED,
                fact -> {
                    world.edited(lasting, moves ? "village" : "phone", value);
                    if (fact.envelope().who().equals(Staff.GONE)) {
                        world.mayNotCount(lasting, moves ? "village" : "phone");
                    }
                });
    }

    void plan(Counter counter, long now) {
        int capacity = 4 + chance.below(10);
        FeedId home = counter.machine().home();
        String doctor = "dr." + home.hospital().value().toLowerCase(Locale.ROOT);
        counter.write(
                who(),
                new PlanClinicSession(
                        new UserId(doctor),
                        "OPD",
                        CareDay.of(now).plusDays(chance.below(3)),
                        540,
                        1080,
                        15,
                        capacity,
                        chance.below(3)),
                Will.ASKED,
                fact -> {});
    }

    void book(Counter counter) {
        List<AggregateId> patients = known(counter, Patient.KIND);
        AggregateId session = openSession(counter);
        if (session == null || patients.isEmpty()) {
            return;
        }
        Machine machine = counter.machine();
        ClinicSession state = machine.state(session, ClinicSession.class);
        LeaseBook leases = machine.state(LeasePool.places(session), LeaseBook.class);
        long place = SlotCalendar.nextOwn(machine.writer(), state, leases, machine.now());
        BookSlot body =
                new BookSlot(session, chance.of(patients), place == 0 ? null : place, Channel.DESK);
        counter.write(
                who(),
                body,
                Will.ASKED,
                fact -> {
                    AggregateId its = counter.lasting(session);
                    if (place > 0 && counter.inDoubt()) {
                        world.givenInDoubt(its + "#" + place);
                    } else if (place > 0) {
                        world.printSlip(World.made(Booking.KIND, fact), its, place);
                    }
                });
    }

    void cancel(Counter counter) {
        List<AggregateId> bookings = known(counter, Booking.KIND);
        if (bookings.isEmpty()) {
            return;
        }
        AggregateId booking = chance.of(bookings);
        AggregateId lasting = counter.lasting(booking);
        Booking state = counter.machine().state(booking, Booking.class);
        AggregateId session = state.session();
        boolean alive =
                state.state() == BookingState.CONFIRMED
                        || state.state() == BookingState.PROVISIONAL;
        if (alive && session != null) {
            counter.write(
                    who(),
                    new CancelBooking(booking, session, "patient"),
                    Will.ASKED,
                    fact -> world.tearSlip(lasting));
        }
    }

    /// Gives a free place back, or hands it to a neighbour.
    void shareOut(Counter counter, List<WriterId> neighbours) {
        AggregateId session = openSession(counter);
        if (session == null) {
            return;
        }
        Machine machine = counter.machine();
        AggregateId pool = LeasePool.places(session);
        ClinicSession state = machine.state(session, ClinicSession.class);
        List<Long> free =
                LeaseShare.parts(machine.state(pool, LeaseBook.class).heldBy(machine.writer()))
                        .stream()
                        .filter(place -> !state.taken(place))
                        .toList();
        if (!free.isEmpty()) {
            long place = chance.of(free);
            List<Span> parts = List.of(new Span(place, place));
            WriterId to = chance.of(neighbours);
            boolean back = to.equals(machine.writer()) || chance.percent(50);
            counter.write(
                    who(),
                    back ? new ReturnLease(pool, parts) : new PassLease(pool, to, parts),
                    Will.ASKED,
                    fact -> {});
        }
    }

    /// A program of another version writes what can't stand or can't be read here: a place it does
    /// not hold passed on, a text no person has, a type of a release to come.
    void transgress(Counter counter, List<WriterId> neighbours) {
        AggregateId session = openSession(counter);
        List<AggregateId> patients = known(counter, Patient.KIND);
        WriterId to = chance.of(neighbours);
        if (session != null && !to.equals(counter.machine().writer()) && chance.percent(60)) {
            List<Span> parts = List.of(new Span(1, 1 + chance.below(4)));
            PassLease theft = new PassLease(LeasePool.places(session), to, parts);
            counter.write(who(), theft, Will.UNASKED, fact -> {});
        } else if (!patients.isEmpty() && chance.percent(25)) {
            changeMore(counter, chance.of(patients));
        } else if (!patients.isEmpty() && chance.percent(50)) {
            AggregateId patient = chance.of(patients);
            boolean newer = chance.percent(50);
            FactBody strange =
                    newer
                            ? new OtherVersions.PaintWard(patient, "blue")
                            : new OtherVersions.Scribble(patient, "?");
            counter.write(who(), strange, Will.UNASKED, newer ? fact -> {} : world::poison);
        } else if (!patients.isEmpty()) {
            Person person = new Person(null, null, null, null, null, null, null, "a\u0000b", null);
            AggregateId patient = chance.of(patients);
            ChangePatientDetails bad = new ChangePatientDetails(patient, person);
            counter.write(who(), bad, Will.UNASKED, world::poison);
        }
    }

    /// A newer program says more about a change than this one knows.
    private void changeMore(Counter counter, AggregateId patient) {
        String phone = phone();
        AggregateId lasting = counter.lasting(patient);
        Person change = new Person(null, null, null, null, null, null, phone, null, null);
        counter.write(
                who(),
                new OtherVersions.ChangeMoreDetails(patient, change, "green"),
                Will.UNASKED,
                fact -> world.edited(lasting, "phone", phone));
    }

    private @Nullable AggregateId openSession(Counter counter) {
        Machine machine = counter.machine();
        List<AggregateId> all = machine.known(ClinicSession.KIND);
        LocalDate today = CareDay.of(machine.now());
        List<AggregateId> open =
                all.subList(Math.max(0, all.size() - LATELY), all.size()).stream()
                        .filter(id -> {
                            PlanClinicSession plan = machine.state(id, ClinicSession.class).plan();
                            return plan != null
                                    && !plan.date().isBefore(today)
                                    && !SlotCalendar.over(plan, machine.now());
                        })
                        .toList();
        return open.isEmpty() ? null : chance.of(open);
    }

    private static List<AggregateId> known(Counter counter, String kind) {
        return counter.machine().known(kind);
    }

    private String phone() {
        return "98" + chance.between(10_000_000, 99_999_999);
    }

    /// Who comes and goes corrects details, too, while she may, and now and then when the screen
    /// has heard that she may no longer.
    ///
    /// @param whatever whether the program asks nobody
    private static UserId editor(Counter counter, boolean whatever) {
        return Staff.isAt(counter, whatever) ? Staff.GONE : Model.CLERKS.getLast();
    }

    private UserId who() {
        return chance.of(Model.CLERKS);
    }
}
