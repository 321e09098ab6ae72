// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.PickModel;
import org.outpost.desktop.shell.Trouble;

/// Handing out medicines: lines, a patient if there is one, and a reason when a rule asks for it.
public final class DispenseBatchViewModel {
    private static final int MOST_FOUND = 6;
    private final StockDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final OutgoingLines lines;
    private final PickModel<Hit> patient;
    private boolean saving;

    public DispenseBatchViewModel(
            StockDesk desk,
            Background background,
            Supplier<LocalDate> today,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
        this.lines = new OutgoingLines(desk, background, today, trouble);
        this.patient =
                new PickModel<>(
                        Field.optional("patient"),
                        background,
                        3,
                        MOST_FOUND,
                        desk::people,
                        Hit::title,
                        trouble);
    }

    public OutgoingLines lines() {
        return lines;
    }

    public PickModel<Hit> patient() {
        return patient;
    }

    /// Writes the facts of all lines; `reason` is empty unless a rule asked for one.
    public Optional<Phrase> save(String reason, Consumer<Outcome<Integer>> then) {
        if (lines.lines().isEmpty()) {
            return Optional.of(Phrase.of("lines.none"));
        }
        if (saving) {
            return Optional.empty();
        }
        saving = true;
        String person = patient.picked().map(Hit::id).orElse("");
        List<StockLine> given = List.copyOf(lines.lines());
        background.run(
                () -> desk.dispense(person, given, reason),
                outcome -> {
                    saving = false;
                    if (outcome instanceof Outcome.Done<Integer>) {
                        lines.clear();
                        patient.clear();
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
