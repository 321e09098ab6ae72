// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;

/// Registering a patient: six fields and, while they are typed, the people who may be the same one.
///
/// Saving twice is impossible: while one save is under way a second press does nothing, and after
/// it the form is empty.
public final class RegisterPatientViewModel {
    private static final int LETTERS_BEFORE_ASKING = 3;
    private static final long PAUSE_MILLIS = 80;
    private final PatientsDesk desk;
    private final Background background;
    private final PersonForm form;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final ObservableList<LikelySame> likely = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper child = new ReadOnlyBooleanWrapper(false);
    private long typed;
    private boolean saving;

    public RegisterPatientViewModel(
            PatientsDesk desk,
            Drafts drafts,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
        this.form = new PersonForm("register-patient", drafts, background, today);
        this.latest = new Latest(background);
        for (String name : new String[] {"name", "local", "phone", "village"}) {
            form.model().field(name).textProperty().addListener((v, before, after) -> asked());
        }
        form.model()
                .field("age")
                .textProperty()
                .addListener((v, before, after) -> child.set(form.isChild()));
    }

    public FormModel form() {
        return form.model();
    }

    public ReadOnlyBooleanProperty childProperty() {
        return child.getReadOnlyProperty();
    }

    public ObservableList<LikelySame> likely() {
        return likely;
    }

    /// Writes the fact when nothing is left to mend; else says which field comes first.
    public Optional<Field> save(Consumer<Outcome<PersonRow>> then) {
        Optional<Field> mend = form.model().firstToMend();
        if (mend.isPresent() || saving) {
            return mend;
        }
        saving = true;
        PersonEntry entry = form.entry();
        background.run(
                () -> desk.register(entry),
                outcome -> {
                    saving = false;
                    if (outcome instanceof Outcome.Done<PersonRow>) {
                        form.model().clear();
                        likely.clear();
                    }
                    if (outcome instanceof Outcome.Declined<PersonRow> no) {
                        complain(no);
                    }
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return Optional.empty();
    }

    private void complain(Outcome.Declined<PersonRow> no) {
        form.model().fields().stream()
                .filter(field -> field.name().equals(no.field()))
                .forEach(field -> field.complain(no.why()));
    }

    private void asked() {
        long mine = ++typed;
        background.later(
                PAUSE_MILLIS,
                () -> {
                    if (mine == typed) {
                        ask();
                    }
                });
    }

    private void ask() {
        String name = form.text("name");
        String local = form.text("local");
        String phone = form.text("phone").replace(PersonForm.NO_PHONE, "");
        String village = form.text("village");
        if (Math.max(name.length(), local.length()) < LETTERS_BEFORE_ASKING
                && phone.length() < LETTERS_BEFORE_ASKING) {
            latest.drop();
            likely.clear();
            return;
        }
        latest.ask(
                () -> desk.likelySame(name, local, Digits.latin(phone), village),
                likely::setAll,
                fault -> likely.clear());
    }
}
