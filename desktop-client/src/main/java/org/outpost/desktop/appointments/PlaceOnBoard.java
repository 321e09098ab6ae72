// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalTime;
import org.outpost.desktop.shell.Receipt;

/// One place of a doctor's session: free, or somebody's.
///
/// @param bookingId empty when the place is free
/// @param state the key of its word: `place.free`, `place.booked`, `place.asked` (not confirmed
///   yet), `place.bumped`, `place.elsewhere` (another desk's or the phone's share), `place.past`
public record PlaceOnBoard(
        int number,
        LocalTime from,
        String state,
        String bookingId,
        String personId,
        String personName,
        String phone,
        Receipt receipt) {

    /// Which place of its session it is, whoever has it.
    String which() {
        return number == 0 ? bookingId : Integer.toString(number);
    }

    /// Another desk's or the phones': it can be asked for, and the district answers.
    public boolean canBeAsked() {
        return bookingId.isEmpty() && state.equals("place.elsewhere");
    }

    /// Its time has passed and nobody has it: nothing to look at.
    public boolean isOver() {
        return bookingId.isEmpty() && state.equals("place.past");
    }

    public boolean isFree() {
        return bookingId.isEmpty() && state.equals("place.free");
    }
}
