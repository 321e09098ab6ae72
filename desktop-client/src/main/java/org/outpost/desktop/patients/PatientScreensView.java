// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;

/// Makes the room's screens and leads from one to the next: list, side panel, register, change.
public final class PatientScreensView {
    private final PatientsDesk desk;
    private final Drafts drafts;
    private final Background background;
    private final Supplier<LocalDate> today;
    private final Frame frame;
    private final Optional<PersonStep> step;
    private final PatientCardViewModel card;

    public PatientScreensView(
            PatientsDesk desk,
            Drafts drafts,
            Background background,
            Supplier<LocalDate> today,
            Frame frame,
            Optional<PersonStep> step) {
        this.desk = desk;
        this.drafts = drafts;
        this.background = background;
        this.today = today;
        this.frame = frame;
        this.step = step;
        this.card = new PatientCardViewModel(desk, background, frame::trouble);
    }

    public PeopleSource people() {
        return new PeopleSource(desk, this::change, this::preview, this::pressed);
    }

    /// What a key of [PersonStep] does with a person; true when it was for them.
    public boolean pressed(String id, int key) {
        return step.map(next -> next.pressed(id, key)).orElse(false);
    }

    public RegisterPatientView register() {
        return new RegisterPatientView(
                new RegisterPatientViewModel(desk, drafts, background, today, frame::trouble),
                frame,
                today,
                same -> change(same.id()),
                step);
    }

    /// Shows a person in the side panel.
    public void preview(String id) {
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
                                        () -> change(id),
                                        step),
                                () -> preview(id)));
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
                                    changed -> preview(changed.id()),
                                    new ChangePatientDetailsView.Also(
                                            () -> timeline(person),
                                            desk.mayMerge()
                                                    ? Optional.of(() -> merge(person))
                                                    : Optional.empty(),
                                            key -> pressed(id, key))));
                });
    }

    private void timeline(PersonRow person) {
        card.open(
                person.id(),
                now ->
                        frame.open(
                                new PatientTimelineView(frame, now, List.copyOf(card.history()))));
    }

    private void merge(PersonRow person) {
        frame.open(
                new MergePatientsView(
                        new MergePatientsViewModel(desk, person, background, frame::trouble),
                        frame,
                        today,
                        kept -> preview(kept.id())));
    }
}
