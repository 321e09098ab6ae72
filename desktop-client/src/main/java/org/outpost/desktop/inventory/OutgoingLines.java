// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.Fefo;

/// Lines of goods that leave the store, for dispensing and for transfers: item by three letters,
/// the batch that expires first proposed, quantity, next line.
public final class OutgoingLines {
    private static final int LETTERS = 3;
    private static final int MOST_FOUND = 8;
    private final Latest latest;
    private final StockDesk desk;
    private final Supplier<LocalDate> today;
    private final Consumer<Trouble> trouble;
    private final PickModel<ItemRow> item;
    private final PickModel<BatchRow> batch;
    private final Field quantity = Field.required("quantity", QuantityEntry::complaint);
    private final ObservableList<StockLine> lines = FXCollections.observableArrayList();

    public OutgoingLines(
            StockDesk desk,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.today = today;
        this.trouble = trouble;
        this.latest = new Latest(background);
        item =
                new PickModel<>(
                        Field.required("item", typed -> Optional.empty()),
                        background,
                        LETTERS,
                        MOST_FOUND,
                        desk::findItems,
                        ItemRow::name,
                        trouble);
        batch =
                new PickModel<>(
                        Field.required("batch", typed -> Optional.empty()),
                        background,
                        0,
                        MOST_FOUND,
                        (letters, limit) -> List.of(),
                        BatchRow::batch,
                        trouble);
        item.pickedProperty().addListener((value, before, after) -> propose(after));
    }

    public PickModel<ItemRow> item() {
        return item;
    }

    public PickModel<BatchRow> batch() {
        return batch;
    }

    public Field quantity() {
        return quantity;
    }

    public ObservableList<StockLine> lines() {
        return lines;
    }

    /// The entry row becomes one line or more; else the first field to mend.
    public Optional<Field> add() {
        if (item.picked().isEmpty()) {
            item.field().complain(Phrase.of("mend.item"));
            return Optional.of(item.field());
        }
        if (batch.picked().isEmpty()) {
            batch.field().complain(Phrase.of("mend.batch.none"));
            return Optional.of(batch.field());
        }
        int pack = item.picked().get().packSize();
        Optional<Long> read = QuantityEntry.read(quantity.text(), pack);
        if (!quantity.check() || read.isEmpty()) {
            return Optional.of(quantity);
        }
        lines.addAll(
                taken(List.copyOf(batch.found()), batch.picked().get(), read.get(), today.get()));
        item.clear();
        batch.clear();
        quantity.write("");
        return Optional.empty();
    }

    public void remove(StockLine line) {
        lines.remove(line);
    }

    public void clear() {
        lines.clear();
        item.clear();
        batch.clear();
        quantity.write("");
    }

    /// Lines for a quantity: by the rule of first expired, first out where its proposal was taken,
    /// else from the batch chosen by hand alone. What the books do not have is put on the last
    /// batch: the hand knows better than the books, and the rule will ask for a reason.
    static List<StockLine> taken(
            List<BatchRow> found, BatchRow first, long quantity, LocalDate today) {
        List<Fefo.Shelf> shelves = new ArrayList<>();
        for (BatchRow row : found) {
            BatchNumber.parse(row.batch())
                    .ifPresent(number ->
                            shelves.add(new Fefo.Shelf(number, row.expiry(), row.onHand())));
        }
        Fefo.Proposal proposal = Fefo.propose(shelves, quantity, today);
        List<Fefo.Pick> picks = proposal.picks();
        if (picks.isEmpty() || !picks.getFirst().batch().value().equals(first.batch())) {
            return List.of(line(first, quantity));
        }
        List<StockLine> lines = new ArrayList<>();
        for (Fefo.Pick pick : picks) {
            long more = pick.equals(picks.getLast()) ? proposal.missing() : 0;
            found.stream()
                    .filter(row -> row.batch().equals(pick.batch().value()))
                    .findFirst()
                    .ifPresent(row -> lines.add(line(row, pick.quantity() + more)));
        }
        return lines;
    }

    private static StockLine line(BatchRow batch, long quantity) {
        return new StockLine(
                batch.itemId(),
                batch.itemName(),
                batch.unit(),
                batch.batchId(),
                batch.batch(),
                batch.expiry(),
                quantity);
    }

    private void propose(Optional<ItemRow> picked) {
        if (picked.isEmpty()) {
            latest.drop();
            batch.clear();
            return;
        }
        latest.ask(() -> desk.batches(picked.get().id()), batch::preset, trouble);
    }
}
