// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.StickDesk;

/// A stick on paper: one place, one code that fits.
final class PaperStick implements StickDesk {
    static final String CODE = "7KQF-3M9T-0ABC-XY12";

    @Override
    public List<String> places() {
        return List.of("/media/asha/STICK");
    }

    @Override
    public Outcome<Brought> bring(String place, String code, Consumer<Progress> told) {
        told.accept(new Progress(1, 4, Optional.of(Duration.ofMinutes(3))));
        if (!code.equals(CODE)) {
            return new Outcome.Declined<>(Phrase.of("stick.code"), "stick-code");
        }
        return new Outcome.Done<>(
                new Brought(9, 0, 0, false), Phrase.of("stick.brought", 9L, 0L, 0L), null);
    }

    @Override
    public Outcome<Filled> fill(String place, String code, Consumer<Progress> told) {
        return new Outcome.Done<>(new Filled(9, CODE), Phrase.of("stick.filled", 9L, CODE), null);
    }
}
