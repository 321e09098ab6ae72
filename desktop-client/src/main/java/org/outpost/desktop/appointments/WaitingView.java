// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Tone;
import org.outpost.desktop.shell.Words;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;

/// What the queue and a doctor's room draw alike of somebody who waits.
final class WaitingView {
    private WaitingView() {}

    static Node names(QueueRow row) {
        Label name = Look.plain(row.name(), "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox names = new HBox(8, name);
        if (!row.localName().isEmpty() && !row.localName().equals(row.name())) {
            names.getChildren().add(Look.plain(row.localName(), "muted"));
        }
        names.setAlignment(Pos.CENTER_LEFT);
        return names;
    }

    static Node reasons(Words words, QueueRow row) {
        HBox all = new HBox(4);
        all.setAlignment(Pos.CENTER_LEFT);
        row.priorities().stream()
                .sorted()
                .forEach(why ->
                        all.getChildren()
                                .add(
                                        new Pill(
                                                Material2OutlinedMZ.PRIORITY_HIGH,
                                                words.live("priority." + why),
                                                why == Priority.EMERGENCY
                                                        ? Tone.DANGER
                                                        : Tone.ACCENT)));
        return all;
    }

    static Node doctor(Words words, QueueRow row) {
        return Look.label(
                words.live(row.doctor().map(QueueDoctor::words).orElse(Phrase.given(""))), "muted");
    }

    static Node state(Words words, QueueRow row) {
        Phrase said =
                row.state() == VisitState.CALLED
                        ? Phrase.of("visit.CALLED", row.room())
                        : Phrase.of("visit." + row.state());
        return new Pill(icon(row.state()), words.live(said), tone(row.state()));
    }

    private static Ikon icon(VisitState state) {
        return switch (state) {
            case CALLED -> Material2OutlinedAL.CAMPAIGN;
            case MISSED -> Material2OutlinedAL.HELP_OUTLINE;
            case SEEN -> Material2OutlinedAL.DONE;
            case CANCELLED -> Material2OutlinedAL.BLOCK;
            case WAITING, UNKNOWN -> Material2OutlinedAL.HOURGLASS_EMPTY;
        };
    }

    private static Tone tone(VisitState state) {
        return switch (state) {
            case CALLED -> Tone.ACCENT;
            case MISSED -> Tone.WARNING;
            case SEEN -> Tone.SUCCESS;
            case WAITING, CANCELLED, UNKNOWN -> Tone.NEUTRAL;
        };
    }
}
