// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import org.outpost.desktop.shell.Phrase;

/// What is wrong with a stick, in words a person can act on. What came in before stays.
final class StickException extends Exception {
    private static final long serialVersionUID = 1;

    /// Kinds of trouble.
    enum Trouble {
        NOT_THERE("stick.not-there"),
        NOTHING("stick.nothing"),
        CODE("stick.code"),
        UNREADABLE("stick.unreadable"),
        FULL("stick.full"),
        NOT_YET("stick.not-yet"),
        STRANGER("stick.stranger"),
        NO_LINE("stick.no-line"),
        NONE("stick.none");

        private final String key;

        Trouble(String key) {
            this.key = key;
        }
    }

    private final Trouble trouble;

    StickException(Trouble trouble) {
        super(trouble.key);
        this.trouble = trouble;
    }

    StickException(Trouble trouble, Throwable cause) {
        super(trouble.key, cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    Phrase words() {
        return Phrase.of(trouble.key);
    }
}
