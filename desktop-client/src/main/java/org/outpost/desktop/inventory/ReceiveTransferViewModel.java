// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// Acknowledging goods from another hospital: what the challan says stands there, only differences
/// are typed.
public final class ReceiveTransferViewModel {
    private final StockDesk desk;
    private final Background background;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final ObservableList<TransitRow> incoming = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<TransitRow>> open =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Field> arrived = new ArrayList<>();
    private boolean saving;

    public ReceiveTransferViewModel(
            StockDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.latest = new Latest(background);
        this.trouble = trouble;
    }

    public ObservableList<TransitRow> incoming() {
        return incoming;
    }

    /// The challan being checked, if one is.
    public ReadOnlyObjectProperty<Optional<TransitRow>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// One field per line of the open challan, in its order.
    public List<Field> arrived() {
        return List.copyOf(arrived);
    }

    public void read() {
        latest.ask(desk::incoming, incoming::setAll, trouble);
    }

    public void check(TransitRow transfer) {
        arrived.clear();
        for (StockLine line : transfer.lines()) {
            Field field = Field.required("arrived", ReceiveTransferViewModel::complaint);
            field.write(Long.toString(line.quantity()));
            arrived.add(field);
        }
        open.set(Optional.of(transfer));
    }

    public void close() {
        open.set(Optional.empty());
        arrived.clear();
    }

    public boolean differs() {
        List<StockLine> lines = open.get().map(TransitRow::lines).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (number(arrived.get(i).text()) != lines.get(i).quantity()) {
                return true;
            }
        }
        return false;
    }

    /// The first field to mend; else the fact is written and `then` told.
    public Optional<Field> save(String reason, Consumer<Outcome<TransitRow>> then) {
        Optional<Field> mend = arrived.stream().filter(field -> !field.check()).findFirst();
        Optional<TransitRow> checked = open.get();
        if (mend.isPresent() || checked.isEmpty() || saving) {
            return mend;
        }
        saving = true;
        TransitRow transfer = checked.get();
        Map<String, Long> counted = new LinkedHashMap<>();
        for (int i = 0; i < arrived.size(); i++) {
            String batch = transfer.lines().get(i).batchId();
            counted.merge(batch, number(arrived.get(i).text()), Long::sum);
        }
        background.run(
                () -> desk.acknowledge(transfer.id(), counted, reason),
                outcome -> {
                    saving = false;
                    if (outcome instanceof Outcome.Done<TransitRow>) {
                        close();
                        read();
                    }
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return Optional.empty();
    }

    /// Nothing may have arrived, so zero is a count here.
    private static Optional<Phrase> complaint(String typed) {
        return number(typed) < 0
                ? Optional.of(Phrase.of("mend.arrived", QuantityEntry.MOST))
                : Optional.empty();
    }

    private static long number(String typed) {
        String text = Digits.latin(typed);
        if (text.matches("0{1,7}")) {
            return 0;
        }
        return QuantityEntry.read(text, 1).orElse(-1L);
    }
}
