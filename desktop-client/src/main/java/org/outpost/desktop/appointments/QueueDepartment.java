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

    /// What a department is called that stands in no hospital's list: laboratory and pharmacy have
    /// words, any other its code.
    public static Phrase unlisted(String code) {
        boolean common = code.equals(LABORATORY) || code.equals(PHARMACY);
        return common ? Phrase.of("department." + code) : Phrase.given(code);
    }

    /// Its name, in the script of the language.
    public Phrase words() {
        return name.isEmpty() ? unlisted(code) : Phrase.named(name, nameLocal);
    }
}
