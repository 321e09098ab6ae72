// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A field that picks by letters. Its answers stand in a well of their own ([#answers]), which the
/// screen puts under the row of fields: nothing pops up over what is being typed.
public final class Picker<T> extends TextField {
    private final PickModel<T> model;
    private final Function<T, Node> draw;
    private final Answers answers;
    private final Runnable taken;

    public Picker(Words words, PickModel<T> model, Function<T, Node> draw, Runnable taken) {
        this.model = model;
        this.draw = draw;
        this.taken = taken;
        answers = new Answers(words);
        answers.getStyleClass().add("answers");
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        InvalidationListener redraw = changed -> redraw();
        model.found().addListener(redraw);
        model.indexProperty().addListener(redraw);
        focusedProperty().addListener(redraw);
        redraw();
    }

    /// The rows found so far.
    public Node answers() {
        return answers;
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case ENTER, TAB -> {
                boolean had = model.picked().isPresent();
                boolean leaving = event.getCode() == KeyCode.TAB && event.isShiftDown();
                if (leaving || !model.take()) {
                    return;
                }
                if (event.getCode() == KeyCode.TAB && had) {
                    return;
                }
                taken.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void redraw() {
        List<HBox> lines = new ArrayList<>();
        for (int i = 0; i < model.found().size(); i++) {
            int row = i;
            HBox line = new HBox(draw.apply(model.found().get(i)));
            // What is lower than the row stands in its middle.
            line.setFillHeight(false);
            line.getStyleClass().add("suggestion");
            if (i == model.indexProperty().get()) {
                line.getStyleClass().add("chosen");
            }
            HBox.setHgrow(line.getChildren().getFirst(), Priority.ALWAYS);
            line.setOnMouseClicked(event -> {
                model.pick(row);
                taken.run();
            });
            lines.add(line);
        }
        answers.show(lines, model.indexProperty().get(), model.isCut());
        boolean on = !lines.isEmpty() && isFocused();
        answers.setVisible(on);
        answers.setManaged(on);
    }
}
