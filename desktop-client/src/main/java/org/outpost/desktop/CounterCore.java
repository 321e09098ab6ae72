// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.access.StaffStore;
import org.outpost.desktop.appointments.AppointmentStore;
import org.outpost.desktop.appointments.FeeDesk;
import org.outpost.desktop.appointments.OpenVisitUseCase;
import org.outpost.desktop.appointments.PeopleDesk;
import org.outpost.desktop.appointments.PlaceLeases;
import org.outpost.desktop.appointments.QueueStore;
import org.outpost.desktop.appointments.TokenGiving;
import org.outpost.desktop.appointments.VisitPapers;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.inventory.InventoryStore;
import org.outpost.desktop.patients.DistrictDesk;
import org.outpost.desktop.patients.DistrictLine;
import org.outpost.desktop.patients.ExportRegisterUseCase;
import org.outpost.desktop.patients.ImportRegisterUseCase;
import org.outpost.desktop.patients.LocalCardDesk;
import org.outpost.desktop.patients.LocalPatientsDesk;
import org.outpost.desktop.patients.LocalRegisterDesk;
import org.outpost.desktop.patients.NumberLeases;
import org.outpost.desktop.patients.PatientStore;
import org.outpost.desktop.patients.PatientsDesk;
import org.outpost.desktop.patients.ReplaceCardUseCase;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.prescriptions.LocalFeeDesk;
import org.outpost.desktop.prescriptions.LocalRefundDesk;
import org.outpost.desktop.prescriptions.PaymentStore;
import org.outpost.desktop.prescriptions.RefundPaymentUseCase;
import org.outpost.desktop.prescriptions.ReturnPaymentUseCase;
import org.outpost.desktop.prescriptions.TakePaymentUseCase;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.LocalPrintDesk;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.sync.AttentionStore;
import org.outpost.desktop.sync.BlockApplier;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactApplier;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.FirstLoad;
import org.outpost.desktop.sync.Leaving;
import org.outpost.desktop.sync.LoadLine;
import org.outpost.desktop.sync.LocalStickDesk;
import org.outpost.desktop.sync.MembershipStore;
import org.outpost.desktop.sync.MendStore;
import org.outpost.desktop.sync.Mending;
import org.outpost.desktop.sync.MetaStore;
import org.outpost.desktop.sync.Rebuild;
import org.outpost.desktop.sync.Receipts;
import org.outpost.desktop.sync.Rejoin;
import org.outpost.desktop.sync.SignedLine;
import org.outpost.desktop.sync.Upkeep;
import org.outpost.model.OutpostRooms;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.MendSession;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.States;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// A counter without line and desks: the open file, the stores of all rooms, the log that writes
/// into them and the applier that brings news in.
final class CounterCore {
    private final LocalDatabase database;
    private final SystemRandomness randomness = new SystemRandomness();
    private final SystemClock clock = new SystemClock();
    private final CurrentUser current;
    private final Rooms rooms = OutpostRooms.all();
    private final FactCodec codec = new FactCodec(rooms.types());
    private final JsonBatches batches = new JsonBatches();
    private final PatientStore patients = new PatientStore();
    private final InventoryStore inventory = new InventoryStore();
    private final AppointmentStore appointments = new AppointmentStore();
    private final QueueStore queue = new QueueStore();
    private final PaymentStore payments = new PaymentStore();
    private final FacilityStore facilities = new FacilityStore();
    private final StaffStore staff = new StaffStore();
    private final Device device;
    private final MembershipStore memberships;
    private final Leaving leaving;
    private final FactApplier applier;
    private final FactLog log;
    private final Rebuild rebuild;
    private final Rejoin rejoin;
    private final BlockApplier blocks;

    CounterCore(LocalDatabase database) {
        this.database = database;
        this.current = CurrentUser.of(database);
        this.device = Device.of(database, randomness);
        this.memberships = new MembershipStore(device);
        List<FactConsumer> consumers =
                List.of(
                        facilities,
                        staff,
                        inventory,
                        patients,
                        appointments,
                        queue,
                        payments,
                        memberships);
        this.applier = new FactApplier(database, device, rooms, codec, consumers);
        this.log = new FactLog(database, device, rooms, codec, applier, current, clock);
        this.leaving = new Leaving(database, device, rooms, consumers, log);
        this.rebuild = new Rebuild(database, device, rooms, codec, consumers);
        this.blocks = new BlockApplier(rooms, codec, applier, consumers, device);
        this.rejoin = new Rejoin(database, device, rooms, codec, applier, clock);
        database.change(sql -> {
            if (MetaStore.number(sql, "index-again") == 1) {
                rebuild.again(sql, patients);
                sql.run("delete from meta where key = 'index-again'");
            }
        });
        if (database.olderCopy() && device.home() != null) {
            rejoinUnheard();
        }
    }

    /// Put back from a copy, found at the start: whether there is a line is not known yet.
    private void rejoinUnheard() {
        try {
            rejoin.underNewWriter("older", Rejoin.Known.NOTHING);
        } catch (LineException e) {
            throw new IllegalStateException("nobody was asked", e);
        }
    }

    /// What the line carries, and the leases it asks for.
    DeskLog deskLog(NumberLeases numbers, PlaceLeases places) {
        return new DeskLog(
                database,
                device,
                rooms,
                applier,
                log,
                batches,
                randomness,
                clock,
                () -> Stream.concat(numbers.wants().stream(), places.wants().stream()).toList());
    }

