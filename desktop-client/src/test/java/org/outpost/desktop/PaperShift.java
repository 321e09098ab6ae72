// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.util.List;
import java.util.Optional;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Sheet;

/// A shift on paper: 14 unsent, six places held, forty tokens, some of them paid for.
final class PaperShift implements ShiftDesk {
    private PrintSetting setting = PrintSetting.FIRST;
    private long fee = 10_00;

    @Override
    public Standing standing() {
        return new Standing(
                41,
                17,
                14,
                6,
                new Day(
                        List.of(
                                new Tokens(Phrase.given("General OPD"), 28),
                                new Tokens(Phrase.given("Children"), 12)),
                        List.of(
                                new Money(Phrase.of("scheme.PAID"), 9, 90_00),
                                new Money(Phrase.of("scheme.AYUSHMAN"), 3, 0)),
                        List.of(new Money(Phrase.of("scheme.PAID"), 1, 10_00)),
                        1));
    }

    @Override
    public Sheet summary(Optional<Phrase> unsent) {
        return new Sheet.Writer()
                .line(Sheet.Style.HEAD, "End of shift")
                .pair(Sheet.Style.SUM, "Cash", "80")
                .line(Sheet.Style.TEXT, unsent.map(Phrase::key).orElse(""))
                .sheet(Sheet.Kind.SHIFT, "23 Nov 2026", "shift/meena");
    }

    @Override
    public Choices choices() {
        return new Choices(setting, List.of(PaperPrint.NAME), fee);
    }

    @Override
    public void choose(PrintSetting next) {
        setting = next;
    }

    @Override
    public Outcome<Long> end() {
        return new Outcome.Done<>(6L, Phrase.of("done.shift", 6L), null);
    }
}
