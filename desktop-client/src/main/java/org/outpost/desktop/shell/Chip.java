// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A quick choice with its key printed on it: departments, sexes, reasons. One press chooses.
public final class Chip extends HBox {
    /// Keys that a list of reasons takes for itself while it is asked.
    private static final Pattern FUNCTION = Pattern.compile("F[2-8]");

    public Chip(String key, ObservableValue<String> text, Runnable chosen) {
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        if (!key.isEmpty()) {
            var hint = Look.plain(key, "key-hint");
            if (FUNCTION.matcher(key).matches()) {
                hint.getStyleClass().add("function");
            }
            getChildren().add(hint);
        }
        var word = Look.label(text);
        word.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(word);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        accessibleTextProperty().bind(text);
        setOnMouseClicked(event -> chosen.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                chosen.run();
                event.consume();
            }
        });
    }

    public void choose(boolean on) {
        getStyleClass().remove("chosen");
        if (on) {
            getStyleClass().add("chosen");
        }
    }
}
