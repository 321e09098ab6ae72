// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Optional;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SearchSource.Found;
import org.outpost.model.patients.Person;

/// All that the patient screens ask of their room. Every call may touch the disk: off the window's
/// thread only.
public interface PatientsDesk {

    /// Name in either script, misspelt too, phone digits, patient number.
    Found find(String query, int limit);

    Optional<PersonRow> person(String id);

    /// The last people this counter registered or opened, newest first.
    List<PersonRow> lastPeople(int limit);

    /// Called while typing, with whatever is there; what is not told yet is null.
    List<LikelySame> likelySame(Person typed);

    /// Where a PIN code is; empty where it is none.
    Optional<PinCodes.Place> place(String pinCode);

    Outcome<PersonRow> register(PersonEntry entry);

    Outcome<PersonRow> change(String id, PersonEntry entry);

    /// Newest first.
    List<PastEvent> history(String id);

    long registeredToday();
}
