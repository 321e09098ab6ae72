// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// A doctor who sits today and for whom a token can be.
///
/// @param session the hours they sit, which is what a visit names
/// @param user the doctor
/// @param name and `nameLocal`: as it is said
/// @param department the code of the department where they sit
public record QueueDoctor(
        String session, String user, String name, String nameLocal, String department) {
    /// The name, in the script of the language.
    public Phrase words() {
        return Phrase.named(name, nameLocal);
    }

    boolean sitsIn(QueueDepartment where) {
        return department.equals(where.code());
    }

    /// What is answered where a token is to be theirs at a department where they don't sit.
    <T> Outcome<T> elsewhere(QueueDepartment where) {
        return new Outcome.Declined<>(
                Phrase.of("visit.doctor.elsewhere", words(), where.words()), "");
    }

    /// A department and whom it is for.
    Phrase at(Phrase where) {
        return Phrase.of("visit.with.doctor", where, words());
    }
}
