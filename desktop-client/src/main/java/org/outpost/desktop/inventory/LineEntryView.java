// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.Words;

/// The row in which outgoing lines are typed, its answers, the lines and their total.
final class LineEntryView extends VBox {
    private final OutgoingLines model;
    private final Picker<ItemRow> item;
    private final Picker<BatchRow> batch;
    private final TextField quantity = new TextField();
    private final StockLinesView lines;

    LineEntryView(Words words, OutgoingLines model, String empty) {
        super(12);
        this.model = model;
        item = new Picker<>(words, model.item(), row -> item(words, row), quantity::requestFocus);
        item.setId("item");
        batch =
                new Picker<>(
                        words, model.batch(), row -> batch(words, row), quantity::requestFocus);
        batch.setId("batch");
        quantity.setId("quantity");
        quantity.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        FormField itemField = new FormField(words, model.item().field(), item);
        HBox.setHgrow(itemField, Priority.ALWAYS);
        FormField batchField = new FormField(words, model.batch().field(), batch);
        batchField.setPrefWidth(190);
        FormField quantityField = new FormField(words, model.quantity(), quantity);
        quantityField.setPrefWidth(150);
        HBox row = new HBox(12, itemField, batchField, quantityField);
        row.setMinHeight(Region.USE_PREF_SIZE);
        VBox entry = new VBox(8, row, item.answers(), batch.answers());
        entry.getStyleClass().add("card");
        lines =
                new StockLinesView(
                        words, model.lines(), line -> line.batchId() + line.quantity(), empty);
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().setAll(entry, lines);
    }

    void focusItem() {
        item.requestFocus();
    }

    /// The entry row first when something is typed in it; true when nothing in it is left to mend.
    boolean flush() {
        if (model.item().field().text().isEmpty()) {
            return true;
        }
        return add();
    }

    /// F8 takes the chosen line away.
    boolean pressed(KeyEvent event) {
        StockLine chosen = lines.chosen();
        if (event.getCode() == KeyCode.F8 && chosen != null) {
            model.remove(chosen);
            return true;
        }
        return false;
    }

    private void enter(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            event.consume();
            add();
        }
    }

    private boolean add() {
        var mend = model.add();
        if (mend.isPresent()) {
            focus(mend.get());
            return false;
        }
        item.requestFocus();
        return true;
    }

    private void focus(Field field) {
        if (field == model.quantity()) {
            quantity.requestFocus();
        } else if (field == model.batch().field()) {
            batch.requestFocus();
        } else {
            item.requestFocus();
        }
    }

    static Node item(Words words, ItemRow row) {
        Label form = Look.label(words.live(UnitWords.form(row.form())), "muted");
        return new HBox(
                12,
                Look.plain(row.name(), "strong"),
                form,
                Look.gap(),
                Look.label(words.live(UnitWords.onHand(row.onHand(), row.unit())), "muted"));
    }

    static Node batch(Words words, BatchRow row) {
        return new HBox(
                12,
                Look.plain(row.batch(), "strong"),
                Look.label(words.live("batch.expires", words.date(row.expiry())), "muted"),
                Look.gap(),
                Look.label(words.live(UnitWords.onHand(row.onHand(), row.unit())), "muted"));
    }
}
