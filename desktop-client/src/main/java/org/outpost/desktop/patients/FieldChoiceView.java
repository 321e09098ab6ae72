// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.function.ObjIntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.model.patients.PersonField;

/// One field of two records: what each says, and which is right. The right one is ticked, not only
/// coloured.
final class FieldChoiceView extends HBox {
    private static final double LABEL = 190;
    private static final double CELL = 320;
    private final Words words;
    private final MergePatientsViewModel model;
    private final PersonField field;
    private final Phrase mine;
    private final Phrase theirs;
    private final boolean differs;
    private final VBox left = new VBox();
    private final VBox right = new VBox();

    /// @param along goes up (-1) or down (1) from this row
    FieldChoiceView(
            Words words,
            PersonField field,
            MergePatientsViewModel model,
            PersonRow other,
            LocalDate today,
            ObjIntConsumer<FieldChoiceView> along) {
        super(12);
        this.words = words;
        this.model = model;
        this.field = field;
        this.mine = FieldWords.words(field, PersonWords.of(model.kept()), today);
        this.theirs = FieldWords.words(field, PersonWords.of(other), today);
        this.differs = !mine.equals(theirs);
        getStyleClass().add("field-choice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(label(words.live(FieldWords.label(field))), left, right);
        width(left);
        width(right);
        setFocusTraversable(differs);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        accessibleTextProperty().bind(words.live(FieldWords.label(field)));
        setOnKeyPressed(event -> pressed(event, along));
        left.setOnMouseClicked(event -> choose(false));
        right.setOnMouseClicked(event -> choose(true));
        draw();
    }

    /// The names of the two above their columns.
    static Node heads(Words words, PersonRow kept, PersonRow other) {
        VBox stays =
                new VBox(
                        Look.label(words.live("merge.stays"), "caption"),
                        Look.wrapping(PersonWords.called(kept), "strong"));
        VBox goes =
                new VBox(
                        Look.label(words.live("merge.goes"), "caption"),
                        Look.wrapping(PersonWords.called(other), "strong"));
        stays.getStyleClass().add("field-head");
        goes.getStyleClass().add("field-head");
        width(stays);
        width(goes);
        HBox row = new HBox(12, label(words.live("merge.lead")), stays, goes);
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.getStyleClass().add("field-choice");
        return row;
    }

    /// Whether either says anything.
    boolean tells() {
        return differs || !mine.equals(Phrase.given("-"));
    }

    boolean differs() {
        return differs;
    }

    private void pressed(KeyEvent event, ObjIntConsumer<FieldChoiceView> along) {
        switch (event.getCode()) {
            case LEFT -> choose(false);
            case RIGHT -> choose(true);
            case SPACE -> choose(!model.isTaken(field));
            case UP -> along.accept(this, -1);
            case DOWN, ENTER -> along.accept(this, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(boolean ofOther) {
        if (differs) {
            model.take(field, ofOther);
            draw();
            requestFocus();
        }
    }

    private void draw() {
        boolean taken = model.isTaken(field);
        cell(left, mine, differs && !taken);
        cell(right, theirs, differs && taken);
    }

    private void cell(VBox cell, Phrase value, boolean chosen) {
        Phrase said = chosen ? Phrase.of("merge.right", value) : value;
        cell.getChildren().setAll(Look.wrapping(words.live(said), differs ? "strong" : "muted"));
        cell.getStyleClass().setAll("suggestion");
        if (chosen) {
            cell.getStyleClass().add("chosen");
        }
    }

    private static Node label(javafx.beans.value.ObservableValue<String> text) {
        VBox box = new VBox(Look.wrapping(text, "muted"));
        box.getStyleClass().add("field-name");
        box.setMinWidth(LABEL);
        box.setPrefWidth(LABEL);
        box.setMaxWidth(LABEL);
        return box;
    }

    private static void width(VBox cell) {
        cell.setPrefWidth(CELL);
        cell.setMinWidth(0);
        HBox.setHgrow(cell, Priority.ALWAYS);
    }
}
