// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.List;
import org.outpost.desktop.shell.Outcome;

/// All that the day board asks of its room. Every call may touch the disk: off the window's thread
/// only.
public interface BoardDesk {

    /// The sessions of a day, by department and doctor.
    List<DoctorDay> day(LocalDate day);

    /// People for the booking form, by what was typed.
    List<Person> people(String letters, int limit);

    Outcome<PlaceOnBoard> book(String sessionId, int place, String personId);

    /// `reason` is the key of a word of the list the screen shows.
    Outcome<PlaceOnBoard> cancel(String bookingId, String reason);

    long bookedToday();

    /// Who can be booked; this room knows people by id and name only.
    ///
    /// @param age in years; -1 where it is not known
    record Person(String id, String name, String localName, String detail, int age) {}
}
