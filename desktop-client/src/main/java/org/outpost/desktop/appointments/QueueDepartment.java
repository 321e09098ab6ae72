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

    /// Its name, in the script of the language.
    public Phrase words() {
        return name.isEmpty() ? Phrase.of("department." + code) : Phrase.named(name, nameLocal);
    }
}
