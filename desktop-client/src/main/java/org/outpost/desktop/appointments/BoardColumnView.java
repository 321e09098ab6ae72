// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.function.ObjIntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.Tone;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;

/// One doctor's column of the board: name, numbers, then place by place.
final class BoardColumnView extends VBox {
    private final Words words;
    private final DoctorDay doctor;
    private final PlaceRowsView places;

    /// @param drawn told of each row when it is drawn, with the index of its place
    BoardColumnView(Words words, DoctorDay doctor, ObjIntConsumer<Region> drawn) {
        super(2);
        this.words = words;
        this.doctor = doctor;
        getStyleClass().addAll("card", "board-column");
        var name = Look.wrapping(doctor.doctor(), "section");
        Wrapped department =
                Look.wrapping(
                        words.live(
                                "board.session", doctor.department(), doctor.from(), doctor.to()),
                        "muted");
        HBox numbers =
                new HBox(
                        16,
                        number(doctor.booked(), "board.booked"),
                        number(doctor.free(), "board.free"));
        numbers.getStyleClass().add("column-numbers");
        places =
                new PlaceRowsView(
                        doctor.places().size(),
                        at -> {
                            Region row = row(doctor.places().get(at));
                            drawn.accept(row, at);
                            return row;
                        });
        getChildren().setAll(name, department, numbers, places);
        if (doctor.places().isEmpty()) {
            getChildren().add(Look.wrapping(words.live("board.over"), "muted"));
        }
    }

    /// Whose day it shows, as it was when it was drawn.
    DoctorDay doctor() {
        return doctor;
    }

    PlaceRowsView places() {
        return places;
    }

    private Region row(PlaceOnBoard place) {
        Label time = Look.plain(place.number() == 0 ? "" : words.time(place.from()), "strong");
        time.setMinWidth(Region.USE_PREF_SIZE);
        Label number =
                Look.plain(place.number() == 0 ? "?" : Integer.toString(place.number()), "caption");
        number.setMinWidth(22);
        Label who =
                place.personName().isEmpty()
                        ? Look.label(words.live(place.state()), "muted")
                        : Look.plain(place.personName());
        HBox row = new HBox(8, number, time, who, Look.gap());
        row.getStyleClass().add("place-row");
        row.setAlignment(Pos.CENTER_LEFT);
        boolean plain = place.state().equals("place.booked") && !inTrouble(place);
        if (!place.bookingId().isEmpty() && !plain) {
            row.getChildren().add(state(place));
        }
        row.accessibleTextProperty().set(words.time(place.from()) + " " + who.getText());
        return row;
    }

    private Node state(PlaceOnBoard place) {
        Tone tone =
                switch (place.state()) {
                    case "place.asked" -> Tone.WARNING;
                    case "place.bumped" -> Tone.DANGER;
                    default -> Tone.DANGER;
                };
        Ikon icon =
                switch (place.state()) {
                    case "place.asked" -> Material2OutlinedMZ.SCHEDULE;
                    case "place.bumped" -> Material2OutlinedAL.EVENT_BUSY;
                    default -> Material2OutlinedAL.ERROR_OUTLINE;
                };
        Phrase said = inTrouble(place) ? place.receipt().words() : Phrase.of(place.state());
        return new Pill(icon, words.live(said), tone);
    }

    private static boolean inTrouble(PlaceOnBoard place) {
        return place.receipt().state().tone() == Tone.DANGER
                || place.receipt().state() == Receipt.State.QUESTIONED;
    }

    private Node number(long number, String key) {
        HBox box =
                new HBox(
                        6,
                        Look.plain(Words.number(number), "title"),
                        Look.label(words.live(key), "muted"));
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }
}
