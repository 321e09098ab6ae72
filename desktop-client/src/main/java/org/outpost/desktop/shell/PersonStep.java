// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// What comes after a person is found or registered: lent by another room to the screens of people.
public interface PersonStep {

    /// Chips with their keys, for the side panel.
    Node draw(Words words, String personId);

    /// F2 to F8; true when it was one of them.
    boolean pressed(String personId, KeyEvent event);
}
