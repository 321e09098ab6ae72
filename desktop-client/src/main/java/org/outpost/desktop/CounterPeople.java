// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
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
import org.outpost.desktop.sync.Receipts;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.patients.Patient;

/// Lends the names of people to the rooms that know them by id only.
final class CounterPeople implements PeopleDesk {
    private final LocalPatientsDesk patients;
    private final Clock clock;

    CounterPeople(LocalPatientsDesk patients, Clock clock) {
        this.patients = patients;
        this.clock = clock;
    }

    @Override
    public BoardDesk.Person person(String id) {
        return patients.person(id)
                .map(CounterPeople::person)
                .orElseGet(() -> new BoardDesk.Person(id, "", "", ""));
    }

    @Override
    public List<BoardDesk.Person> find(String letters, int limit) {
        return patients.people(letters, limit).stream().map(CounterPeople::person).toList();
    }

    @Override
    public String phone(String id) {
        return patients.person(id).map(PersonRow::phone).orElse("");
    }

    @Override
    public int age(String id) {
        LocalDate today = CareDay.of(clock.millis());
        return patients.person(id)
                .map(row -> Period.between(row.birth().day(), today).getYears())
                .orElse(-1);
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

    /// What a person would call the thing.
    String aboutWhat(AggregateId id) {
        return switch (id.kind()) {
            case Patient.KIND -> person(id.value()).name();
            case StockPosition.KIND ->
                    StockPosition.itemOf(id).value() + " " + StockPosition.batchOf(id).value();
            default -> "";
        };
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

    private static BoardDesk.Person person(PersonRow row) {
        return new BoardDesk.Person(row.id(), row.name(), row.localName(), row.number());
    }
}
