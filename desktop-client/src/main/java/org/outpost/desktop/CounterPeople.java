// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.appointments.AppointmentStore;
import org.outpost.desktop.appointments.BoardDesk;
import org.outpost.desktop.appointments.PeopleDesk;
import org.outpost.desktop.patients.LocalPatientsDesk;
import org.outpost.desktop.patients.PeopleSource;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.appointments.Visit;
import org.outpost.model.inventory.DispatchTransfer;
import org.outpost.model.inventory.ReceiveTransfer;
import org.outpost.model.inventory.StockLine;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.prescriptions.TakePayment;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactReader;

/// Lends the names of people to the rooms that know them by id only.
final class CounterPeople implements PeopleDesk {
    private final LocalPatientsDesk patients;
    private final FactReader reader;
    private final FactLog log;
    private final Clock clock;

    CounterPeople(LocalPatientsDesk patients, FactReader reader, FactLog log, Clock clock) {
        this.patients = patients;
        this.reader = reader;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public BoardDesk.Person person(String id) {
        return patients.person(id)
                .map(this::person)
                .orElseGet(() -> new BoardDesk.Person(id, "", "", "", -1));
    }

    @Override
    public List<BoardDesk.Person> find(String letters, int limit) {
        return patients.people(letters, limit).stream().map(this::person).toList();
    }

    @Override
    public String phone(String id) {
        return patients.person(id).map(PersonRow::phone).orElse("");
    }

    @Override
    public OnPaper onPaper(String id) {
        LocalDate today = CareDay.of(clock.millis());
        return patients.person(id)
                .map(row ->
                        new OnPaper(
                                row.name(),
                                row.localName(),
                                row.number(),
                                Phrase.of(
                                        "card.age.sex",
                                        row.birth().age(today),
                                        Phrase.of("sex." + row.sex()))))
                .orElseGet(() -> new OnPaper("", "", "", Phrase.given("")));
    }

    List<Hit> hits(String letters, int limit) {
        LocalDate today = CareDay.of(clock.millis());
        return patients.people(letters, limit).stream()
                .map(row -> PeopleSource.hit(row, today))
                .toList();
    }

    /// Whom or what a person would say a fact is about; empty where nobody would say. Read off the
    /// fact itself: of one that was not accepted, the tables hold nothing.
    String about(Fact fact) {
        return switch (reader.read(fact).body()) {
            case RegisterPatient(_, var person) when person != null && person.name() != null ->
                    person.name();
            case BookSlot(_, var patient, _, _) -> person(patient.value()).name();
            case OpenVisit visit -> person(visit.patient().value()).name();
            case TakePayment payment -> person(payment.patient().value()).name();
            case DispatchTransfer transfer -> goods(transfer.lines());
            case ReceiveTransfer transfer -> goods(transfer.lines());
            case null, default ->
                    fact.envelope().aggregates().stream()
                            .map(this::named)
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse("");
        };
    }

    private String named(AggregateId id) {
        return switch (id.kind()) {
            case Patient.KIND -> person(id.value()).name();
            case Visit.KIND -> of(log.states(states -> states.of(id, Visit.class)).patient());
            case Booking.KIND -> of(log.states(states -> states.of(id, Booking.class)).patient());
            case Payment.KIND -> {
                TakePayment taken = log.states(states -> states.of(id, Payment.class)).taken();
                yield of(taken == null ? null : taken.patient());
            }
            case StockPosition.KIND ->
                    StockPosition.itemOf(id).value() + " " + StockPosition.batchOf(id).value();
            default -> "";
        };
    }

    private String of(@Nullable AggregateId patient) {
        return patient == null ? "" : person(patient.value()).name();
    }

    private static String goods(List<StockLine> lines) {
        return lines.stream()
                .map(line -> line.item().value() + " " + line.batch().value())
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /// Bookings that lost their place and whose day is still to come.
    List<AttentionItem> bumped(AppointmentStore appointments, Sql sql) {
        LocalDate today = CareDay.of(clock.millis());
        return appointments.bumped(sql, today).stream()
                .map(lost ->
                        new AttentionItem(
                                "bumped/" + lost.id(),
                                Phrase.of("attention.bumped"),
                                person(lost.patient()).name(),
                                Instant.ofEpochMilli(lost.booked()),
                                Receipts.words(lost.code(), List.of()),
                                Phrase.of("attention.open"),
                                "day-board"))
                .toList();
    }

    private BoardDesk.Person person(PersonRow row) {
        LocalDate today = CareDay.of(clock.millis());
        return new BoardDesk.Person(
                row.id(),
                row.name(),
                row.localName(),
                row.number(),
                Period.between(row.birth().day(), today).getYears());
    }
}
