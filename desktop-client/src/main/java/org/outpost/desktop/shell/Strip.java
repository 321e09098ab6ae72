// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The strip at the bottom: how the line is, in words and colour; the clock; what needs a person,
/// always apart.
final class Strip extends HBox {
    private final Words words;
    private final InstantSource clock;
    private final HBox line = new HBox(6);
    private final HBox aside = new HBox(12);
    private LineStatus status = LineStatus.unknown();
    private int waiting;
    private int papers;
    private Optional<Phrase> work = Optional.empty();

    Strip(Words words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
        getStyleClass().add("strip");
        line.setId("line-status");
        line.setAlignment(Pos.CENTER_LEFT);
        aside.setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().setAll(line, Look.gap(), aside);
        words.follow(this, Strip::draw);
        draw();
    }

    void show(LineStatus next) {
        status = next;
        draw();
    }

    void waiting(int count) {
        waiting = count;
        draw();
    }

    /// How many papers did not come out.
    void papers(int count) {
        papers = count;
        draw();
    }

    /// Long work that goes on behind the screens.
    void working(Optional<Phrase> what) {
        work = what;
        draw();
    }

    /// Also called each half minute: "Line down since" needs no new fact to grow old.
    void draw() {
        Instant now = clock.instant();
        Tone tone = status.tone(now);
        String sentence = words.text(status.sentence(words, now));
        line.getChildren().setAll(new Pill(icon(tone), words.live(Phrase.given(sentence)), tone));
        if (status.downSince().isPresent() && status.lastSent().isPresent()) {
            String last = words.moment(status.lastSent().get(), now);
            line.getChildren().add(Look.plain(words.text("strip.last", last), "muted"));
        }
        setAccessibleText(sentence);
        aside.getChildren().setAll(plain(words.time(now)));
        work.ifPresent(what ->
                aside.getChildren()
                        .addFirst(
                                new Pill(
                                        Material2OutlinedAL.LIBRARY_ADD,
                                        words.live(what),
                                        Tone.ACCENT)));
        if (papers > 0) {
            aside.getChildren()
                    .addFirst(
                            new Pill(
                                    Material2OutlinedMZ.PRINT,
                                    words.live("print.strip.undone", (long) papers),
                                    Tone.WARNING));
        }
        if (waiting > 0) {
            Pill pill =
                    new Pill(
                            Material2OutlinedMZ.NOTIFICATION_IMPORTANT,
                            words.live("strip.needs", (long) waiting),
                            Tone.DANGER);
            pill.getStyleClass().add("need-you");
            aside.getChildren().add(pill);
        }
        aside.setMinWidth(Region.USE_PREF_SIZE);
    }

    private Label plain(String text) {
        Label label = Look.plain(text, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Ikon icon(Tone tone) {
        return switch (tone) {
            case SUCCESS, NEUTRAL -> Material2OutlinedAL.CLOUD_DONE;
            case ACCENT -> Material2OutlinedAL.CLOUD_UPLOAD;
            case WARNING -> Material2OutlinedAL.CLOUD_OFF;
            case DANGER -> Material2OutlinedMZ.REPORT;
        };
    }
}
