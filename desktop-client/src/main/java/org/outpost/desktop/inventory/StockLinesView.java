// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Words;

/// The lines typed so far, of what comes in or goes out, and their total under them.
final class StockLinesView extends VBox {
    private final DataTable<StockLine> table;
    private final ObservableList<StockLine> lines;
    private final Words words;
    private final Label total = new Label();

    /// @param identity what tells one line from another
    /// @param empty the key of what is said while there is none
    StockLinesView(
            Words words,
            ObservableList<StockLine> lines,
            Function<StockLine, Object> identity,
            String empty) {
        super(12);
        this.words = words;
        this.lines = lines;
        table =
                new DataTable<StockLine>(words, "lines.name", identity)
                        .text("column.item", 3, StockLine::itemName)
                        .code("column.batch", 1.4, StockLine::batch)
                        .number("column.expiry", 1.2, line -> words.date(line.expiry()))
                        .number("column.quantity", 1, line -> Words.number(line.quantity()))
                        .node(
                                "column.unit",
                                1,
                                line -> Look.label(words.live(UnitWords.of(line.unit()))))
                        .whenEmpty(empty);
        // Answers above may take its room, but never that of the total.
        table.getStyleClass().add("lines");
        VBox.setVgrow(table, Priority.ALWAYS);
        total.getStyleClass().add("strong");
        getChildren().setAll(table, new HBox(total));
        say();
        lines.addListener((ListChangeListener<StockLine>) change -> show());
    }

    @Nullable StockLine chosen() {
        return table.chosen();
    }

    private void show() {
        table.show(lines, lines.size());
        say();
    }

    private void say() {
        long quantity = lines.stream().mapToLong(StockLine::quantity).sum();
        total.textProperty().unbind();
        total.textProperty().bind(words.live("lines.total", (long) lines.size(), quantity));
    }
}
