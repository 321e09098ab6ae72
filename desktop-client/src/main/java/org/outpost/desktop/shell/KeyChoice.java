// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// A choice made by one key: `M`, `F`, `O`. The key code counts, so that it works on the Hindi
/// layout too.
public final class KeyChoice extends FlowPane {
    /// As wide as three words in the largest letters: a narrower wish makes whatever it stands in
    /// as high as a column of them, a wider one takes from its neighbour.
    private static final double ONE_ROW = 360;

    private final List<Option> options;
    private final List<Chip> chips = new ArrayList<>();
    private final Field field;

    /// One of the choices.
    ///
    /// @param value what the field's text becomes
    public record Option(String value, KeyCode key, Phrase words) {}

    public KeyChoice(Words words, Field field, List<Option> options) {
        super(8, 8);
        setPrefWrapLength(ONE_ROW);
        this.field = field;
        this.options = List.copyOf(options);
        for (Option option : options) {
            Chip chip =
                    new Chip(
                            option.key().getName(),
                            words.live(option.words()),
                            () -> field.write(option.value()));
            chip.setFocusTraversable(false);
            chips.add(chip);
            getChildren().add(chip);
        }
        setFocusTraversable(true);
        getStyleClass().add("key-choice");
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        accessibleTextProperty().bind(words.live(field.label()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().addListener((value, before, after) -> show(after));
        show(field.text());
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown()) {
            return;
        }
        for (Option option : options) {
            if (option.key() == event.getCode()) {
                field.write(option.value());
                event.consume();
                return;
            }
        }
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step != 0) {
            int now = 0;
            for (int i = 0; i < options.size(); i++) {
                now = options.get(i).value().equals(field.text()) ? i + step : now;
            }
            field.write(options.get(Math.floorMod(now, options.size())).value());
            event.consume();
        }
    }

    private void show(String value) {
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).choose(options.get(i).value().equals(value));
        }
    }
}
