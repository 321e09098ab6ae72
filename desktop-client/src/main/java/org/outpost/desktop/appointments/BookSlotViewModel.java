// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.Optional;
import java.util.function.Consumer;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;

/// Booking one place for one person, found by letters.
public final class BookSlotViewModel {
    private final BoardDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final DoctorDay doctor;
    private final PlaceOnBoard place;
    private final PickModel<BoardDesk.Person> person;
    private boolean saving;

    public BookSlotViewModel(
            BoardDesk desk,
            Background background,
            DoctorDay doctor,
            PlaceOnBoard place,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.doctor = doctor;
        this.place = place;
        this.trouble = trouble;
        this.person =
                new PickModel<>(
                        Field.required("person", typed -> Optional.empty()),
                        background,
                        3,
                        6,
                        desk::people,
                        BoardDesk.Person::name,
                        trouble);
    }

    public DoctorDay doctor() {
        return doctor;
    }

    public PlaceOnBoard place() {
        return place;
    }

    public PickModel<BoardDesk.Person> person() {
        return person;
    }

    /// False when nobody is picked yet; the field says so.
    public boolean save(Consumer<Outcome<PlaceOnBoard>> then) {
        Optional<BoardDesk.Person> who = person.picked();
        if (who.isEmpty()) {
            person.field().complain(Phrase.of("mend.person"));
            return false;
        }
        if (saving) {
            return true;
        }
        saving = true;
        background.run(
                () -> desk.book(doctor.sessionId(), place.number(), who.get().id()),
                outcome -> {
                    saving = false;
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return true;
    }
}
