// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter.Draft;
import org.outpost.model.sync.LeasePool;
import org.outpost.ops.demo.DemoWorld.Batch;
import org.outpost.ops.demo.DemoWorld.Place;
import org.outpost.ops.demo.DemoWorld.Role;
import org.outpost.ops.demo.DemoWorld.Session;
import org.outpost.ops.demo.DemoWorld.Transfer;

/// What happened at one hospital of the demo: deliveries, clinic sessions, registrations, and a few
/// days' dispensing, transfers and bookings.
final class DemoCare {
    private static final int DISPENSED = 80;
    private static final int BOOKED = 60;
    private static final int MORNING = 9 * 60;

    private final DemoWorld world;
    private final Place place;
    private final DemoLog log;
    private final FeedId home;

    DemoCare(DemoWorld world, Place place, DemoLog log) {
        this.world = world;
        this.place = place;
        this.log = log;
        this.home = DemoBodies.feedOf(place);
    }

    /// Deliveries first, then the sessions of the fortnight; both in the world's order.
    List<Draft> stockAndSessions() {
        List<Draft> drafts = new ArrayList<>();
        for (Batch batch : batches()) {
            LocalDate came = earlier(world.today().minusDays(5), batch.expires().minusDays(60));
            drafts.add(
                    draft(
                            new ReceiveStock(
                                    DemoBodies.store(batch),
                                    new ItemId(batch.item()),
                                    new BatchNumber(batch.number()),
                                    batch.expires(),
                                    batch.quantity(),
                                    "CH-" + came,
                                    "State medical stores"),
                            keeper(),
                            came,
                            MORNING + 60));
        }
        for (Session session : sessions()) {
            int start = session.from().getHour() * 60 + session.from().getMinute();
            int end = session.until().getHour() * 60 + session.until().getMinute();
            drafts.add(
                    draft(
                            new PlanClinicSession(
                                    new UserId(session.doctor()),
                                    session.department(),
                                    session.date(),
                                    start,
                                    end,
                                    session.minutesPerPlace(),
                                    session.places(),
                                    session.places() / 5),
                            first(Role.HOSPITAL_ADMIN),
                            world.today().minusDays(1),
                            MORNING + 120));
        }
        return drafts;
    }

    /// Registrations, numbered from the blocks this machine was passed; beyond them without a
    /// number, which the server then gives.
    List<Draft> patients() {
        List<Long> blocks = log.parts(LeasePool.numbers(home.hospital()));
        List<Draft> drafts = new ArrayList<>(world.patients().size());
        for (int i = 0; i < world.patients().size(); i++) {
            DemoWorld.Patient patient = world.patients().get(i);
            int block = i / LeasePool.BLOCK;
            PatientNumber number =
                    block < blocks.size()
                            ? PatientNumber.of(
                                    home.hospital(),
                                    (blocks.get(block) - 1) * LeasePool.BLOCK
                                            + i % LeasePool.BLOCK
                                            + 1)
                            : null;
            drafts.add(
                    draft(
                            new RegisterPatient(number, DemoPatients.person(patient)),
                            first(Role.FRONT_DESK),
                            patient.registered(),
                            MORNING + i % 240));
        }
        return drafts;
    }

    /// Some days of work, once the patients are there.
    ///
    /// @param firstPatient number of the first registration's fact
    /// @param firstSession number of the first session's fact
    List<Draft> firstDays(long firstPatient, long firstSession) {
        SplittableRandom random = new SplittableRandom(world.patients().size() * 31L);
        List<Draft> drafts = new ArrayList<>();
        dispense(drafts, random, firstPatient);
        book(drafts, random, firstPatient, firstSession);
        return drafts;
    }

    private void dispense(List<Draft> drafts, SplittableRandom random, long firstPatient) {
        List<Batch> good =
                batches().stream()
                        .filter(b -> b.store().equals(place.stores().getLast().code()))
                        .filter(b -> b.quantity() >= 300)
                        .filter(b -> b.expires().isAfter(world.today().plusDays(30)))
                        .toList();
        for (int i = 0; i < DISPENSED && !good.isEmpty(); i++) {
            Batch batch = good.get(random.nextInt(good.size()));
            AggregateId patient = patient(random, firstPatient);
            drafts.add(
                    draft(
                            new DispenseBatch(
                                    DemoBodies.store(batch),
                                    new ItemId(batch.item()),
                                    new BatchNumber(batch.number()),
                                    batch.expires(),
                                    1 + random.nextInt(3),
                                    patient,
                                    null),
                            first(Role.PHARMACIST),
                            world.today().minusDays(1 + i * 4L / DISPENSED),
                            MORNING + 30 + i % 200));
        }
    }

    /// Bookings without a place: the server, at which all places lie, confirms each.
    private void book(
            List<Draft> drafts, SplittableRandom random, long firstPatient, long firstSession) {
        List<Session> sessions = sessions();
        for (int i = 0; i < BOOKED && !sessions.isEmpty(); i++) {
            int which = random.nextInt(sessions.size());
            if (!sessions.get(which).date().isAfter(world.today())) {
                continue;
            }
            AggregateId session = ClinicSession.id(new FactId(log.writer(), firstSession + which));
            drafts.add(
                    draft(
                            new BookSlot(
                                    session, patient(random, firstPatient), null, Channel.DESK),
                            first(Role.FRONT_DESK),
                            world.today().minusDays(1),
                            MORNING + 240 + i));
        }
    }

    private AggregateId patient(SplittableRandom random, long firstPatient) {
        long seq = firstPatient + random.nextInt(world.patients().size());
        return Patient.id(new FactId(log.writer(), seq));
    }

    /// What leaves here for other stores.
    List<Transfer> sent() {
        return world.transfers().stream().filter(t -> t.from().equals(place.code())).toList();
    }

    /// What came from other stores and was taken in.
    List<Transfer> taken() {
        return world.transfers().stream()
                .filter(Transfer::arrived)
                .filter(t -> t.hospital().equals(place.code()))
                .toList();
    }

    Draft dispatch(Transfer transfer) {
        return draft(
                DemoBodies.dispatch(transfer), keeper(), world.today().minusDays(2), MORNING + 180);
    }

    Draft take(Transfer transfer, FactId dispatched) {
        return draft(
                DemoBodies.take(transfer, dispatched),
                keeper(),
                world.today().minusDays(1),
                MORNING + 90);
    }

    private List<Batch> batches() {
        return world.batches().stream().filter(b -> b.hospital().equals(place.code())).toList();
    }

    private List<Session> sessions() {
        return world.sessions().stream().filter(s -> s.hospital().equals(place.code())).toList();
    }

    long deliveries() {
        return batches().size();
    }

    private UserId keeper() {
        UserId storekeeper = firstOrNull(Role.STOREKEEPER);
        return storekeeper == null ? first(Role.PHARMACIST) : storekeeper;
    }

    private UserId first(Role role) {
        UserId user = firstOrNull(role);
        if (user == null) {
            throw new IllegalStateException(place.code() + " has no " + role);
        }
        return user;
    }

    private @Nullable UserId firstOrNull(Role role) {
        return world.staff().stream()
                .filter(p -> p.role() == role)
                .filter(p -> p.hospital().orElse("").equals(place.code()))
                .map(p -> new UserId(p.login()))
                .findFirst()
                .orElse(null);
    }

    private Draft draft(FactBody body, UserId who, LocalDate day, int minute) {
        long at = CareDay.millis(day, minute);
        return new Draft(body, who, home, at, at, null);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
