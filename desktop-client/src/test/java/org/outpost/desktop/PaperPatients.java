// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.LikelySame;
import org.outpost.desktop.patients.PastEvent;
import org.outpost.desktop.patients.PatientsDesk;
import org.outpost.desktop.patients.PeopleSource;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.patients.PinCodes;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.SearchSource.Found;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;

/// A patients' book kept in memory, for tests of the screens.
final class PaperPatients implements PatientsDesk {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    final List<PersonRow> people = new ArrayList<>();
    boolean broken;

    /// Registered elsewhere since the window was opened.
    long today;

    PersonRow add(String name, String local, int age, String sex, String phone, String village) {
        Birth birth = new Birth(TODAY.minusYears(age), Birth.Precision.YEARS);
        return add(name, local, birth, sex, phone, village, Receipt.of(Receipt.State.REACHED));
    }

    PersonRow add(
            String name,
            String local,
            Birth birth,
            String sex,
            String phone,
            String village,
            Receipt receipt) {
        String number = "RMP-" + (1000 + people.size());
        PersonRow row =
                new PersonRow(
                        "p" + people.size(),
                        number,
                        name,
                        local,
                        birth,
                        sex,
                        phone,
                        village,
                        "",
                        receipt);
        people.add(row);
        return row;
    }

    List<Hit> hits(String letters, int limit) {
        return find(letters, limit).hits();
    }

    @Override
    public Found find(String query, int limit) {
        check();
        String letters = query.toLowerCase(Locale.ROOT);
        List<PersonRow> all = people.stream().filter(p -> matches(p, letters)).toList();
        return new Found(
                all.stream().limit(limit).map(p -> PeopleSource.hit(p, TODAY)).toList(),
                all.size());
    }

    private static boolean matches(PersonRow p, String letters) {
        return List.of(p.name().toLowerCase(Locale.ROOT), p.localName(), p.phone(), p.number())
                .stream()
                .anyMatch(text -> text.contains(letters));
    }

    @Override
    public Optional<PersonRow> person(String id) {
        return people.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    @Override
    public List<PersonRow> lastPeople(int limit) {
        check();
        return people.reversed().stream().limit(limit).toList();
    }

    @Override
    public List<LikelySame> likelySame(Person typed) {
        return people.stream()
                .filter(p -> !p.phone().isEmpty() && p.phone().equals(typed.phone()))
                .limit(3)
                .map(p -> new LikelySame(p, List.of(Phrase.of("likely.phone"))))
                .toList();
    }

    @Override
    public Optional<PinCodes.Place> place(String pinCode) {
        return pinCode.equals("244901")
                ? Optional.of(new PinCodes.Place("Rampur", "Uttar Pradesh", List.of("Swar")))
                : Optional.empty();
    }

    @Override
    public Outcome<PersonRow> register(PersonEntry entry) {
        check();
        PersonRow row =
                add(
                        entry.name(),
                        entry.localName(),
                        entry.birth(),
                        entry.sex(),
                        entry.phone(),
                        entry.village(),
                        Receipt.of(Receipt.State.KEPT_HERE));
        return new Outcome.Done<>(
                row, Phrase.of("patient.registered", row.name(), row.number()), null);
    }

    @Override
    public Outcome<PersonRow> change(String id, PersonEntry entry) {
        PersonRow before = person(id).orElseThrow();
        PersonRow row =
                new PersonRow(
                        id,
                        before.number(),
                        entry.name(),
                        entry.localName(),
                        entry.birth(),
                        entry.sex(),
                        entry.phone(),
                        entry.village(),
                        entry.guardian(),
                        Receipt.of(Receipt.State.KEPT_HERE));
        people.set(people.indexOf(before), row);
        return new Outcome.Done<>(
                row,
                Phrase.of("patient.changed", row.name()),
                () -> {
                    people.set(people.indexOf(row), before);
                    return new Outcome.Done<>(
                            before, Phrase.of("patient.restored", before.name()), null);
                });
    }

    @Override
    public List<PastEvent> history(String id) {
        return List.of(
                new PastEvent(
                        Instant.parse("2026-11-23T03:42:00Z"),
                        Phrase.of("history.changed"),
                        "Meena Sharma",
                        Phrase.given("CHC Rampur · Counter 3"),
                        List.of(),
                        Receipt.of(Receipt.State.KEPT_HERE)),
                new PastEvent(
                        Instant.parse("2026-10-02T04:12:00Z"),
                        Phrase.of("history.registered"),
                        "Ravi Verma",
                        Phrase.given("CHC Rampur · Counter 3"),
                        List.of(),
                        Receipt.of(Receipt.State.SAFE)));
    }

    @Override
    public List<PersonRow> people(String query, int limit) {
        String letters = query.toLowerCase(Locale.ROOT);
        return people.stream().filter(p -> matches(p, letters)).limit(limit).toList();
    }

    @Override
    public List<LikelySame> likelyOf(String id) {
        return List.of();
    }

    @Override
    public boolean mayMerge() {
        return true;
    }

    @Override
    public List<PersonRow> merged(String id) {
        return List.of();
    }

    @Override
    public Outcome<PersonRow> merge(
            String kept, String gone, Set<PersonField> taken, String reason) {
        return new Outcome.Declined<>(Phrase.of("merge.none"), "");
    }

    @Override
    public Outcome<PersonRow> part(String kept, String gone) {
        return new Outcome.Declined<>(Phrase.of("merge.none"), "");
    }

    @Override
    public long registeredToday() {
        return 41 + today;
    }

    private void check() {
        if (broken) {
            throw new IllegalStateException("the page is torn");
        }
    }
}
