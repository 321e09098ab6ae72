// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What comes after a person is found or registered: lent by another room to the screens of people.
public interface PersonStep {

    /// Chips with their keys, for the side panel.
    Node draw(Words words, String personId);

    /// F2 to F8; true when it was one of them.
    ///
    /// @param key 2 to 8
    boolean pressed(String personId, int key);

    /// Which of the keys F2 to F8 it is; 0 where it is none of them.
    static int key(KeyEvent event) {
        int at = event.getCode().ordinal() - KeyCode.F2.ordinal();
        return at >= 0 && at <= KeyCode.F8.ordinal() - KeyCode.F2.ordinal() ? at + 2 : 0;
    }
}
