// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;

/// Goods that come in from outside: challan, then line after line of item, batch, expiry and
/// quantity.
public final class ReceiveStockViewModel {
    private static final int LONGEST_BATCH = 40;
    private final StockDesk desk;
    private final Background background;
    private final Latest latest;
    private final Supplier<LocalDate> today;
    private final Consumer<Trouble> trouble;
    private final PickModel<ItemRow> item;
    private final Field source = Field.required("source", typed -> Optional.empty());
    private final Field batch = Field.required("batch", ReceiveStockViewModel::batchName);
    private final Field expiry;
    private final Field quantity = Field.required("quantity", QuantityEntry::complaint);
    private final ObservableList<StockLine> lines = FXCollections.observableArrayList();
    private boolean saving;

    public ReceiveStockViewModel(
            StockDesk desk,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.latest = new Latest(background);
        this.trouble = trouble;
        this.expiry = Field.required("expiry", typed -> expiry(typed, today.get()));
        this.today = today;
        this.item =
                new PickModel<>(
                        Field.required("item", typed -> Optional.empty()),
                        background,
                        3,
                        8,
                        desk::findItems,
                        ItemRow::name,
                        trouble);
    }

    public Field source() {
        return source;
    }

    public PickModel<ItemRow> item() {
        return item;
    }

    public Field batch() {
        return batch;
    }

    public Field expiry() {
        return expiry;
    }

    public Field quantity() {
        return quantity;
    }

    public ObservableList<StockLine> lines() {
        return lines;
    }

    /// True while something is typed in the entry row.
    public boolean isTyping() {
        return !item.field().text().isEmpty();
    }

    /// The entry row becomes a line; else the first field to mend.
    public Optional<Field> add() {
        Optional<ItemRow> picked = item.picked();
        if (picked.isEmpty()) {
            item.field().complain(Phrase.of("mend.item"));
            return Optional.of(item.field());
        }
        for (Field field : List.of(batch, expiry, quantity)) {
            if (!field.check()) {
                return Optional.of(field);
            }
        }
        ItemRow of = picked.get();
        long units = QuantityEntry.read(quantity.text(), of.packSize()).orElse(0L);
        if (units == 0) {
            quantity.complain(Phrase.of("mend.quantity", QuantityEntry.MOST));
            return Optional.of(quantity);
        }
        LocalDate until = ExpiryEntry.read(expiry.text()).orElseThrow();
        lines.add(new StockLine(of.id(), of.name(), of.unit(), "", batch.text(), until, units));
        item.clear();
        List.of(batch, expiry, quantity).forEach(field -> field.write(""));
        return Optional.empty();
    }

    public void remove(StockLine line) {
        lines.remove(line);
    }

    /// The batch is typed: where it is on the books its expiry is filled in, and one that was typed
    /// already stays.
    public void batchTyped() {
        Optional<ItemRow> picked = item.picked();
        if (picked.isEmpty() || batch.text().isEmpty()) {
            return;
        }
        String of = picked.get().id();
        String typed = batch.text();
        latest.ask(
                () -> desk.expiryOf(of, typed),
                known -> {
                    if (known.isPresent()
                            && expiry.text().isEmpty()
                            && batch.text().equals(typed)) {
                        expiry.write(ExpiryEntry.write(known.get()));
                    }
                },
                trouble);
    }

    /// What is missing, if anything; else the fact is written and `then` told.
    ///
    /// @param reason empty unless a rule asked for one
    public Optional<Phrase> save(String reason, Consumer<Outcome<Integer>> then) {
        if (lines.isEmpty()) {
            return Optional.of(Phrase.of("lines.none"));
        }
        if (!source.check()) {
            return Optional.of(Phrase.of("receive.no.source"));
        }
        if (saving) {
            return Optional.empty();
        }
        saving = true;
        String from = source.text();
        List<StockLine> received = List.copyOf(lines);
        background.run(
                () -> desk.receive(from, received, reason),
                outcome -> {
                    saving = false;
                    if (outcome instanceof Outcome.Done<Integer>) {
                        lines.clear();
                        source.write("");
                    }
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return Optional.empty();
    }

    private static Optional<Phrase> batchName(String typed) {
        return typed.length() > LONGEST_BATCH
                ? Optional.of(Phrase.of("mend.long", (long) LONGEST_BATCH))
                : Optional.empty();
    }

    /// What is past its last day is turned away here, unless the person may take it in: then a
    /// reason is asked for when it is posted.
    private Optional<Phrase> expiry(String typed, LocalDate today) {
        Optional<LocalDate> read = ExpiryEntry.read(typed);
        if (read.isEmpty()) {
            return Optional.of(Phrase.of("mend.expiry"));
        }
        return read.get().isBefore(today) && !desk.mayTakeExpired()
                ? Optional.of(Phrase.of("mend.expired", read.get()))
                : Optional.empty();
    }
}
