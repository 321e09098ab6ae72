// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Words;

/// Makes the room's screens and leads from one to the next: list, side panel, register, change.
public final class PatientScreensView {
    private static final String NOUGHT = "0";
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

    /// All that opens with a person, of nobody: see [org.outpost.desktop.shell.Rooms].
    public List<Supplier<Screen>> ofNobody() {
        Receipt kept = Receipt.of(Receipt.State.KEPT_HERE);
        PersonRow nobody =
                new PersonRow("", "", NOUGHT, "", Birth.UNTOLD, "F", "", NOUGHT, "", kept);
        PastEvent event =
                new PastEvent(
                        Instant.EPOCH,
                        Phrase.given(NOUGHT),
                        NOUGHT,
                        Phrase.given(NOUGHT),
                        List.of(),
                        kept);
        Words words = frame.words();
        return List.of(
                () -> changing(nobody, Optional.empty()),
                () -> new PatientTimelineView(frame, nobody, List.of(event)),
                () ->
                        new Panel(
                                PatientCardView.draw(
                                        words,
                                        nobody,
                                        card,
                                        today.get(),
                                        () -> {},
                                        Optional.empty())),
                () ->
                        new Panel(
                                PatientCardView.likely(
                                        words,
                                        new LikelySame(nobody, List.of(Phrase.of("likely.name"))),
                                        today.get(),
                                        new Chip("F2", words.live("likely.same"), () -> {}))));
    }

    /// What stands in the side panel, as if it were a screen.
    private record Panel(Node content) implements Screen {
        @Override
        public String id() {
            return "panel";
        }

        @Override
        public Phrase title() {
            return Phrase.of("card.title");
        }
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
                person ->
                        frame.open(
                                changing(
                                        person,
                                        desk.mayMerge()
                                                ? Optional.of(() -> merge(person))
                                                : Optional.empty())));
    }

    private ChangePatientDetailsView changing(PersonRow person, Optional<Runnable> merge) {
        return new ChangePatientDetailsView(
                new ChangePatientDetailsViewModel(
                        desk, person, drafts, background, today, frame::trouble),
                frame,
                changed -> preview(changed.id()),
                new ChangePatientDetailsView.Also(
                        () -> timeline(person), merge, key -> pressed(person.id(), key)));
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
