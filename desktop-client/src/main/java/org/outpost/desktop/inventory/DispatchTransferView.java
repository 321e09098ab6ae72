// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Words;

/// Sending goods on: where to by letters, then the same lines as at the window.
public final class DispatchTransferView implements Screen {
    private final DispatchTransferViewModel model;
    private final Frame frame;
    private final LineEntryView lines;
    private final Picker<PlaceRow> place;
    private final VBox content;

    public DispatchTransferView(DispatchTransferViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        Words words = frame.words();
        lines = new LineEntryView(words, model.lines(), "dispatch.empty");
        place = new Picker<>(words, model.place(), row -> place(words, row), lines::focusItem);
        place.setId("place");
        FormField placeField = new FormField(words, model.place().field(), place);
        placeField.setMaxWidth(420);
        words.follow(this, view -> view.model.place().respell());
        VBox.setVgrow(lines, Priority.ALWAYS);
        content = new VBox(12, new VBox(8, placeField, place.answers()), lines);
    }

    @Override
    public String id() {
        return "dispatch";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.dispatch");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.dispatch"), "F9", this::save));
    }

    @Override
    public List<KeyHint> keys() {
        return StockKeys.lines();
    }

    @Override
    public void shown() {
        if (model.place().picked().isEmpty()) {
            place.requestFocus();
        } else {
            lines.focusItem();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        return lines.pressed(event);
    }

    private void save() {
        if (lines.flush()) {
            model.save(this::saved).ifPresent(why -> frame.trouble(StockTroubles.incomplete(why)));
        }
    }

    private void saved(Outcome<TransitRow> outcome) {
        switch (outcome) {
            case Outcome.Done<TransitRow> done -> {
                frame.toast(done.words(), done.undo());
                place.requestFocus();
            }
            case Outcome.Declined<TransitRow> no -> frame.trouble(StockTroubles.declined(no.why()));
            case Outcome.NeedsReason<TransitRow> no ->
                    frame.trouble(StockTroubles.declined(no.why()));
        }
    }

    private static Node place(Words words, PlaceRow row) {
        return new HBox(
                12,
                Look.label(words.live(row.name()), "strong"),
                Look.gap(),
                Look.label(words.live(row.within()), "muted"));
    }
}
