// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Words that take as many lines as they need. Each word is a node of its own: JavaFX draws a
/// Devanagari run that it has to break twice, once over the edge and once on the next line, so no
/// run may ever need breaking.
public final class Wrapped extends TextFlow {
    private final ObservableValue<String> text;

    public Wrapped(ObservableValue<String> text) {
        this.text = text;
        getStyleClass().add("wrapped");
        setMinHeight(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(text);
        text.addListener((value, before, after) -> draw(after));
        draw(text.getValue());
    }

    /// No wider and no higher than its words, so that what holds it can put it in the middle.
    public Wrapped hugging() {
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setTextAlignment(TextAlignment.CENTER);
        return this;
    }

    public String text() {
        return text.getValue();
    }

    private void draw(String words) {
        getChildren().clear();
        int from = 0;
        while (from < words.length()) {
            int space = words.indexOf(' ', from);
            int to = space < 0 ? words.length() : space + 1;
            Text word = new Text(words.substring(from, to));
            word.getStyleClass().add("word-run");
            getChildren().add(word);
            from = to;
        }
    }
}
