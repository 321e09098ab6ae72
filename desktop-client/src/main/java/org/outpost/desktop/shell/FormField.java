// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// A field on a form: label above, "(optional)" where it may stay empty, complaint under itself
/// with icon and words.
public final class FormField extends VBox {
    private final Node control;
    private final HBox head;

    /// Held here because the toolkit holds what is bound both ways by nothing that lasts: a field
    /// nobody else keeps would be cleared away, and what is typed would reach no one.
    @SuppressWarnings("unused")
    private final Field field;

    public FormField(Words words, Field field, Node control) {
        this.control = control;
        this.field = field;
        getStyleClass().add("form-field");
        Label label = Look.label(words.live(field.label()), "field-label");
        label.setLabelFor(control);
        head = new HBox(6, label);
        head.setAlignment(Pos.BASELINE_LEFT);
        if (field.isMarkedOptional()) {
            head.getChildren().add(Look.label(words.live("field.optional"), "hint"));
        }
        HBox complaint =
                new HBox(
                        6,
                        Look.icon(Material2OutlinedAL.ERROR_OUTLINE),
                        Look.wrapping(words.live(field.complaintProperty())));
        complaint.getStyleClass().add("complaint");
        complaint.setAlignment(Pos.CENTER_LEFT);
        show(complaint, false);
        field.complaintProperty()
                .addListener((value, before, after) -> mark(complaint, after.isPresent()));
        mark(complaint, field.complaintProperty().get().isPresent());
        if (control instanceof TextInputControl input) {
            input.textProperty().bindBidirectional(field.textProperty());
        }
        control.accessibleTextProperty().bind(words.live(field.label()));
        control.accessibleHelpProperty().bind(words.live(field.complaintProperty()));
        getChildren().setAll(head, control, complaint);
    }

    /// What takes the focus.
    public Node control() {
        return control;
    }

    /// A line of help between label and control.
    public FormField hint(Words words, String key) {
        Wrapped hint = Look.wrapping(words.live(key), "hint");
        // Nearer to the name than to the ring of what it names.
        setMargin(hint, new Insets(-4, 0, 0, 0));
        getChildren().add(1, hint);
        return this;
    }

    /// The key that leads to it, printed beside its name.
    public FormField key(String key) {
        head.getChildren().add(Look.plain(key, "key-hint"));
        return this;
    }

    private void mark(HBox complaint, boolean on) {
        show(complaint, on);
        control.getStyleClass().remove("in-trouble");
        if (on) {
            control.getStyleClass().add("in-trouble");
        }
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
