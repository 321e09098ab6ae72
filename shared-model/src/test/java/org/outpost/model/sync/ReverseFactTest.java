// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.CancelBooking;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;

class ReverseFactTest {
    private static final AggregateId SHELF =
            StockPosition.id(Samples.MAIN, Samples.PCM, Samples.BATCH);

    private final Town town = new Town();

    @Test
    void whatWasHandedOutIsOnTheShelfAgain() {
        taken(town.counter, receive(100));
        Fact dispensed = taken(town.counter, dispense(40));
        assertThat(undo(town.counter, dispensed)).isEqualTo("accepted");
        assertThat(onHand(SHELF)).isEqualTo(100);
        assertThat(undo(town.counter, dispensed)).as("twice is as once").isEqualTo("accepted");
        assertThat(onHand(SHELF)).isEqualTo(100);
    }

    @Test
    void aReceiptOfWhichSomeIsGoneAlreadyLeavesAQuestion() {
        Fact received = taken(town.counter, receive(100));
        taken(town.window, dispense(10));
        assertThat(undo(town.counter, received)).isEqualTo("disputed stock.not-enough-on-hand");
        assertThat(onHand(SHELF)).isEqualTo(-10);
    }

    @Test
    void anotherCountersEntryIsNotOnesOwn() {
        Fact received = taken(town.counter, receive(100));
        assertThat(undo(town.window, received)).isEqualTo("refused sync.not-yours-to-reverse");
        assertThat(onHand(SHELF)).isEqualTo(100);
    }

    @Test
    void anotherPersonsEntryIsNotOnesOwnEither() {
        Fact received = taken(town.counter, receive(100));
        FactId next = town.counter.nextId();
        Fact undo =
                town.centre
                        .codec()
                        .seal(
                                new FactWriter.Draft(
                                        ReverseFact.of(received),
                                        new UserId("ravi"),
                                        Town.DH,
                                        town.centre.now(),
                                        town.centre.now(),
                                        null),
                                next,
                                received.envelope().clock().next());
        assertThat(town.take(undo)).isEqualTo("refused sync.not-yours-to-reverse");
    }

    @Test
    void undoIsForAtOnce() {
        Fact received = taken(town.counter, receive(100));
        town.centre.at(Samples.MORNING + ReverseFact.WINDOW_MILLIS);
        Fact inTime = town.kept(town.counter, ReverseFact.of(received));
        town.centre.at(Samples.MORNING + ReverseFact.WINDOW_MILLIS + 1);
        assertThat(undo(town.counter, received)).isEqualTo("refused sync.too-late-to-reverse");
        assertThat(onHand(SHELF)).isEqualTo(100);
        town.centre.at(Samples.MORNING + 86_400_000L);
        assertThat(town.take(inTime)).as("written in time, sent late").isEqualTo("accepted");
        assertThat(onHand(SHELF)).isZero();
    }

    @Test
    void whatIsNotThereCanNotBeTakenBack() {
        FactId nothing = new FactId(town.counter.writer(), 900);
        assertThat(town.write(town.counter, new ReverseFact(nothing, List.of(SHELF), List.of())))
                .isEqualTo("refused sync.nothing-to-reverse");
        assertThat(town.write(town.counter, new ReverseFact(nothing, List.of(), List.of())))
                .isEqualTo("refused sync.nothing-to-reverse");
    }

    @Test
    void aReversalNamesAllThatItsFactTouchedAndNothingElse() {
        taken(town.counter, receive(100));
        Fact sent = taken(town.counter, dispatch());
        ReverseFact whole = ReverseFact.of(sent);
        assertThat(
                        town.write(
                                town.counter,
                                new ReverseFact(sent.id(), List.of(SHELF), whole.feeds())))
                .isEqualTo("refused sync.inconsistent");
        assertThat(
                        town.write(
                                town.counter,
                                new ReverseFact(sent.id(), whole.aggregates(), List.of())))
                .isEqualTo("refused sync.inconsistent");
        assertThat(onHand(SHELF)).isEqualTo(70);
    }

    @Test
    void anUndoCanNotBeUndone() {
        Fact received = taken(town.counter, receive(100));
        Fact undone = taken(town.counter, ReverseFact.of(received));
        assertThat(undo(town.counter, undone)).isEqualTo("refused sync.not-reversible");
        assertThat(onHand(SHELF)).isZero();
    }

    @Test
    void aTransferComesBackUntilTheOtherSideHasReceivedIt() {
        taken(town.counter, receive(100));
        Fact sent = taken(town.counter, dispatch());
        Fact received =
                taken(
                        town.chc,
                        new ReceiveTransfer(
                                TransferState.id(sent.id()),
                                Samples.DH,
                                Samples.FAR,
                                List.of(line()),
                                null));
        assertThat(undo(town.counter, sent)).isEqualTo("refused stock.transfer-received");
        assertThat(undo(town.chc, received)).isEqualTo("accepted");
        assertThat(transfer(sent).underWay()).isTrue();
        assertThat(onHand(StockPosition.id(Samples.FAR, Samples.PCM, Samples.BATCH))).isZero();
        assertThat(undo(town.counter, sent)).isEqualTo("accepted");
        assertThat(transfer(sent).known()).isFalse();
        assertThat(onHand(SHELF)).isEqualTo(100);
    }

