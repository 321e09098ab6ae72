// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.Optional;
import org.outpost.desktop.facilities.FacilityStore;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.ScannedCode;

/// Patients' cards over the local file. A card names who carries it and nothing of why they came.
public final class LocalCardDesk implements CardDesk {
    private final LocalDatabase database;
    private final FacilityStore facilities;
    private final PatientsDesk patients;
    private final ReplaceCardUseCase replace;
    private final BothScripts both;

    public LocalCardDesk(
            LocalDatabase database,
            FacilityStore facilities,
            PatientsDesk patients,
            ReplaceCardUseCase replace,
            BothScripts both) {
        this.database = database;
        this.facilities = facilities;
        this.patients = patients;
        this.replace = replace;
        this.both = both;
    }

    @Override
    public Outcome<Sheet> card(String patientId) {
        return sheet(patientId, replace.issue(new AggregateId(patientId)), "done.card");
    }

    /// The card of a patient that is owed; empty where nobody is here who has a number.
    public Optional<Sheet> cardOwed(String patientId) {
        return card(patientId) instanceof Outcome.Done<Sheet>(var sheet, _, _)
                ? Optional.of(sheet)
                : Optional.empty();
    }

    @Override
    public Outcome<Sheet> replace(String patientId, String reason) {
        if (numbered(patientId).isEmpty()) {
            return new Outcome.Declined<>(Phrase.of("card.no.number"), "");
        }
        return switch (replace.replace(new AggregateId(patientId), reason)) {
            case Outcome.Done<Integer>(var issue, _, _) -> sheet(patientId, issue, "done.card.new");
            case Outcome.Declined<Integer>(var why, var field) ->
                    new Outcome.Declined<>(why, field);
            case Outcome.NeedsReason<Integer>(var why) -> new Outcome.NeedsReason<>(why);
        };
    }

    private Outcome<Sheet> sheet(String patientId, int issue, String said) {
        return numbered(patientId)
                .<Outcome<Sheet>>map(person ->
                        new Outcome.Done<>(
                                drawn(person, issue), Phrase.of(said, person.name()), null))
                .orElseGet(() -> new Outcome.Declined<>(Phrase.of("card.no.number"), ""));
    }

    private Optional<PersonRow> numbered(String patientId) {
        return patients.person(patientId).filter(person -> !person.number().isEmpty());
    }

    private Sheet drawn(PersonRow person, int issue) {
        PatientNumber number = new PatientNumber(person.number());
        HospitalId home = number.hospital();
        Hospital hospital = database.read(sql -> facilities.hospital(sql, home.value()));
        String name = hospital == null ? home.value() : hospital.name();
        String local = hospital == null ? "" : hospital.nameLocal();
        String lines =
                number.value()
                        + "\n"
                        + both.text("slip.number")
                        + (issue > 1 ? "\n" + both.text("card.issue", (long) issue) : "");
        return new Sheet.Writer()
                .line(Style.HEAD, name)
                .line(Style.LEAD, local.equals(name) ? "" : local)
                .rule()
                .line(Style.NAME, person.name())
                .line(
                        Style.NAME,
                        person.localName().equals(person.name()) ? "" : person.localName())
                .line(Style.TEXT, both.text(born(person)))
                .line(Style.TEXT, person.village())
                .pair(Style.CODE, lines, ScannedCode.card(number, issue).text())
                .rule()
                .line(Style.SMALL, both.text("card.bring"))
                .sheet(Sheet.Kind.CARD, person.name(), person.id());
    }

    /// An age grows old on a card; a year does not.
    private static Phrase born(PersonRow person) {
        LocalDate day = person.birth().day();
        boolean exact = person.birth().told() == Birth.Precision.DATE;
        return Phrase.of(
                exact ? "card.born.on" : "card.born",
                Phrase.of("sex." + person.sex()),
                exact ? day : Integer.toString(day.getYear()));
    }
}
