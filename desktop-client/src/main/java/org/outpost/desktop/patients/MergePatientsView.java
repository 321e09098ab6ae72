// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Banner;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Words;
import org.outpost.model.patients.PersonField;

/// Two records side by side, and for each field where they differ the one that is right: Up and
/// Down go along the fields, Left and Right choose, F9 makes one record of the two. What makes them
/// hardly one person stands above, and is asked about before they are one. Below, those that were
/// joined before, each with the key that parts it again.
public final class MergePatientsView implements Screen {
    private static final int KEYS = 7;
    private final MergePatientsViewModel model;
    private final Frame frame;
    private final Supplier<LocalDate> today;
    private final Consumer<PersonRow> done;
    private final Picker<PersonRow> picker;
    private final Banner doubt;
    private final VBox table = new VBox(4);
    private final VBox before = new VBox(8);
    private final List<FieldChoiceView> rows = new ArrayList<>();
    private final Node content;

    public MergePatientsView(
            MergePatientsViewModel model,
            Frame frame,
            Supplier<LocalDate> today,
            Consumer<PersonRow> done) {
        this.model = model;
        this.frame = frame;
        this.today = today;
        this.done = done;
        Words words = frame.words();
        doubt = new Banner(words);
        picker =
                new Picker<>(
                        words,
                        model.other(),
                        person ->
                                new HBox(
                                        12,
                                        Look.plain(person.name(), "strong"),
                                        Look.label(
                                                words.live(
                                                        PatientCardView.ageAndSex(
                                                                person, today.get())),
                                                "muted"),
                                        Look.plain(person.number(), "muted")),
                        this::first);
        picker.setId("other");
        VBox card =
                new VBox(
                        16,
                        new FormField(words, model.other().field(), picker)
                                .hint(words, "merge.hint"),
                        picker.answers(),
                        doubt,
                        table,
                        before);
        card.getStyleClass().add("card");
        before.managedProperty().bind(Bindings.isNotEmpty(before.getChildren()));
        Scrolling scroll = new Scrolling(card);
        content = scroll;
        model.other()
                .pickedProperty()
                .addListener((value, was, is) -> {
                    if (is.isPresent()) {
                        // Whoever means another record types their name over the proposed one.
                        picker.selectAll();
                    }
                    draw();
                });
        model.merged().addListener((InvalidationListener) changed -> drawBefore());
    }

    @Override
    public String id() {
        return "merge-patients";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.merge", model.kept().name());
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.merge"), "F9", this::merge));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("↑ ↓", Phrase.of("keys.rows")),
                new KeyHint("← →", Phrase.of("keys.choose")),
                new KeyHint("F2", Phrase.of("keys.part")));
    }

    @Override
    public void shown() {
        model.open();
        picker.requestFocus();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        int key = PersonStep.key(event) - 2;
        if (key < 0 || key >= model.merged().size()) {
            return false;
        }
        model.part(model.merged().get(key), this::told);
        return true;
    }

    private void draw() {
        rows.clear();
        table.getChildren().clear();
        doubt.show(model.doubt(today.get()), false);
        Optional<PersonRow> other = model.other().picked();
        if (other.isEmpty()) {
            return;
        }
        Words words = frame.words();
        table.getChildren().add(FieldChoiceView.heads(words, model.kept(), other.get()));
        for (PersonField field : PersonField.values()) {
            FieldChoiceView row =
                    new FieldChoiceView(words, field, model, other.get(), today.get(), this::along);
            if (row.tells()) {
                table.getChildren().add(row);
            }
            if (row.differs()) {
                rows.add(row);
            }
        }
    }

    private void drawBefore() {
        before.getChildren().clear();
        if (model.merged().isEmpty()) {
            return;
        }
        Words words = frame.words();
        before.getChildren().add(Look.label(words.live("merge.before"), "section"));
        for (int i = 0; i < Math.min(KEYS, model.merged().size()); i++) {
            PersonRow gone = model.merged().get(i);
            Chip chip =
                    new Chip(
                            "F" + (i + 2),
                            words.live(Phrase.of("merge.part", PersonWords.called(gone))),
                            () -> model.part(gone, this::told));
            before.getChildren().add(new HBox(chip));
        }
    }

    private void first() {
        if (!rows.isEmpty()) {
            rows.getFirst().requestFocus();
        }
    }

    private void along(FieldChoiceView from, int step) {
        int to = rows.indexOf(from) + step;
        if (to < 0) {
            picker.requestFocus();
        } else if (to < rows.size()) {
            rows.get(to).requestFocus();
        }
    }

    private void merge() {
        if (model.other().picked().isEmpty()) {
            frame.trouble(PatientTroubles.declined(Phrase.of("merge.none")));
            picker.requestFocus();
            return;
        }
        merge("");
    }

    private void merge(String reason) {
        model.merge(reason, this::told);
    }

    private void told(Outcome<PersonRow> outcome) {
        switch (outcome) {
            case Outcome.Done<PersonRow> made -> {
                frame.back();
                frame.toast(made.words(), made.undo());
                done.accept(made.made());
            }
            case Outcome.Declined<PersonRow> no ->
                    frame.trouble(PatientTroubles.declined(no.why()));
            case Outcome.NeedsReason<PersonRow> no ->
                    frame.askReason(
                            no.why(), MergeDoubt.keys(), reason -> merge(MergeDoubt.code(reason)));
        }
    }
}
