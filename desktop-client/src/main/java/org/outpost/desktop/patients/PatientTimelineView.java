// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Words;

/// All that happened to a patient, newest first: when and by whom on the left, what and from what
/// to what in the middle, how far the record has come on the right. Up and Down scroll.
public final class PatientTimelineView implements Screen {
    private static final double WHEN = 230;
    private final PersonRow person;
    private final Scrolling scroll;

    PatientTimelineView(Frame frame, PersonRow person, List<PastEvent> events) {
        this.person = person;
        VBox list = new VBox(8);
        events.forEach(event -> list.getChildren().add(draw(frame.words(), event)));
        scroll = new Scrolling(list);
        scroll.setId("timeline");
        scroll.setFocusTraversable(true);
        scroll.accessibleTextProperty().bind(frame.words().live("card.history"));
    }

    @Override
    public String id() {
        return "patient-timeline";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.timeline", person.name());
    }

    @Override
    public Node content() {
        return scroll;
    }

    @Override
    public void shown() {
        scroll.requestFocus();
    }

    private static Node draw(Words words, PastEvent past) {
        VBox when =
                new VBox(
                        2,
                        Look.plain(
                                words.date(past.when()) + ", " + words.time(past.when()), "strong"),
                        Look.wrapping(past.who(), "caption"),
                        Look.wrapping(words.live(past.where()), "caption"));
        when.setMinWidth(WHEN);
        when.setPrefWidth(WHEN);
        when.setMaxWidth(WHEN);
        VBox what = new VBox(4, Look.wrapping(words.live(past.what()), "strong"));
        past.changes().forEach(change -> what.getChildren().add(change(words, change)));
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox row = new HBox(16, when, what, Pill.receipt(words, past.receipt()));
        row.getStyleClass().add("card");
        return row;
    }

    /// `Phone: 98765 43210 → no phone`.
    static Node change(Words words, FieldWords.Change change) {
        return Look.wrapping(
                words.live(
                        Phrase.of("history.change", change.field(), change.from(), change.to())));
    }
}
