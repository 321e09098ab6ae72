// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.ReasonList;
import org.outpost.desktop.shell.Words;

/// A booking in the side panel: whose it is, how far the record has come, and the reasons to cancel
/// it.
final class CancelBookingView extends VBox {
    private static final List<String> REASONS =
            List.of("cancel.patient", "cancel.doctor", "cancel.mistake", "cancel.other");
    private final ReasonList reasons;

    CancelBookingView(
            Words words, CancelBookingViewModel model, Consumer<Outcome<PlaceOnBoard>> then) {
        super(12);
        PlaceOnBoard place = model.place();
        reasons =
                new ReasonList(
                        words,
                        Phrase.of("cancel.lead"),
                        REASONS,
                        reason -> model.cancel(reason, then));
        var name = Look.wrapping(place.personName(), "section");
        getChildren()
                .setAll(
                        name,
                        Look.wrapping(
                                place.phone().isEmpty()
                                        ? words.live("card.no.phone")
                                        : words.live(Phrase.given(place.phone())),
                                "muted"),
                        Pill.receipt(words, place.receipt()),
                        reasons);
    }

    boolean pressed(KeyCode code) {
        return reasons.pressed(code);
    }
}
