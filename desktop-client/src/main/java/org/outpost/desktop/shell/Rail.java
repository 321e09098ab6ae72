// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The rail at the left: what this role may open, digit, icon and word; 60 px with small words on
/// narrow windows.
final class Rail extends VBox {
    private final Words words;
    private final Consumer<String> go;
    private final Runnable help;
    private final Map<String, Button> buttons = new HashMap<>();
    private List<RailEntry> entries = List.of();
    private String chosen = "";
    private boolean narrow;

    Rail(Words words, Consumer<String> go, Runnable help) {
        this.words = words;
        this.go = go;
        this.help = help;
        getStyleClass().add("rail");
    }

    void entries(List<RailEntry> shown) {
        entries = List.copyOf(shown);
        draw();
    }

    /// Marks a button that is there already: to make and dress them all took longer than many a
    /// screen. A screen that has no place of its own stands where one came to it from.
    void choose(String id) {
        if (id.isEmpty()) {
            return;
        }
        mark(chosen, false);
        chosen = id;
        mark(chosen, true);
    }

    private void mark(String id, boolean on) {
        Button button = buttons.get(id);
        if (button != null) {
            button.getStyleClass().remove("chosen");
            if (on) {
                button.getStyleClass().add("chosen");
            }
        }
    }

    void narrow(boolean on) {
        if (narrow != on || getChildren().isEmpty()) {
            narrow = on;
            draw();
        }
    }

    private void draw() {
        getStyleClass().remove("narrow");
        if (narrow) {
            getStyleClass().add("narrow");
        }
        getChildren().clear();
        buttons.clear();
        for (int i = 0; i < entries.size(); i++) {
            RailEntry entry = entries.get(i);
            Button button = button(Integer.toString(i + 1), entry);
            button.setOnAction(event -> go.accept(entry.id()));
            getChildren().add(button);
            buttons.put(entry.id(), button);
        }
        mark(chosen, true);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button keys = new Button();
        keys.setGraphic(inside("F1", Look.icon(Material2OutlinedAL.KEYBOARD), "rail.keys"));
        keys.accessibleTextProperty().bind(words.live("rail.keys"));
        keys.setFocusTraversable(false);
        keys.setOnAction(event -> help.run());
        getChildren().addAll(gap, keys);
    }

    private Button button(String digit, RailEntry entry) {
        Button button = new Button();
        button.setGraphic(inside(digit, Look.icon(entry.icon()), "rail." + entry.id()));
        button.accessibleTextProperty().bind(words.live("rail." + entry.id()));
        button.setFocusTraversable(false);
        return button;
    }

    private Node inside(String digit, Node icon, String key) {
        Label word = Look.label(words.live(key), "word");
        Label number = Look.plain(digit, "digit");
        if (narrow) {
            VBox box = new VBox(1, icon, word);
            box.setAlignment(Pos.CENTER);
            return box;
        }
        number.setMinWidth(16);
        HBox box = new HBox(10, number, icon, word);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
