// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.model.prescriptions.Scheme;

/// Giving a token to a person who stands at the counter: one key per department.
public final class OpenVisitViewModel {
    /// How many departments have a key of their own.
    public static final int KEYS = 7;

    private final QueueDesk desk;
    private final Background background;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final ObservableList<QueueDepartment> departments = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Scheme> scheme = new ReadOnlyObjectWrapper<>(Scheme.FREE);
    private final ReadOnlyObjectWrapper<Phrase> scheming =
            new ReadOnlyObjectWrapper<>(Phrase.of("scheme.FREE"));
    private final DoctorChoice doctor = new DoctorChoice();
    private boolean busy;

    public OpenVisitViewModel(QueueDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.latest = new Latest(background);
        this.trouble = trouble;
    }

    /// Those that have a key.
    public ObservableList<QueueDepartment> departments() {
        return departments;
    }

    /// Whom the next token is for.
    public DoctorChoice doctor() {
        return doctor;
    }

    /// Who pays, in words: free until somebody says otherwise, and again after each token.
    public ReadOnlyObjectProperty<Phrase> schemeProperty() {
        return scheming.getReadOnlyProperty();
    }

    /// Alt+S: the next one who may pay.
    public void nextScheme() {
        Scheme[] all = Scheme.values();
        pays(all[(scheme.get().ordinal() + 1) % all.length]);
    }

    private void pays(Scheme who) {
        scheme.set(who);
        scheming.set(Phrase.of("scheme." + who.name()));
        if (who == Scheme.PAID) {
            background.run(
                    desk::fee,
                    paise -> {
                        if (scheme.get() == Scheme.PAID) {
                            scheming.set(Phrase.of("scheme.paid.so", Rupees.of(paise)));
                        }
                    },
                    trouble);
        }
    }

    public void read() {
        latest.ask(
                () -> new Reading(desk.departments(), desk.doctors()),
                found -> {
                    List<QueueDepartment> all = found.departments();
                    departments.setAll(all.subList(0, Math.min(KEYS, all.size())));
                    doctor.sit(found.doctors());
                },
                trouble);
    }

    /// Gives a token for the department of a key, as the hospital's departments are at that moment:
    /// a counter that has just begun may have heard of them since they were last shown.
    ///
    /// @param at counted from 0
    /// @return false where no department can have that key
    public boolean open(String personId, int at, Consumer<Outcome<QueueRow>> then) {
        if (at < KEYS) {
            open(personId, (long) at, then);
        }
        return at < KEYS;
    }

    /// Writes the slip of a visit.
    public void slip(String visitId, Consumer<Sheet> then) {
        background.run(() -> desk.slip(visitId), then, trouble);
    }

    /// Writes the slip a patient was given today.
    public void slipToday(String personId, Consumer<Optional<Sheet>> then) {
        background.run(() -> desk.slipToday(personId), then, trouble);
    }

    /// A second press before the first is on the disk gives no second token.
    private void open(String personId, long at, Consumer<Outcome<QueueRow>> then) {
        if (busy) {
            return;
        }
        busy = true;
        Scheme who = scheme.get();
        QueueDoctor seenBy = doctor.orNull();
        background.run(
                () ->
                        desk.departments().stream()
                                .skip(at)
                                .findFirst()
                                .map(to -> desk.open(personId, to, seenBy, Set.of(), who)),
                outcome -> {
                    busy = false;
                    read();
                    pays(Scheme.FREE);
                    doctor.any();
                    outcome.ifPresent(then);
                },
                fault -> {
                    busy = false;
                    trouble.accept(fault);
                });
    }

    private record Reading(List<QueueDepartment> departments, List<QueueDoctor> doctors) {}
}
