// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Trouble;

/// The patient in the side panel: who it is, how far the record has come, and what happened so far.
public final class PatientCardViewModel {
    private final PatientsDesk desk;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final ObservableList<PastEvent> history = FXCollections.observableArrayList();

    public PatientCardViewModel(
            PatientsDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.latest = new Latest(background);
        this.trouble = trouble;
    }

    public ObservableList<PastEvent> history() {
        return history;
    }

    /// Reads a person anew and hands it over with the history in place.
    public void open(String id, Consumer<PersonRow> then) {
        latest.ask(
                () -> desk.person(id).map(row -> new Card(row, desk.history(id))),
                found ->
                        found.ifPresent(card -> {
                            history.setAll(card.events());
                            then.accept(card.person());
                        }),
                trouble);
    }

    private record Card(PersonRow person, List<PastEvent> events) {}
}
