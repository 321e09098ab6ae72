// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A form of one column: Enter goes to the next field and, on the last one, does the main action.
public final class FormPane extends VBox {
    private final FormModel model;
    private final Runnable main;
    private final Map<String, Node> controls = new HashMap<>();
    private final List<Node> order = new ArrayList<>();

    public FormPane(Words words, FormModel model, Runnable main) {
        super(12);
        this.model = model;
        this.main = main;
        getStyleClass().add("form-pane");
        Wrapped draft = Look.wrapping(words.live("form.draft"), "hint");
        draft.visibleProperty().bind(model.recalledProperty());
        draft.managedProperty().bind(model.recalledProperty());
        getChildren().add(draft);
        // A draft comes back a moment after the form was opened.
        model.recalledProperty()
                .addListener((value, before, after) -> {
                    if (after && isFocusWithin()) {
                        focusFirst();
                    }
                });
    }

    public FormPane add(Field field, FormField shown) {
        register(field, shown);
        getChildren().add(shown);
        return this;
    }

    /// Fields that stand beside each other in one row; the caller lays the row out.
    public FormPane addRow(Node row, List<Field> fields, List<FormField> shown) {
        for (int i = 0; i < fields.size(); i++) {
            register(fields.get(i), shown.get(i));
        }
        getChildren().add(row);
        return this;
    }

    /// Anything between the fields that takes no part in Enter.
    public FormPane addPlain(Node node) {
        getChildren().add(node);
        return this;
    }

    /// The first field, or the first that is still empty when a draft came back.
    public void focusFirst() {
        model.fields().stream()
                .filter(field -> !field.isOptional() && field.text().isEmpty())
                .findFirst()
                .or(() -> model.fields().stream().findFirst())
                .ifPresent(this::focus);
    }

    public void focus(Field field) {
        Node control = controls.get(field.name());
        if (control != null) {
            control.requestFocus();
        }
    }

    private void register(Field field, FormField shown) {
        Node control = shown.control();
        controls.put(field.name(), control);
        order.add(control);
        control.focusedProperty()
                .addListener((value, before, after) -> {
                    if (!after) {
                        model.left(field);
                    }
                });
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> enter(event, control));
    }

    private void enter(KeyEvent event, Node control) {
        if (event.getCode() != KeyCode.ENTER || event.isControlDown() || event.isAltDown()) {
            return;
        }
        event.consume();
        for (int i = order.indexOf(control) + 1; i < order.size(); i++) {
            Node next = order.get(i);
            if (next.getParent() != null && next.getParent().isManaged() && next.isVisible()) {
                next.requestFocus();
                return;
            }
        }
        main.run();
    }
}
