// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.outpost.desktop.access.EndShiftUseCase;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.prescriptions.LocalFeeDesk;
import org.outpost.desktop.prescriptions.PaymentStore;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Printers;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.WriterId;

/// The end of a shift over all rooms: what this counter did today, and its summary on paper.
final class CounterShift implements ShiftDesk {
    private final Counter counter;
    private final CounterCore core;
    private final LocalFeeDesk fees;
    private final Printers printers;
    private final EndShiftUseCase end;
    private final BothScripts both = new BothScripts(Wiring.ZONE);

    CounterShift(
            Counter counter,
            CounterCore core,
            LocalFeeDesk fees,
            Printers printers,
            EndShiftUseCase end) {
        this.counter = counter;
        this.core = core;
        this.fees = fees;
        this.printers = printers;
        this.end = end;
    }

    @Override
    public Standing standing() {
        return new Standing(
                counter.patients().registeredToday(),
                counter.board().bookedToday(),
                counter.line().now().kept(),
                counter.places().held(),
                day());
    }

    @Override
    public Sheet summary(Optional<Phrase> unsent) {
        Standing now = standing();
        Instant at = Instant.ofEpochMilli(core.clock().millis());
        Hospital hospital =
                core.database()
                        .read(sql ->
                                core.facilities().hospital(sql, core.device().hospital().value()));
        String who =
                core.database().read(sql -> core.staff().name(sql, core.current().user().value()));
        Sheet.Writer paper =
                new Sheet.Writer()
                        .line(Style.HEAD, both.text("title.shift"))
                        .line(
                                Style.LEAD,
                                hospital == null
                                        ? core.device().hospital().value()
                                        : BothScripts.beside(hospital.name(), hospital.nameLocal()))
                        .line(Style.LEAD, who + ", " + both.day(at))
                        .rule()
                        .pair(
                                Style.PAIR,
                                both.text("shift.registered"),
                                Words.number(now.registered()));
        now.day()
                .tokens()
                .forEach(row ->
                        paper.pair(
                                Style.PAIR,
                                both.text(row.department()),
                                Words.number(row.given())));
        paper.pair(Style.SUM, both.text("shift.tokens"), Words.number(now.day().given())).rule();
        money(paper, now.day());
        paper.rule()
                .pair(Style.PAIR, both.text("shift.unprinted"), Words.number(now.day().unprinted()))
                .pair(Style.PAIR, both.text("shift.unsent"), Words.number(now.kept()))
                .line(Style.TEXT, unsent.map(both::text).orElse(""))
                .rule()
                .line(
                        Style.SMALL,
                        both.text("slip.counter", counter.name()) + ", " + both.moment(at));
        return paper.sheet(
                Sheet.Kind.SHIFT, both.day(at), "shift/" + core.current().user().value());
    }

    private void money(Sheet.Writer paper, Day day) {
        day.taken()
                .forEach(row ->
                        paper.pair(
                                Style.PAIR,
                                both.text(row.scheme()) + " (" + Words.number(row.count()) + ")",
                                Rupees.text(row.paise())));
        day.returned()
                .forEach(row ->
                        paper.pair(
                                Style.PAIR,
                                both.text("shift.returned")
                                        + " ("
                                        + Words.number(row.count())
                                        + ")",
                                Rupees.text(-row.paise())));
        paper.pair(Style.SUM, both.text("shift.cash"), Rupees.text(day.cash()));
    }

    @Override
    public Choices choices() {
        return new Choices(counter.papers().setting(), printers.names(), fees.paise());
    }

    @Override
    public void choose(PrintSetting setting) {
        counter.papers().choose(setting);
    }

    @Override
    public Outcome<Long> end() {
        return end.end();
    }

    private Day day() {
        LocalDate today = CareDay.of(core.clock().millis());
        long since = CareDay.millis(today, 0);
        WriterId me = core.device().writer();
        Map<String, Phrase> departments =
                counter.queue().departments().stream()
                        .collect(Collectors.toMap(QueueDepartment::code, QueueDepartment::words));
        long unprinted = counter.papers().undone().size();
        return core.database()
                .read(sql ->
                        new Day(
                                core.queue().given(sql, today, me).stream()
                                        .map(row ->
                                                new Tokens(
                                                        departments.getOrDefault(
                                                                row.department(),
                                                                Phrase.given(row.department())),
                                                        row.people()))
                                        .toList(),
                                money(core.payments().taken(sql, me, since)),
                                money(core.payments().returned(sql, me, since)),
                                unprinted));
    }

    private static List<Money> money(List<PaymentStore.Sum> sums) {
        return sums.stream()
                .map(sum ->
                        new Money(
                                Phrase.of("scheme." + sum.scheme().name()),
                                sum.count(),
                                sum.paise()))
                .toList();
    }
}
