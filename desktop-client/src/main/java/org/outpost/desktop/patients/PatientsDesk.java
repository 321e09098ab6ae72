// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.SearchSource.Found;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;

/// All that the patient screens ask of their room. Every call may touch the disk: off the window's
/// thread only.
public interface PatientsDesk {

    /// Name in either script, misspelt too, phone digits, patient number.
    Found find(String query, int limit);

    Optional<PersonRow> person(String id);

    /// The last people this counter registered, changed or gave a token, newest first.
    List<PersonRow> lastPeople(int limit);

    /// Called while typing, with whatever is there; what is not told yet is null.
    List<LikelySame> likelySame(Person typed);

    /// Where a PIN code is; empty where it is none.
    Optional<PinCodes.Place> place(String pinCode);

    Outcome<PersonRow> register(PersonEntry entry);

    Outcome<PersonRow> change(String id, PersonEntry entry);

    /// Newest first, with what other rooms hold of the person.
    List<PastEvent> history(String id);

    /// People by what was typed.
    List<PersonRow> people(String query, int limit);

    /// Who else may be this person, likeliest first.
    List<LikelySame> likelyOf(String id);

    /// Whether whoever works here may merge records and part them again.
    boolean mayMerge();

    /// The records that are part of this one.
    List<PersonRow> merged(String id);

    /// Makes one of two records.
    ///
    /// @param taken the fields in which the one that goes is right
    /// @param reason why, where they are hardly one person; empty while nobody was asked
    Outcome<PersonRow> merge(String kept, String gone, Set<PersonField> taken, String reason);

    /// Parts two records again, however much later.
    Outcome<PersonRow> part(String kept, String gone);

    long registeredToday();
}
