// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.outpost.desktop.shell.AskingUndo;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;

/// Takes a token back. Nobody is asked why while it is known at the counter alone; with its slip in
/// a hand or after it was called, a reason is written.
final class VisitUndo implements AskingUndo {
    private static final String REASON = "reason.visit.";
    private static final String MISTAKE = "mistake";
    private final Supplier<Optional<Phrase>> out;
    private final Function<String, Outcome<?>> takeBack;

    /// @param out why a reason is needed by now; empty where none is
    /// @param takeBack writes it, with the code of the reason
    VisitUndo(Supplier<Optional<Phrase>> out, Function<String, Outcome<?>> takeBack) {
        this.out = out;
        this.takeBack = takeBack;
    }

    @Override
    public Outcome<?> call() {
        Optional<Phrase> why = out.get();
        return why.isPresent() ? new Outcome.NeedsReason<>(why.get()) : takeBack.apply(MISTAKE);
    }

    @Override
    public List<String> reasons() {
        return List.of(REASON + MISTAKE, REASON + "twice", REASON + "patient");
    }

    @Override
    public Outcome<?> because(String reason) {
        return takeBack.apply(reason.substring(REASON.length()));
    }
}