    @Test
    void aTransferReceivedBeforeItsUndoArrivedIsNotTakenBack() {
        taken(town.counter, receive(100));
        Fact sent = taken(town.counter, dispatch());
        Fact undo = town.kept(town.counter, ReverseFact.of(sent));
        town.centre.at(Samples.MORNING + 3_600_000L);
        taken(
                town.chc,
                new ReceiveTransfer(
                        TransferState.id(sent.id()),
                        Samples.DH,
                        Samples.FAR,
                        List.of(line()),
                        null));
        assertThat(town.take(undo)).isEqualTo("refused stock.transfer-received");
        assertThat(onHand(SHELF)).isEqualTo(70);
    }

    @Test
    void aRegistrationTakenBackLeavesNobodyAndItsNumberUsed() {
        town.passBlock(town.counter, 2);
        Fact made = register(101);
        assertThat(undo(town.counter, made)).isEqualTo("accepted");
        assertThat(patient(made).known()).isFalse();
        Fact again = town.kept(town.counter, new RegisterPatient(number(101), someone()));
        assertThat(town.take(again)).isEqualTo("disputed patients.number-taken");
    }

    @Test
    void aPersonOthersHaveWrittenAboutStays() {
        town.passBlock(town.counter, 2);
        Fact made = register(101);
        taken(
                town.window,
                new ChangePatientDetails(
                        Patient.id(made.id()),
                        new Person(null, null, null, null, null, null, "9876543210", null, null)));
        assertThat(undo(town.counter, made)).isEqualTo("refused patients.changed-since");
        assertThat(patient(made).person().name()).isEqualTo("Sunita Kumari");
    }

    @Test
    void aCancellationTakenBackGivesThePlaceAgain() {
        AggregateId session = session();
        Fact booked = taken(town.counter, book(session));
        Fact given = taken(town.counter, cancel(booked, session));
        assertThat(undo(town.counter, booked)).isEqualTo("refused sync.not-reversible");
        assertThat(undo(town.counter, given)).isEqualTo("accepted");
        Booking booking = town.centre.state(Booking.id(booked.id()), Booking.class);
        assertThat(booking.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booking.place()).isEqualTo(1L);
        assertThat(town.centre.state(session, ClinicSession.class).taken(1)).isTrue();
    }

    @Test
    void aPlaceGivenToSomebodyElseIsNotTakenBack() {
        AggregateId session = session();
        Fact booked = taken(town.counter, book(session));
        Fact given = taken(town.counter, cancel(booked, session));
        Fact other = taken(town.counter, book(session));
        assertThat(undo(town.counter, given)).isEqualTo("refused appointments.place-taken");
        assertThat(town.centre.state(session, ClinicSession.class).claims().get(1L))
                .containsExactly(other.id().value());
    }

    @Test
    void whatTheServerRefusesIsNotTakenBackAnywhere() {
        Fact received = taken(town.counter, receive(100));
        town.write(town.window, ReverseFact.of(received));
        Rooms rooms = town.centre.rooms();
        List<ReadFact> facts =
                town.centre.facts().stream()
                        .filter(fact -> fact.envelope().aggregates().contains(SHELF))
                        .map(town.centre.codec()::read)
                        .toList();
        StockPosition shelf =
                (StockPosition) Folding.foldAll(rooms.foldOf(SHELF), SHELF, facts.reversed());
        assertThat(shelf.onHand()).isEqualTo(100);
    }

    private AggregateId session() {
        Fact plan =
                taken(
                        town.counter,
                        new PlanClinicSession(
                                new UserId("dr.khan"), "OPD", Samples.DAY, 540, 780, 10, 4, 0));
        AggregateId session = ClinicSession.id(plan.id());
        town.pass(LeasePool.places(session), town.counter, 1, 2);
        return session;
    }

    private static BookSlot book(AggregateId session) {
        return new BookSlot(session, Samples.PATIENT, 1L, Channel.DESK);
    }

    private static CancelBooking cancel(Fact booked, AggregateId session) {
        return new CancelBooking(Booking.id(booked.id()), session, "mistake");
    }

    private Fact register(long running) {
        return taken(town.counter, new RegisterPatient(number(running), someone()));
    }

    private static PatientNumber number(long running) {
        return PatientNumber.of(Samples.DH, running);
    }

    private static Person someone() {
        return Samples.person();
    }

    private Fact taken(Desk desk, FactBody body) {
        Fact fact = town.kept(desk, body);
        assertThat(town.take(fact)).isEqualTo("accepted");
        return fact;
    }

    private String undo(Desk desk, Fact fact) {
        return town.write(desk, ReverseFact.of(fact));
    }

    private long onHand(AggregateId shelf) {
        return town.centre.state(shelf, StockPosition.class).onHand();
    }

    private Patient patient(Fact made) {
        return town.centre.state(Patient.id(made.id()), Patient.class);
    }

    private TransferState transfer(Fact sent) {
        return town.centre.state(TransferState.id(sent.id()), TransferState.class);
    }

    private static ReceiveStock receive(long quantity) {
        return new ReceiveStock(
                Samples.MAIN, Samples.PCM, Samples.BATCH, Samples.EXPIRY, quantity, "CH-1", null);
    }

    private static DispenseBatch dispense(long quantity) {
        return new DispenseBatch(
                Samples.MAIN, Samples.PCM, Samples.BATCH, Samples.EXPIRY, quantity, null, null);
    }

    private static StockLine line() {
        return new StockLine(Samples.PCM, Samples.BATCH, Samples.EXPIRY, 30);
    }

    private static DispatchTransfer dispatch() {
        return new DispatchTransfer(
                Samples.MAIN, Samples.CHC, Samples.FAR, List.of(line()), "CH-2");
    }
}
