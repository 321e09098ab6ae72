// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.ReasonList;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Words;

/// Goods on their way here: Enter opens a challan, what came is typed where it differs, F9
/// acknowledges.
public final class ReceiveTransferView implements Screen {
    private static final List<String> REASONS =
            List.of("reason.short", "reason.broken", "reason.wrong", "reason.other");
    private final ReceiveTransferViewModel model;
    private final Frame frame;
    private final DataTable<TransitRow> table;
    private final StackPane content = new StackPane();
    private final List<TextField> counts = new ArrayList<>();
    private @Nullable ReasonList reasons;

    public ReceiveTransferView(ReceiveTransferViewModel model, Frame frame, InstantSource clock) {
        this.model = model;
        this.frame = frame;
        Words words = frame.words();
        table =
                new DataTable<TransitRow>(words, "title.incoming", TransitRow::id)
                        .code("column.challan", 1.8, TransitRow::number)
                        .text("column.from", 2.4, row -> words.text(row.from()))
                        .sometimes(
                                "column.to",
                                1.2,
                                TransitRow::forAnother,
                                row -> Look.label(words.live(row.to())))
                        .number(
                                "column.sent",
                                1.4,
                                row -> words.moment(row.sent(), clock.instant()))
                        .number("column.lines", 0.6, row -> Words.number(row.lines().size()))
                        .whenEmpty("incoming.empty")
                        .choosingFirst()
                        .onOpen(model::check);
        content.getChildren().setAll(table);
        model.incoming()
                .addListener(
                        (ListChangeListener<TransitRow>)
                                change -> table.show(model.incoming(), model.incoming().size()));
        model.openProperty().addListener((value, before, after) -> draw(after));
    }

    @Override
    public String id() {
        return "transfer";
    }

    @Override
    public Phrase title() {
        return model.openProperty()
                .get()
                .map(open -> Phrase.of("title.acknowledge", open.number()))
                .orElse(Phrase.of("title.incoming"));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(
                model.openProperty().get().isPresent()
                        ? new Act(Phrase.of("act.acknowledge"), "F9", () -> save(""))
                        : new Act(Phrase.of("act.open"), "F9", table::open));
    }

    @Override
    public Optional<Act> second() {
        return model.openProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Act(Phrase.of("act.send.on"), "Ctrl+N", () -> frame.go("dispatch")));
    }

    @Override
    public void shown() {
        model.read();
        if (counts.isEmpty()) {
            table.control().requestFocus();
        } else {
            counts.getFirst().requestFocus();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.N && event.isControlDown()) {
            frame.go("dispatch");
            return true;
        }
        ReasonList open = reasons;
        return open != null && open.pressed(event.getCode());
    }

    @Override
    public boolean back() {
        if (model.openProperty().get().isPresent()) {
            model.close();
            return true;
        }
        return false;
    }

    @Override
    public void step(int by) {
        table.move(by);
    }

    private void save(String reason) {
        if (model.openProperty().get().isEmpty()) {
            table.open();
            return;
        }
        if (reason.isEmpty() && model.differs()) {
            ask(Phrase.of("acknowledge.differs"));
            return;
        }
        model.save(reason, this::saved)
                .ifPresent(field -> counts.get(model.arrived().indexOf(field)).requestFocus());
    }

    private void ask(Phrase why) {
        ReasonList list = new ReasonList(frame.words(), why, REASONS, this::save);
        reasons = list;
        frame.openSide(Phrase.of("reason.title"), list);
    }

    private void saved(Outcome<TransitRow> outcome) {
        reasons = null;
        switch (outcome) {
            case Outcome.Done<TransitRow> done -> {
                frame.closeSide();
                frame.toast(done.words(), done.undo());
            }
            case Outcome.Declined<TransitRow> no -> frame.trouble(StockTroubles.declined(no.why()));
            case Outcome.NeedsReason<TransitRow> no -> ask(no.why());
        }
    }

    private void draw(Optional<TransitRow> open) {
        counts.clear();
        reasons = null;
        if (open.isEmpty()) {
            content.getChildren().setAll(table);
            frame.retitle();
            table.control().requestFocus();
            return;
        }
        Words words = frame.words();
        TransitRow transfer = open.get();
        VBox list = new VBox(12);
        list.getStyleClass().add("card");
        list.getChildren()
                .add(Look.wrapping(words.live("acknowledge.lead", transfer.from()), "muted"));
        for (int i = 0; i < transfer.lines().size(); i++) {
            list.getChildren().add(line(words, transfer.lines().get(i), model.arrived().get(i)));
        }
        for (int i = 0; i < counts.size(); i++) {
            int next = i + 1;
            counts.get(i).addEventFilter(KeyEvent.KEY_PRESSED, event -> enter(event, next));
        }
        Scrolling scroll = new Scrolling(list);
        content.getChildren().setAll(scroll);
        content.applyCss();
        content.layout();
        frame.retitle();
        if (!counts.isEmpty()) {
            counts.getFirst().requestFocus();
        }
    }

    private void enter(KeyEvent event, int next) {
        if (event.getCode() != KeyCode.ENTER || event.isControlDown()) {
            return;
        }
        event.consume();
        if (next < counts.size()) {
            counts.get(next).requestFocus();
            counts.get(next).selectAll();
        } else {
            save("");
        }
    }

    private Node line(Words words, StockLine line, Field field) {
        TextField count = new TextField();
        counts.add(count);
        FormField shown = new FormField(words, field, count);
        shown.setPrefWidth(160);
        VBox what =
                new VBox(
                        2,
                        Look.plain(line.itemName(), "strong"),
                        Look.label(
                                words.live(
                                        "acknowledge.line",
                                        line.batch(),
                                        words.date(line.expiry()),
                                        UnitWords.counted(line.quantity(), line.unit())),
                                "muted"));
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox row = new HBox(16, what, shown);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
