// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Reasons in the side panel, F2 to F8: the house's way to confirm what is doubtful. Never a
/// dialog.
public final class ReasonList extends VBox {
    private static final List<KeyCode> KEYS =
            List.of(
                    KeyCode.F2,
                    KeyCode.F3,
                    KeyCode.F4,
                    KeyCode.F5,
                    KeyCode.F6,
                    KeyCode.F7,
                    KeyCode.F8);
    private final List<String> reasons;
    private final Consumer<String> chosen;

    /// @param why what is doubtful, in words
    /// @param reasons bundle keys, at most seven
    public ReasonList(Words words, Phrase why, List<String> reasons, Consumer<String> chosen) {
        super(10);
        this.reasons = List.copyOf(reasons);
        this.chosen = chosen;
        getChildren().add(Look.wrapping(words.live(why), "strong"));
        getChildren().add(Look.wrapping(words.live("reason.lead"), "muted"));
        for (int i = 0; i < reasons.size(); i++) {
            String reason = reasons.get(i);
            Chip chip =
                    new Chip(
                            KEYS.get(i).getName(), words.live(reason), () -> chosen.accept(reason));
            chip.setMaxWidth(Region.USE_PREF_SIZE);
            getChildren().add(chip);
        }
    }

    /// A screen's keys while the list stands open; true when it was one of them.
    public boolean pressed(KeyCode code) {
        int at = KEYS.indexOf(code);
        if (at < 0 || at >= reasons.size()) {
            return false;
        }
        chosen.accept(reasons.get(at));
        return true;
    }
}