    private Mending mending(Partner partner) {
        MendStore store = new MendStore(database, device, applier, codec, log, clock);
        MendSession session = new MendSession(store, partner, batches, EcP256.CHECK);
        return new Mending(database, store, session, clock, randomness);
    }

    LocalDatabase database() {
        return database;
    }

    MembershipStore memberships() {
        return memberships;
    }

    /// What the line does beside the conversation; what was left by rule is dropped there.
    Upkeep upkeep(Runnable beforeTurn, FirstLoad load, Partner partner) {
        return new Upkeep(
                () -> {
                    beforeTurn.run();
                    leaving.turn();
                },
                load,
                mending(partner));
    }

    /// What waits for whoever sits here.
    AttentionStore attention(
            Function<Fact, String> about, List<Function<Sql, List<AttentionItem>>> rooms) {
        return new AttentionStore(database, device, log, clock, current::settles, about, rooms);
    }

    SystemRandomness randomness() {
        return randomness;
    }

    SystemClock clock() {
        return clock;
    }

    CurrentUser current() {
        return current;
    }

    Rooms rooms() {
        return rooms;
    }

    FactCodec codec() {
        return codec;
    }

    JsonBatches batches() {
        return batches;
    }

    PatientStore patients() {
        return patients;
    }

    InventoryStore inventory() {
        return inventory;
    }

    AppointmentStore appointments() {
        return appointments;
    }

    QueueStore queue() {
        return queue;
    }

    PaymentStore payments() {
        return payments;
    }

    FacilityStore facilities() {
        return facilities;
    }

    StaffStore staff() {
        return staff;
    }

    LocalPrintDesk papers(Function<String, Optional<Sheet>> writing) {
        return new LocalPrintDesk(database, clock, current::givesBack, writing);
    }

    TokenGiving tokenGiving(FeeDesk fees, LocalPrintDesk papers) {
        return new TokenGiving(
                new OpenVisitUseCase(
                        log,
                        device,
                        current,
                        clock,
                        (sql, visit, patient) -> {
                            papers.owe(sql, visit.value());
                            patients.dealtWith(sql, patient.value(), clock.millis());
                        }),
                fees,
                papers::cameOut);
    }

    /// @param counter how this machine is called at its hospital
    VisitPapers visitPapers(PeopleDesk people, FeeDesk fees, String counter) {
        VisitPapers.Facts facts =
                new VisitPapers.Facts() {
                    @Override
                    public <T> T states(Function<States, T> asked) {
                        return log.states(asked);
                    }

                    @Override
                    public Optional<FeeDesk.Fee> fee(String visitId) {
                        return fees.of(visitId);
                    }
                };
        return new VisitPapers(
                database,
                device,
                facilities,
                appointments,
                people,
                facts,
                new BothScripts(Wiring.ZONE),
                counter);
    }

    LocalFeeDesk feeDesk() {
        return new LocalFeeDesk(
                database,
                log,
                device,
                payments,
                new TakePaymentUseCase(device, clock),
                new ReturnPaymentUseCase(log, current));
    }

    LocalCardDesk cardDesk(LocalPatientsDesk people, LocalPrintDesk papers) {
        return new LocalCardDesk(
                database,
                facilities,
                people,
                new ReplaceCardUseCase(log, current, papers::oweAsked),
                new BothScripts(Wiring.ZONE));
    }

    /// @param nudge has the line take a turn soon
    DistrictDesk districtDesk(HttpLine line, Runnable nudge) {
        return new DistrictLine(new SignedLine(line, device), current, database, patients, nudge);
    }

    LocalRegisterDesk registerDesk(PatientsDesk people) {
        ImportRegisterUseCase imports =
                new ImportRegisterUseCase(database, log, device, current, clock, patients);
        return new LocalRegisterDesk(
                imports,
                new ExportRegisterUseCase(database, log, patients, imports, current, randomness),
                people);
    }

    /// @param counter how this machine is called at its hospital
    LocalRefundDesk refundDesk(PeopleDesk people, LocalPrintDesk papers, String counter) {
        return new LocalRefundDesk(
                database,
                payments,
                new RefundPaymentUseCase(log, device, current, clock, papers::owe),
                people,
                new LocalRefundDesk.Lent(
                        queue::ofPatient,
                        id -> log.states(states -> states.of(id, Payment.class)),
                        this::head,
                        counter),
                new BothScripts(Wiring.ZONE));
    }

    /// This hospital, as papers are headed.
    private String head() {
        String code = device.hospital().value();
        Hospital here = database.read(sql -> facilities.hospital(sql, code));
        return here == null ? code : BothScripts.beside(here.name(), here.nameLocal());
    }

    Receipts receipts() {
        return new Receipts(device, staff::name, rooms.types());
    }

    Device device() {
        return device;
    }

    FactApplier applier() {
        return applier;
    }

    FactLog log() {
        return log;
    }

    Rebuild rebuild() {
        return rebuild;
    }

    FirstLoad firstLoad(HttpLine line) {
        return new FirstLoad(database, new LoadLine(line, device), blocks, log, clock);
    }

    LocalStickDesk stick(HttpLine line, FirstLoad load) {
        return new LocalStickDesk(
                database, device, load, new LoadLine(line, device), clock, randomness);
    }

    Rejoin rejoin() {
        return rejoin;
    }
}
