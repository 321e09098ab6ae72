// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;

/// Sending goods to another store, most often of another hospital: where to, then lines.
public final class DispatchTransferViewModel {
    private final StockDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final OutgoingLines lines;
    private final PickModel<PlaceRow> place;
    private boolean saving;

    /// @param said a phrase in the language of the screen
    public DispatchTransferViewModel(
            StockDesk desk,
            Background background,
            Supplier<LocalDate> today,
            Function<Phrase, String> said,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
        this.lines = new OutgoingLines(desk, background, today, trouble);
        this.place =
                new PickModel<>(
                        Field.required("place", typed -> Optional.empty()),
                        background,
                        2,
                        8,
                        desk::places,
                        row -> said.apply(row.name()),
                        trouble);
    }

    public OutgoingLines lines() {
        return lines;
    }

    public PickModel<PlaceRow> place() {
        return place;
    }

    public Optional<Phrase> save(Consumer<Outcome<TransitRow>> then) {
        if (place.picked().isEmpty()) {
            place.field().complain(Phrase.of("mend.place"));
            return Optional.of(Phrase.of("dispatch.no.place"));
        }
        if (lines.lines().isEmpty()) {
            return Optional.of(Phrase.of("lines.none"));
        }
        if (saving) {
            return Optional.empty();
        }
        saving = true;
        String to = place.picked().get().id();
        List<StockLine> sent = List.copyOf(lines.lines());
        background.run(
                () -> desk.dispatch(to, sent),
                outcome -> {
                    saving = false;
                    if (outcome instanceof Outcome.Done<TransitRow>) {
                        lines.clear();
                        place.clear();
                    }
                    then.accept(outcome);
                },
                fault -> {
                    saving = false;
                    trouble.accept(fault);
                });
        return Optional.empty();
    }
}
