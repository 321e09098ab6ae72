// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.outpost.desktop.appointments.BoardDesk;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;

/// A day's board kept in memory, for tests of the screens.
final class PaperBoard implements BoardDesk {
    final List<DoctorDay> doctors = new ArrayList<>();
    private final PaperPatients patients;

    PaperBoard(PaperPatients patients) {
        this.patients = patients;
    }

    void add(String doctor, String department, int places, int booked) {
        List<PlaceOnBoard> all = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            PlaceOnBoard free = free(i);
            boolean taken = i < booked && i < patients.people.size();
            String state = i == 2 ? "place.asked" : "place.booked";
            all.add(taken ? taken(free, "bk" + doctors.size() + "-" + i, i, state) : free);
        }
        doctors.add(
                new DoctorDay(
                        "s" + doctors.size(),
                        doctor,
                        Phrase.given(department),
                        PaperPatients.TODAY,
                        LocalTime.of(9, 0),
                        LocalTime.of(13, 0),
                        all));
    }

    /// The time of a doctor's first places passes.
    void past(String sessionId, int places) {
        for (int i = 0; i < places; i++) {
            PlaceOnBoard over = free(i);
            replace(
                    sessionId,
                    new PlaceOnBoard(
                            over.number(),
                            over.from(),
                            "place.past",
                            "",
                            "",
                            "",
                            "",
                            over.receipt()));
        }
    }

    private static PlaceOnBoard free(int i) {
        return new PlaceOnBoard(
                i + 1,
                LocalTime.of(9, 0).plusMinutes(10L * i),
                "place.free",
                "",
                "",
                "",
                "",
                Receipt.of(Receipt.State.SAFE));
    }

    private PlaceOnBoard taken(PlaceOnBoard place, String booking, int person, String state) {
        var who = patients.people.get(person);
        return new PlaceOnBoard(
                place.number(),
                place.from(),
                state,
                booking,
                who.id(),
                who.name(),
                who.phone(),
                Receipt.of(Receipt.State.KEPT_HERE));
    }

    @Override
    public List<DoctorDay> day(LocalDate day) {
        return day.equals(PaperPatients.TODAY) ? List.copyOf(doctors) : List.of();
    }

    @Override
    public List<Person> people(String letters, int limit) {
        return patients.people(letters, limit).stream()
                .map(one -> new Person(one.id(), one.name(), one.localName(), one.number(), -1))
                .toList();
    }

    @Override
    public Outcome<PlaceOnBoard> book(String sessionId, int place, String personId) {
        int person = Integer.parseInt(personId.substring(1));
        PlaceOnBoard made = taken(free(place - 1), "bk-new-" + place, person, "place.booked");
        replace(sessionId, made);
        return new Outcome.Done<>(
                made,
                Phrase.of("booking.made", made.personName(), made.from()),
                () -> {
                    replace(sessionId, free(place - 1));
                    return new Outcome.Done<>(
                            made, Phrase.of("booking.cancelled", made.personName()), null);
                });
    }

    @Override
    public Outcome<PlaceOnBoard> cancel(String bookingId, String reason) {
        for (DoctorDay doctor : List.copyOf(doctors)) {
            for (PlaceOnBoard place : doctor.places()) {
                if (place.bookingId().equals(bookingId)) {
                    replace(doctor.sessionId(), free(place.number() - 1));
                    return new Outcome.Done<>(
                            place, Phrase.of("booking.cancelled", place.personName()), null);
                }
            }
        }
        return new Outcome.Declined<>(Phrase.given("no such booking"), "");
    }

    private void replace(String sessionId, PlaceOnBoard made) {
        for (int i = 0; i < doctors.size(); i++) {
            DoctorDay d = doctors.get(i);
            if (d.sessionId().equals(sessionId)) {
                List<PlaceOnBoard> places = new ArrayList<>(d.places());
                places.set(made.number() - 1, made);
                doctors.set(
                        i,
                        new DoctorDay(
                                d.sessionId(),
                                d.doctor(),
                                d.department(),
                                d.day(),
                                d.from(),
                                d.to(),
                                places));
            }
        }
    }

    @Override
    public long bookedToday() {
        return 17;
    }
}
