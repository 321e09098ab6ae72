// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.ScannedCode;
import org.outpost.model.prescriptions.Scheme;

/// What a patient carries from the counter: the token large, where and when, who, and a code that
/// finds both again.
///
/// @param hospital and `hospitalLocal`: its name in both scripts
/// @param doctor whom it is for; empty where any doctor of the department will do
/// @param window when the department's doctors sit today; null where no session is planned
/// @param number null while the patient has none
/// @param fee what was taken; empty where the visit is free
/// @param counter and `given`: where and when the token was given
public record VisitSlip(
        String visitId,
        String hospital,
        String hospitalLocal,
        String token,
        Phrase department,
        Optional<Phrase> doctor,
        @Nullable Window window,
        PeopleDesk.OnPaper person,
        @Nullable PatientNumber number,
        Optional<FeeDesk.Fee> fee,
        String counter,
        Instant given) {

    /// From one time of the day to another.
    public record Window(LocalTime from, LocalTime until) {}

    /// The slip as it is printed.
    public Sheet sheet(BothScripts both) {
        boolean called = !token.isEmpty();
        Sheet.Writer paper =
                new Sheet.Writer()
                        .line(Style.HEAD, hospital)
                        .line(Style.LEAD, hospitalLocal.equals(hospital) ? "" : hospitalLocal)
                        .rule()
                        .line(Style.LEAD, both.text(called ? "slip.token" : "slip.by.name"))
                        .line(Style.TOKEN, token)
                        .line(Style.HEAD, both.text(department));
        doctor.ifPresent(one -> paper.line(Style.HEAD, both.text(one)));
        if (window != null) {
            paper.line(Style.LEAD, both.text("slip.window", window.from(), window.until()));
        }
        paper.rule()
                .line(Style.NAME, person.name())
                .line(
                        Style.TEXT,
                        person.localName().equals(person.name()) ? "" : person.localName())
                .line(Style.TEXT, both.text(person.ageAndSex()));
        code().ifPresent(code -> paper.pair(Style.CODE, beside(both), code.text()));
        paid(paper, both);
        paper.rule()
                .line(Style.SMALL, both.text("slip.counter", counter) + ", " + both.moment(given));
        return paper.sheet(Sheet.Kind.SLIP, called ? token : person.name(), visitId);
    }

    private Optional<ScannedCode> code() {
        return number == null && token.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        token.isEmpty() && number != null
                                ? ScannedCode.card(number, 1)
                                : ScannedCode.slip(number, token));
    }

    private String beside(BothScripts both) {
        StringBuilder lines = new StringBuilder();
        lines.append(number == null ? token : number.value());
        lines.append('\n').append(both.text(number == null ? "slip.token" : "slip.number"));
        Scheme scheme = fee.map(FeeDesk.Fee::scheme).orElse(Scheme.FREE);
        if (scheme != Scheme.PAID) {
            lines.append('\n').append(both.text("scheme." + scheme.name()));
        }
        return lines.toString();
    }

    /// The slip is the receipt.
    private void paid(Sheet.Writer paper, BothScripts both) {
        fee.filter(taken -> taken.paise() > 0)
                .ifPresent(taken -> {
                    paper.pair(
                            Style.SUM,
                            both.text(taken.returned() ? "slip.returned" : "slip.paid"),
                            Rupees.text(taken.paise()));
                    if (!taken.receipt().isEmpty()) {
                        paper.pair(Style.PAIR, both.text("slip.receipt"), taken.receipt());
                    }
                });
    }
}
