// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The smallest parts: labels that follow the language, icons, and the gap that pushes things
/// apart.
public final class Look {
    private Look() {}

    public static Label label(ObservableValue<String> text, String... styles) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Label plain(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// Text that takes as many lines as it needs.
    public static Wrapped wrapping(ObservableValue<String> text, String... styles) {
        Wrapped wrapped = new Wrapped(text);
        wrapped.getStyleClass().addAll(styles);
        return wrapped;
    }

    /// The same for a name, which is never translated.
    public static Wrapped wrapping(String text, String... styles) {
        return wrapping(new ReadOnlyStringWrapper(text), styles);
    }

    /// An icon always stands beside a word, so that it needs no voice of its own.
    public static FontIcon icon(Ikon ikon) {
        return new FontIcon(ikon);
    }

    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
