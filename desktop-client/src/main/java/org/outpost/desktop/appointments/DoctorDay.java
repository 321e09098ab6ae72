// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.outpost.desktop.shell.Phrase;

/// A doctor's session of one day as the board shows it.
public record DoctorDay(
        String sessionId,
        String doctor,
        Phrase department,
        LocalDate day,
        LocalTime from,
        LocalTime to,
        List<PlaceOnBoard> places) {
    public DoctorDay {
        places = List.copyOf(places);
    }

    /// Without the places whose time has passed and that nobody had.
    public DoctorDay ahead() {
        return new DoctorDay(
                sessionId,
                doctor,
                department,
                day,
                from,
                to,
                places.stream().filter(place -> !place.isOver()).toList());
    }

    public long booked() {
        return places.stream().filter(place -> !place.bookingId().isEmpty()).count();
    }

    public long free() {
        return places.stream().filter(PlaceOnBoard::isFree).count();
    }
}
