// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.function.Consumer;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;

/// Cancelling one booking, with a reason from the list.
public final class CancelBookingViewModel {
    private final BoardDesk desk;
    private final Background background;
    private final PlaceOnBoard place;
    private final Consumer<Trouble> trouble;
    private boolean saving;

    public CancelBookingViewModel(
            BoardDesk desk, Background background, PlaceOnBoard place, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.place = place;
        this.trouble = trouble;
    }

    public PlaceOnBoard place() {
        return place;
    }

    public void cancel(String reason, Consumer<Outcome<PlaceOnBoard>> then) {
        if (saving) {
            return;
        }
        saving = true;
        background.run(
                () -> desk.cancel(place.bookingId(), reason),
                outcome -> {
                    saving = false;
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
    }
}
