// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;

/// Changing what is known of a patient. Only the fields that differ travel, so that two desks'
/// changes merge.
public final class ChangePatientDetailsViewModel {
    private final PatientsDesk desk;
    private final Background background;
    private final PersonRow person;
    private final PersonForm form;
    private final Consumer<Trouble> trouble;
    private final ReadOnlyBooleanWrapper child = new ReadOnlyBooleanWrapper(false);
    private final PinFilling places;
    private boolean saving;

    public ChangePatientDetailsViewModel(
            PatientsDesk desk,
            PersonRow person,
            Drafts drafts,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.person = person;
        this.background = background;
        this.trouble = trouble;
        this.form = new PersonForm("change-" + person.id(), drafts, background, today);
        form.model()
                .field("age")
                .textProperty()
                .addListener((v, before, after) -> child.set(form.isChild()));
        form.fill(person);
        this.places = new PinFilling(desk, background, form.model());
    }

    PinFilling places() {
        return places;
    }

    public FormModel form() {
        return form.model();
    }

    public PersonRow person() {
        return person;
    }

    public ReadOnlyBooleanProperty childProperty() {
        return child.getReadOnlyProperty();
    }

    public Optional<Field> save(Consumer<Outcome<PersonRow>> then) {
        Optional<Field> mend = form.model().firstToMend();
        if (mend.isPresent() || saving) {
            return mend;
        }
        saving = true;
        PersonEntry entry = form.entry();
        background.run(
                () -> desk.change(person.id(), entry),
                outcome -> {
                    saving = false;
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return Optional.empty();
    }
}
