// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys that are the same everywhere (SCREENS 3), matched by key code and never with Ctrl+Alt,
/// which is AltGr.
final class ShellKeys {
    private final Shell shell;

    ShellKeys(Shell shell) {
        this.shell = shell;
    }

    void listen(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(root, event));
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() && event.isAltDown()) {
            return;
        }
        boolean used;
        if (shell.atDoor()) {
            used = event.isControlDown() && always(event.getCode());
        } else if (event.isControlDown()) {
            used = always(event.getCode()) || control(event) || own(event);
        } else if (event.isAltDown()) {
            used = alt(event.getCode()) || own(event);
        } else {
            used = plain(event);
        }
        if (used) {
            event.consume();
        }
    }

    /// Language and size also work at the door.
    private boolean always(KeyCode code) {
        switch (code) {
            case L -> shell.words().speak(shell.words().language().other());
            case PLUS, ADD, EQUALS -> shell.size(1);
            case MINUS, SUBTRACT -> shell.size(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean control(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.F) {
            shell.focusSearch();
            return true;
        }
        if (code == KeyCode.ENTER) {
            shell.mainAction();
            return true;
        }
        if (code == KeyCode.N) {
            if (!own(event)) {
                shell.newOne();
            }
            return true;
        }
        if (code == KeyCode.P) {
            if (!own(event)) {
                shell.printAgain();
            }
            return true;
        }
        int digit = digit(code);
        if (digit > 0) {
            shell.rail(digit - 1);
            return true;
        }
        return false;
    }

    private boolean alt(KeyCode code) {
        switch (code) {
            case Z -> {
                return shell.undoNewest();
            }
            case N -> shell.screen().ifPresent(screen -> screen.step(1));
            case P -> shell.screen().ifPresent(screen -> screen.step(-1));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        switch (event.getCode()) {
            case F1 -> shell.help();
            case F9 -> shell.mainAction();
            case F10 -> shell.go("attention");
            case F11 -> shell.fullScreen();
            case F12 -> shell.lock();
            case ESCAPE -> shell.esc();
            case F2, F3, F4, F5, F6, F7, F8 -> {
                return shell.reason(event.getCode()) || own(event);
            }
            default -> {
                // Rows of the answer move under the cursor of the search box; elsewhere fields keep
                // their keys.
                return shell.inSearch(owner(event)) && own(event);
            }
        }
        return true;
    }

    private boolean own(KeyEvent event) {
        return shell.screen().map(screen -> screen.pressed(event)).orElse(false);
    }

    private void typed(Parent root, KeyEvent event) {
        String letter = event.getCharacter();
        boolean text = !letter.isEmpty() && !Character.isISOControl(letter.codePointAt(0));
        if (!text || event.isControlDown() || event.isAltDown() || root.getScene() == null) {
            return;
        }
        if (shell.letterForBox(root.getScene().getFocusOwner(), letter)) {
            event.consume();
        }
    }

    private static @Nullable Node owner(KeyEvent event) {
        return event.getTarget() instanceof Node node ? node : null;
    }

    private static int digit(KeyCode code) {
        String name = code.getName();
        String last = name.substring(name.length() - 1);
        return code.isDigitKey() && "12345678".contains(last) ? Integer.parseInt(last) : 0;
    }
}
