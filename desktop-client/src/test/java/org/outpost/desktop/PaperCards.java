// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import org.outpost.desktop.patients.CardDesk;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.Sheet;

/// Cards on paper, each with its issue.
final class PaperCards implements CardDesk {
    private final PaperPatients patients;
    private int issue = 1;

    PaperCards(PaperPatients patients) {
        this.patients = patients;
    }

    @Override
    public Outcome<Sheet> card(String patientId) {
        String name = patients.person(patientId).orElseThrow().name();
        Sheet sheet =
                new Sheet.Writer()
                        .line(Sheet.Style.NAME, name)
                        .line(Sheet.Style.TEXT, "Card " + issue)
                        .sheet(Sheet.Kind.CARD, name, patientId);
        return new Outcome.Done<>(sheet, Phrase.of("done.card", name), null);
    }

    @Override
    public Outcome<Sheet> replace(String patientId, String reason) {
        issue++;
        return card(patientId);
    }
}
