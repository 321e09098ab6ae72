// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// F1: the keys of this screen and those that are the same everywhere. Any of F1, Esc puts it away.
final class KeysOverlay extends StackPane {
    private static final List<KeyHint> EVERYWHERE =
            List.of(
                    new KeyHint("Ctrl+F", Phrase.of("keys.search")),
                    new KeyHint("Ctrl+1..8", Phrase.of("keys.rail")),
                    new KeyHint("Ctrl+N", Phrase.of("keys.new")),
                    new KeyHint("F9 / Ctrl+Enter", Phrase.of("keys.main")),
                    new KeyHint("F10", Phrase.of("keys.attention")),
                    new KeyHint("Enter", Phrase.of("keys.enter")),
                    new KeyHint("Esc", Phrase.of("keys.back")),
                    new KeyHint("Alt+Z", Phrase.of("keys.undo")),
                    new KeyHint("Alt+N / Alt+P", Phrase.of("keys.step")),
                    new KeyHint("Ctrl+L", Phrase.of("keys.language")),
                    new KeyHint("Ctrl + / Ctrl -", Phrase.of("keys.size")),
                    new KeyHint("F11", Phrase.of("keys.full")),
                    new KeyHint("F12", Phrase.of("keys.lock")));
    private static final double KEY_WIDTH = 190;
    private final Words words;

    KeysOverlay(Words words) {
        this.words = words;
        getStyleClass().add("overlay");
        setVisible(false);
        setOnMouseClicked(event -> setVisible(false));
    }

    void show(Phrase screen, List<KeyHint> own) {
        VBox here = column(screen, own);
        VBox everywhere = column(Phrase.of("keys.everywhere"), EVERYWHERE);
        VBox card = new VBox(16);
        if (!own.isEmpty()) {
            card.getChildren().add(here);
        }
        card.getChildren().add(everywhere);
        card.getStyleClass().add("card");
        card.setMaxSize(620, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(true);
    }

    private VBox column(Phrase title, List<KeyHint> hints) {
        GridPane grid = new GridPane(16, 6);
        grid.getColumnConstraints().add(new ColumnConstraints(KEY_WIDTH));
        int row = 0;
        for (KeyHint hint : hints) {
            Label key = Look.plain(hint.key(), "key-hint");
            key.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(key, HPos.LEFT);
            grid.addRow(row++, key, Look.wrapping(words.live(hint.does())));
        }
        VBox box = new VBox(8, Look.label(words.live(title), "section"), grid);
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }
}
