// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import org.outpost.desktop.shell.Phrase;

/// The port to whoever knows the people that are booked: this room knows them by id.
public interface PeopleDesk {
    /// Whoever has this id; a person without a name where it is not known here.
    BoardDesk.Person person(String id);

    /// By what was typed.
    List<BoardDesk.Person> find(String letters, int limit);

    /// The phone to call; empty where there is none.
    String phone(String id);

    /// Who stands on a slip.
    OnPaper onPaper(String id);

    /// A person as a slip names one.
    ///
    /// @param number empty while none could be given
    record OnPaper(String name, String localName, String number, Phrase ageAndSex) {}
}
