// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import org.outpost.desktop.shell.Phrase;

/// Where patients wait.
///
/// @param name and `nameLocal`: as it is said; empty for laboratory and pharmacy, which have words
/// @param waiting how many wait there now
public record QueueDepartment(String code, String name, String nameLocal, long waiting) {
    /// The laboratory's code.
    public static final String LABORATORY = "LAB";

    /// The pharmacy's code.
    public static final String PHARMACY = "PHA";

    /// Its name, in both scripts where it has two: names are never translated.
    public Phrase words() {
        return name.isEmpty()
                ? Phrase.of("department." + code)
                : Phrase.given(
                        nameLocal.isEmpty() || nameLocal.equals(name)
                                ? name
                                : name + " · " + nameLocal);
    }
}
