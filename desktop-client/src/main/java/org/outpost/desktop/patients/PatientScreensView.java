// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Phrase;

/// Makes the room's screens and leads from one to the next: list, side panel, register, change.
public final class PatientScreensView {
    private final PatientsDesk desk;
    private final Drafts drafts;
    private final Background background;
    private final Supplier<LocalDate> today;
    private final Frame frame;
    private final PatientCardViewModel card;

    public PatientScreensView(
            PatientsDesk desk,
            Drafts drafts,
            Background background,
            Supplier<LocalDate> today,
            Frame frame) {
        this.desk = desk;
        this.drafts = drafts;
        this.background = background;
        this.today = today;
        this.frame = frame;
        this.card = new PatientCardViewModel(desk, background, frame::trouble);
    }

    public PeopleSource people() {
        return new PeopleSource(desk, this::change, this::preview);
    }

    public RegisterPatientView register() {
        return new RegisterPatientView(
                new RegisterPatientViewModel(desk, drafts, background, today, frame::trouble),
                frame,
                today,
                same -> change(same.id()));
    }

    private void preview(String id) {
        card.open(
                id,
                person ->
                        frame.openSide(
                                Phrase.of("card.title"),
                                PatientCardView.draw(
                                        frame.words(),
                                        person,
                                        card,
                                        today.get(),
                                        () -> change(id))));
    }

    private void change(String id) {
        card.open(
                id,
                person -> {
                    frame.open(
                            new ChangePatientDetailsView(
                                    new ChangePatientDetailsViewModel(
                                            desk,
                                            person,
                                            drafts,
                                            background,
                                            today,
                                            frame::trouble),
                                    frame,
                                    changed -> preview(changed.id())));
                });
    }
}
