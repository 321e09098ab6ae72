// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// The colour families of states. Never the only voice: a pill always carries an icon and a word
/// beside it.
public enum Tone {
    NEUTRAL(""),
    ACCENT("tone-accent"),
    SUCCESS("tone-success"),
    WARNING("tone-warning"),
    DANGER("tone-danger");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    public String styleClass() {
        return styleClass;
    }
}
