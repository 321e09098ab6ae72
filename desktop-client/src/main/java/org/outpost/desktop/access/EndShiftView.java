// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Words;

/// One screen for going home: what was done today, what still lies here, F9.
public final class EndShiftView implements Screen {
    private static final double WIDTH = 560;
    private final EndShiftViewModel model;
    private final Frame frame;
    private final VBox content = new VBox(16);

    public EndShiftView(EndShiftViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        content.setId("shift");
        content.setFocusTraversable(true);
        model.standingProperty().addListener((value, before, after) -> after.ifPresent(this::draw));
    }

    @Override
    public String id() {
        return "shift";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.shift");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.shift.end"), "F9", this::end));
    }

    @Override
    public void shown() {
        content.requestFocus();
        model.read();
    }

    private void end() {
        model.end(outcome -> {
            if (outcome instanceof Outcome.Done<Long>) {
                frame.signOut(outcome);
            }
        });
    }

    private void draw(ShiftDesk.Standing now) {
        Words words = frame.words();
        HBox tiles =
                new HBox(
                        16,
                        tile(words, now.registered(), "home.registered"),
                        tile(words, now.booked(), "home.booked"));
        Phrase kept =
                now.kept() == 0 ? Phrase.of("shift.all.sent") : Phrase.of("shift.kept", now.kept());
        Phrase places =
                now.places() == 0
                        ? Phrase.of("shift.no.places")
                        : Phrase.of("shift.places", now.places());
        VBox card =
                new VBox(
                        10,
                        Look.wrapping(words.live(kept), "strong"),
                        Look.wrapping(words.live(places), "muted"));
        card.getStyleClass().add("card");
        card.setMaxWidth(WIDTH);
        content.getChildren().setAll(tiles, card);
    }

    private static Node tile(Words words, long number, String key) {
        VBox tile =
                new VBox(
                        2,
                        Look.plain(Words.number(number), "tile-number"),
                        Look.label(words.live(key), "muted"));
        tile.getStyleClass().addAll("card", "tile");
        tile.setMinWidth(Region.USE_PREF_SIZE);
        return tile;
    }
}
