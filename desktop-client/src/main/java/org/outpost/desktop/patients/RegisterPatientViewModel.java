// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.patients.Person;

/// Registering a patient: six fields and, while they are typed, the people who may be the same one.
///
/// Saving twice is impossible: while one save is under way a second press does nothing, and after
/// it the form is empty.
public final class RegisterPatientViewModel {
    private static final long PAUSE_MILLIS = 80;
    private static final String BABY_OF = "Baby of ";
    private final PatientsDesk desk;
    private final Background background;
    private final PersonForm form;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final ObservableList<LikelySame> likely = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper child = new ReadOnlyBooleanWrapper(false);
    private final PinFilling places;
    private final Set<String> dismissed = new HashSet<>();
    private String filledGuardian = "";
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
        form.model()
                .fields()
                .forEach(field -> field.textProperty().addListener((v, before, after) -> asked()));
        form.model()
                .field("age")
                .textProperty()
                .addListener((v, before, after) -> child.set(form.isChild()));
        this.places = new PinFilling(desk, background, form.model());
        field("name").textProperty().addListener((v, before, after) -> ofMother(after));
        field("age").textProperty().addListener((v, before, after) -> relabel());
        field("sex").textProperty().addListener((v, before, after) -> relabel());
    }

    /// Goes on with the draft, or begins with the name or the phone nobody was found by.
    ///
    /// @param then told when it begins so
    public void begin(String lookedFor, Runnable then) {
        form.model()
                .recall(() -> {
                    if (form.begin(lookedFor)) {
                        then.run();
                    }
                });
    }

    /// Alt+B: a child just born has no name of its own yet, and its mother brings it.
    public void newborn() {
        if (!field("name").text().startsWith(BABY_OF.strip())) {
            field("name").write(BABY_OF + field("name").text());
        }
        field("age").write("0d");
    }

    /// Alt+U: somebody nobody knows, brought in an emergency. Sex and age are told by looking; all
    /// else comes later.
    public void unknown() {
        field("phone").write(PersonForm.NONE);
        field("village").write(PersonForm.NONE);
        field("name").write(UnknownPatient.label(form.text("sex"), form.text("age")));
        field("local").write(UnknownPatient.local(form.text("sex"), form.text("age")));
    }

    private void ofMother(String name) {
        String mother = name.startsWith(BABY_OF) ? name.substring(BABY_OF.length()).strip() : "";
        if (field("guardian").text().equals(filledGuardian)) {
            field("guardian").write(mother);
            filledGuardian = mother;
        }
    }

    private void relabel() {
        if (UnknownPatient.isLabel(form.text("name"))) {
            field("name").write(UnknownPatient.label(form.text("sex"), form.text("age")));
            field("local").write(UnknownPatient.local(form.text("sex"), form.text("age")));
        }
    }

    private Field field(String name) {
        return form.model().field(name);
    }

    /// Tells where nobody is registered under this id any more.
    void ifGone(String id, Runnable then) {
        background.run(
                () -> desk.person(id).isEmpty(),
                gone -> {
                    if (gone) {
                        then.run();
                    }
                },
                fault -> {});
    }

    PinFilling places() {
        return places;
    }

    /// A new person all the same: those shown beside the form are not shown again for this one.
    public void dismiss() {
        likely.forEach(one -> dismissed.add(one.person().id()));
        likely.clear();
    }

    /// The person is known already: what was typed is not needed any more.
    public void known() {
        form.model().clear();
        forget();
    }

    private void forget() {
        latest.drop();
        likely.clear();
        dismissed.clear();
        filledGuardian = "";
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
                        forget();
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
        Person so = form.soFar();
        if (so.equals(Person.NOBODY)) {
            latest.drop();
            likely.clear();
            return;
        }
        latest.ask(
                () -> desk.likelySame(so),
                found ->
                        likely.setAll(
                                found.stream()
                                        .filter(one -> !dismissed.contains(one.person().id()))
                                        .toList()),
                fault -> likely.clear());
    }
}
