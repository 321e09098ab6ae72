// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Tone;
import org.outpost.desktop.shell.Words;

/// The shelf as the books have it: filter, batches, and the stock card of the chosen one in the
/// side panel.
public final class StockCardView implements Screen {
    private static final int NEAR_DAYS = 90;
    private final StockCardViewModel model;
    private final Frame frame;
    private final Supplier<LocalDate> today;
    private final TextField filter = new TextField();
    private final DataTable<BatchRow> table;
    private final VBox content;

    public StockCardView(StockCardViewModel model, Frame frame, Supplier<LocalDate> today) {
        this.model = model;
        this.frame = frame;
        this.today = today;
        Words words = frame.words();
        FormField filterField = new FormField(words, model.filter(), filter);
        filter.setId("filter");
        filterField.setMaxWidth(420);
        table =
                new DataTable<BatchRow>(words, "title.stock", BatchRow::batchId)
                        .text("column.item", 3, BatchRow::itemName)
                        .code("column.batch", 1.3, BatchRow::batch)
                        .number("column.expiry", 1.5, row -> words.date(row.expiry()))
                        .number("column.on.hand", 1.2, row -> Words.number(row.onHand()))
                        .node("column.state", 1.7, this::state)
                        .onMove(this::look)
                        .onOpen(this::look);
        model.filter().textProperty().addListener((value, before, after) -> sayWhyEmpty());
        sayWhyEmpty();
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::rows);
        model.rows()
                .addListener(
                        (ListChangeListener<BatchRow>)
                                change ->
                                        table.show(
                                                model.rows(),
                                                model.rows().size() + (model.isCut() ? 1L : 0L)));
        VBox.setVgrow(table, Priority.ALWAYS);
        content = new VBox(12, filterField, table);
    }

    @Override
    public String id() {
        return "stock";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.stock");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("↑ ↓", Phrase.of("keys.rows")),
                new KeyHint("Enter", Phrase.of("keys.card")));
    }

    @Override
    public void shown() {
        model.read();
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void step(int by) {
        table.move(by);
    }

    private void sayWhyEmpty() {
        table.whenEmpty(model.filter().text().isEmpty() ? "stock.none" : "stock.empty");
    }

    private void rows(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            table.move(by);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            table.open();
            event.consume();
        }
    }

    /// The gravest thing to know of a batch: a record in trouble, expired, an item nobody has
    /// defined, soon to expire.
    private Node state(BatchRow row) {
        Words words = frame.words();
        Tone said = row.receipt().state().tone();
        if (said == Tone.DANGER || row.receipt().state() == Receipt.State.QUESTIONED) {
            return Pill.receipt(words, row.receipt());
        }
        LocalDate now = today.get();
        if (row.expiry().isBefore(now)) {
            return new Pill(
                    Material2OutlinedAL.EVENT_BUSY, words.live("batch.expired"), Tone.DANGER);
        }
        if (!row.isInCatalogue()) {
            return new Pill(
                    Material2OutlinedAL.HELP_OUTLINE, words.live("batch.unlisted"), Tone.WARNING);
        }
        if (row.expiry().isBefore(now.plusDays(NEAR_DAYS))) {
            return new Pill(
                    Material2OutlinedAL.ACCESS_TIME, words.live("batch.near"), Tone.WARNING);
        }
        return Pill.receipt(words, row.receipt());
    }

    private void look(BatchRow row) {
        model.look(row, () -> table.tell(frame, Phrase.of("card.stock"), card(row)));
    }

    private Node card(BatchRow row) {
        Words words = frame.words();
        var name = Look.wrapping(row.itemName(), "section");
        VBox card =
                new VBox(
                        10,
                        name,
                        Look.label(
                                words.live("card.batch", row.batch(), words.date(row.expiry())),
                                "muted"),
                        Look.label(
                                words.live(UnitWords.onHand(row.onHand(), row.unit())), "strong"),
                        Pill.receipt(words, row.receipt()));
        for (CardLine line : model.card()) {
            card.getChildren().add(movement(words, line));
        }
        return card;
    }

    private static Node movement(Words words, CardLine line) {
        String sign = line.change() > 0 ? "+" : "";
        var change = Look.plain(sign + Words.number(line.change()), "strong");
        HBox first = new HBox(8, Look.label(words.live(line.what()), "strong"), Look.gap(), change);
        HBox second =
                new HBox(
                        8,
                        Look.plain(
                                words.date(line.when())
                                        + ", "
                                        + words.time(line.when())
                                        + " · "
                                        + line.who(),
                                "caption"),
                        Look.gap(),
                        Look.label(words.live("card.balance", line.balance()), "caption"));
        VBox box = new VBox(3, first);
        line.where()
                .ifPresent(
                        place -> box.getChildren().add(Look.wrapping(words.live(place), "muted")));
        box.getChildren().addAll(second, Pill.receipt(words, line.receipt()));
        box.getStyleClass().add("well");
        return box;
    }
}
