// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.ScannedCode;

/// What a patient carries from the counter: the token large, where and when, who, and a code that
/// finds both again.
///
/// @param hospital and `hospitalLocal`: its name in both scripts
/// @param window when the department's doctors sit today; null where no session is planned
/// @param number null while the patient has none
/// @param fee what stands about money, one line each
/// @param counter and `given`: where and when the token was given
public record VisitSlip(
        String visitId,
        String hospital,
        String hospitalLocal,
        String token,
        Phrase department,
        @Nullable Window window,
        PeopleDesk.OnPaper person,
        @Nullable PatientNumber number,
        List<Phrase> fee,
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
        if (window != null) {
            paper.line(Style.LEAD, both.text("slip.window", window.from(), window.until()));
        }
        paper.rule()
                .line(Style.NAME, person.name())
                .line(
                        Style.TEXT,
                        person.localName().equals(person.name()) ? "" : person.localName())
                .line(Style.TEXT, both.text(person.ageAndSex()));
        code().ifPresentOrElse(
                        code -> paper.pair(Style.CODE, beside(both), code.text()),
                        () -> fee.forEach(line -> paper.line(Style.TEXT, both.text(line))));
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
        fee.forEach(line -> lines.append('\n').append(both.text(line)));
        return lines.toString();
    }
}
