// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Trouble;

/// What the store has, and the card of the batch that is looked at: movements, newest first, with
/// the balance.
public final class StockCardViewModel {
    private static final int MOST = 200;
    private final StockDesk desk;
    private final Latest listing;
    private final Latest reading;
    private final Consumer<Trouble> trouble;
    private final Field filter = Field.aside("filter", typed -> Optional.empty());
    private final ObservableList<BatchRow> rows = FXCollections.observableArrayList();
    private final ObservableList<CardLine> card = FXCollections.observableArrayList();
    private boolean cut;

    public StockCardViewModel(StockDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.trouble = trouble;
        this.listing = new Latest(background);
        this.reading = new Latest(background);
        filter.textProperty().addListener((value, before, after) -> read());
    }

    public Field filter() {
        return filter;
    }

    public ObservableList<BatchRow> rows() {
        return rows;
    }

    public ObservableList<CardLine> card() {
        return card;
    }

    /// True when there are more rows than are shown.
    public boolean isCut() {
        return cut;
    }

    public void read() {
        String text = filter.text();
        listing.ask(
                () -> desk.stock(text, MOST + 1),
                found -> {
                    cut = found.size() > MOST;
                    rows.setAll(cut ? found.subList(0, MOST) : found);
                },
                trouble);
    }

    /// Reads the card of a batch; `then` shows it.
    public void look(BatchRow batch, Runnable then) {
        reading.ask(
                () -> desk.card(batch.itemId(), batch.batchId()),
                lines -> {
                    card.setAll(lines);
                    then.run();
                },
                trouble);
    }
}
