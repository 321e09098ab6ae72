// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.ReasonList;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Words;

/// Handing out medicines at the window: item by letters, quantity, Enter, next line, F9.
public final class DispenseBatchView implements Screen {
    private static final List<String> REASONS =
            List.of("reason.counted", "reason.urgent", "reason.doctor", "reason.other");
    private final DispenseBatchViewModel model;
    private final Frame frame;
    private final LineEntryView lines;
    private final VBox content;
    private @Nullable ReasonList reasons;

    public DispenseBatchView(DispenseBatchViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        Words words = frame.words();
        lines = new LineEntryView(words, model.lines(), "dispense.empty");
        Picker<Hit> patient =
                new Picker<>(words, model.patient(), hit -> person(words, hit), lines::focusItem);
        patient.setId("patient");
        FormField patientField = new FormField(words, model.patient().field(), patient);
        patientField.setMaxWidth(420);
        VBox who = new VBox(8, patientField, patient.answers());
        VBox.setVgrow(lines, Priority.ALWAYS);
        content = new VBox(12, who, lines);
    }

    @Override
    public String id() {
        return "dispense";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.dispense");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.dispense"), "F9", () -> save("")));
    }

    @Override
    public List<KeyHint> keys() {
        return StockKeys.lines();
    }

    @Override
    public void shown() {
        lines.focusItem();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        ReasonList open = reasons;
        if (open != null && open.pressed(event.getCode())) {
            return true;
        }
        return lines.pressed(event);
    }

    private void save(String reason) {
        if (!lines.flush()) {
            return;
        }
        model.save(reason, this::saved)
                .ifPresent(why -> frame.trouble(StockTroubles.incomplete(why)));
    }

    private void saved(Outcome<Integer> outcome) {
        reasons = null;
        switch (outcome) {
            case Outcome.Done<Integer> done -> {
                frame.closeSide();
                frame.toast(done.words(), done.undo());
                lines.focusItem();
            }
            case Outcome.Declined<Integer> no -> frame.trouble(StockTroubles.declined(no.why()));
            case Outcome.NeedsReason<Integer> ask -> {
                ReasonList list = new ReasonList(frame.words(), ask.why(), REASONS, this::save);
                reasons = list;
                frame.openSide(Phrase.of("reason.title"), list);
            }
        }
    }

    static Node person(Words words, Hit hit) {
        return new HBox(
                12,
                Look.plain(hit.title(), "strong"),
                Look.plain(hit.local(), "muted"),
                Look.gap(),
                Look.label(words.live(hit.detail()), "muted"));
    }
}
