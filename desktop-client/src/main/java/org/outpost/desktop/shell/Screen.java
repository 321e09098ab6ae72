// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// What can fill the content region. It lives from its first showing to the sign-out, so that going
/// away and coming back keeps place and draft.
public interface Screen {

    String id();

    Phrase title();

    Node content();

    /// Chips of the title row: states, counts.
    default List<Node> chips() {
        return List.of();
    }

    /// The main action: F9, Ctrl+Enter.
    default Optional<Act> main() {
        return Optional.empty();
    }

    /// At most one more; the rest live in the side panel.
    default Optional<Act> second() {
        return Optional.empty();
    }

    /// What F1 adds to the keys that are the same everywhere.
    default List<KeyHint> keys() {
        return List.of();
    }

    /// What was looked for in vain on home by whoever goes on to this screen, before it comes to
    /// the front; empty from anywhere else.
    default void lookedFor(String typed) {}

    /// The screen came to the front: read again what may have changed, put the focus where typing
    /// starts.
    default void shown() {}

    /// Every few seconds while the screen is in front and nobody is locked out: read again what
    /// others change meanwhile. Neither the focus nor what is chosen moves.
    default void follow() {}

    /// Rows, Ctrl+N, F2-F8 and the like, before the shell looks at them; true when it was for this
    /// screen.
    default boolean pressed(KeyEvent event) {
        return false;
    }

    /// Esc: true when there was a step to go back inside the screen.
    default boolean back() {
        return false;
    }

    /// Alt+N and Alt+P: the next (1) or previous (-1) record without closing.
    default void step(int by) {}
}
