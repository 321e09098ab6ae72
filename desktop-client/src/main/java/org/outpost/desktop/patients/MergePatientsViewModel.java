// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.patients.PersonField;

/// Two records of one person: the one that stays, the one that goes into it, and which of them is
/// right, field by field. The likeliest other record is proposed; typing finds any.
public final class MergePatientsViewModel {
    private static final int LETTERS = 2;
    private static final int FOUND = 6;
    private final PatientsDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final PersonRow kept;
    private final PickModel<PersonRow> other;
    private final ObservableList<PersonRow> merged = FXCollections.observableArrayList();
    private final Set<PersonField> taken = EnumSet.noneOf(PersonField.class);
    private boolean writing;

    public MergePatientsViewModel(
            PatientsDesk desk, PersonRow kept, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.kept = kept;
        this.background = background;
        this.trouble = trouble;
        this.other =
                new PickModel<>(
                        Field.aside("other", typed -> Optional.empty()),
                        background,
                        LETTERS,
                        FOUND,
                        (typed, most) ->
                                desk.people(typed, most + 1).stream()
                                        .filter(person -> !person.id().equals(kept.id()))
                                        .limit(most)
                                        .toList(),
                        PersonWords::called,
                        trouble);
        other.pickedProperty().addListener((value, before, after) -> taken.clear());
    }

    public PersonRow kept() {
        return kept;
    }

    public PickModel<PersonRow> other() {
        return other;
    }

    /// The records that were joined to this one before.
    public ObservableList<PersonRow> merged() {
        return merged;
    }

    public void open() {
        background.run(
                () -> new Start(desk.likelyOf(kept.id()), desk.merged(kept.id())),
                start -> {
                    merged.setAll(start.merged());
                    if (other.picked().isEmpty() && !start.likely().isEmpty()) {
                        other.preset(List.of(start.likely().getFirst().person()));
                    }
                },
                trouble);
    }

    /// Whether the other record is right about a field.
    public boolean isTaken(PersonField field) {
        return taken.contains(field);
    }

    public void take(PersonField field, boolean ofOther) {
        if (ofOther) {
            taken.add(field);
        } else {
            taken.remove(field);
        }
    }

    /// What makes the two hardly one person; empty where nothing does, or there is no other record.
    public Optional<Phrase> doubt(LocalDate today) {
        return other.picked()
                .flatMap(goes -> MergeDoubt.of(PersonWords.of(kept), PersonWords.of(goes), today));
    }

    /// Makes one of the two; nothing while there is no other record.
    ///
    /// @param reason empty while nobody was asked why
    public void merge(String reason, Consumer<Outcome<PersonRow>> then) {
        Set<PersonField> chosen =
                taken.isEmpty() ? EnumSet.noneOf(PersonField.class) : EnumSet.copyOf(taken);
        other.picked()
                .ifPresent(goes ->
                        write(() -> desk.merge(kept.id(), goes.id(), chosen, reason), then));
    }

    /// Parts one of those that were joined before.
    public void part(PersonRow gone, Consumer<Outcome<PersonRow>> then) {
        write(() -> desk.part(kept.id(), gone.id()), then);
    }

    private void write(Callable<Outcome<PersonRow>> work, Consumer<Outcome<PersonRow>> then) {
        if (writing) {
            return;
        }
        writing = true;
        background.run(
                work,
                outcome -> {
                    writing = false;
                    then.accept(outcome);
                },
                fault -> {
                    writing = false;
                    trouble.accept(fault);
                });
    }

    private record Start(List<LikelySame> likely, List<PersonRow> merged) {}
}
