// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What comes after a person is found or registered: lent by another room to the screens of people.
public interface PersonStep {

    /// Chips with their keys, for the side panel.
    Node draw(Words words, String personId);

    /// F2 to F8 and the keys named here; true when it was one of them.
    ///
    /// @param key what [#key] says
    boolean pressed(String personId, int key);

    /// Alt+S: who pays.
    int SCHEME = 20;

    /// Ctrl+P: the slip.
    int PRINT = 21;

    /// Alt+C: the card.
    int CARD = 22;

    /// Alt+R: the card is lost, a new one.
    int NEW_CARD = 23;

    /// Alt+G: money is given back.
    int REFUND = 24;

    /// Alt+D: which doctor.
    int DOCTOR = 25;

    /// Which of the keys F2 to F8 it is, or of the others a person has; 0 where it is none of them.
    static int key(KeyEvent event) {
        if (event.isControlDown()) {
            return event.getCode() == KeyCode.P ? PRINT : 0;
        }
        if (event.isAltDown()) {
            return switch (event.getCode()) {
                case S -> SCHEME;
                case C -> CARD;
                case R -> NEW_CARD;
                case G -> REFUND;
                case D -> DOCTOR;
                default -> 0;
            };
        }
        int at = event.getCode().ordinal() - KeyCode.F2.ordinal();
        return at >= 0 && at <= KeyCode.F8.ordinal() - KeyCode.F2.ordinal() ? at + 2 : 0;
    }
}
