// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// The departments as chips beside a person: one key gives the token.
public final class OpenVisitView implements PersonStep {
    static final List<KeyCode> KEYS =
            List.of(
                    KeyCode.F2,
                    KeyCode.F3,
                    KeyCode.F4,
                    KeyCode.F5,
                    KeyCode.F6,
                    KeyCode.F7,
                    KeyCode.F8);
    private final OpenVisitViewModel model;
    private final Frame frame;
    private InvalidationListener redraw = changed -> {};

    public OpenVisitView(OpenVisitViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        model.read();
    }

    @Override
    public Node draw(Words words, String personId) {
        FlowPane chips = new FlowPane(8, 8);
        // Hundreds of people are shown in a day: only the chips in sight are drawn again.
        model.departments().removeListener(redraw);
        redraw = changed -> fill(chips, words, personId);
        model.departments().addListener(redraw);
        fill(chips, words, personId);
        // A counter that has just begun learns its departments only now.
        model.read();
        Chip pays =
                new Chip(
                        "Alt+S",
                        words.live(model.schemeProperty()::get, model.schemeProperty()),
                        model::nextScheme);
        pays.setFocusTraversable(false);
        pays.setMaxWidth(Region.USE_PREF_SIZE);
        return new VBox(
                8,
                Look.label(words.live("visit.lead"), "section"),
                chips,
                new FlowPane(8, 8, pays, DoctorChoiceView.of(model.doctor(), words)));
    }

    @Override
    public boolean pressed(String personId, int key) {
        if (key == PersonStep.SCHEME) {
            model.nextScheme();
            return true;
        }
        if (key == PersonStep.DOCTOR) {
            model.doctor().next();
            return true;
        }
        if (key == PersonStep.PRINT) {
            model.slipToday(
                    personId,
                    slip ->
                            slip.ifPresentOrElse(
                                    sheet -> frame.print(sheet, true),
                                    () -> frame.say(Phrase.of("visit.no.slip"))));
            return true;
        }
        return key > 1 && key <= KEYS.size() + 1 && model.open(personId, key - 2, this::opened);
    }

    private void fill(FlowPane chips, Words words, String personId) {
        chips.getChildren().clear();
        for (int i = 0; i < model.departments().size(); i++) {
            int at = i;
            QueueDepartment department = model.departments().get(i);
            Chip chip =
                    new Chip(
                            KEYS.get(i).getName(),
                            words.live(department.words()),
                            () -> model.open(personId, at, this::opened));
            chip.setFocusTraversable(false);
            chip.setMaxWidth(Region.USE_PREF_SIZE);
            chips.getChildren().add(chip);
        }
    }

    private void opened(Outcome<QueueRow> outcome) {
        switch (outcome) {
            case Outcome.Done<QueueRow> done -> {
                frame.toast(done.words(), done.undo());
                model.slip(done.made().visitId(), sheet -> frame.print(sheet, false));
            }
            case Outcome.Declined<QueueRow> no -> frame.trouble(declined(no.why()));
            case Outcome.NeedsReason<QueueRow> no -> frame.trouble(declined(no.why()));
        }
    }

    static Trouble declined(Phrase why) {
        return new Trouble(
                why, Phrase.of("visit.declined.safe"), Phrase.of("visit.declined.todo"), "QUE-101");
    }
}
