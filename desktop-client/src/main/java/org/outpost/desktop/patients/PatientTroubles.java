// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// The troubles of the patient screens in their four parts.
final class PatientTroubles {
    private PatientTroubles() {}

    static Trouble toMend(long fields) {
        return new Trouble(
                Phrase.of("form.mend", fields),
                Phrase.of("form.mend.safe"),
                Phrase.of("form.mend.todo"),
                "PAT-101");
    }

    static Trouble declined(Phrase why) {
        return new Trouble(
                why, Phrase.of("form.mend.safe"), Phrase.of("form.declined.todo"), "PAT-102");
    }
}
