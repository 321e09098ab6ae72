// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.FormPane;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;

/// Changing a patient's details, with the same fields and keys as registering.
public final class ChangePatientDetailsView implements Screen {
    private final ChangePatientDetailsViewModel model;
    private final Frame frame;
    private final Consumer<PersonRow> changed;
    private final Also also;
    private final FormPane form;
    private final Node content;

    public ChangePatientDetailsView(
            ChangePatientDetailsViewModel model,
            Frame frame,
            Consumer<PersonRow> changed,
            Also also) {
        this.model = model;
        this.frame = frame;
        this.changed = changed;
        this.also = also;
        form =
                PersonFormView.draw(
                        frame.words(),
                        model.form(),
                        model.places(),
                        model.childProperty(),
                        this::save);
        VBox card = new VBox(16, others(), form);
        card.getStyleClass().addAll("card", "form-card");
        StackPane left = new StackPane(card);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        Scrolling scroll = new Scrolling(left);
        content = scroll;
    }

    @Override
    public String id() {
        return "change-patient";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.change", model.person().name());
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> chips() {
        return List.of(Pill.receipt(frame.words(), model.person().receipt()));
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.change"), "F9", this::save));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Alt+H", Phrase.of("act.history")),
                new KeyHint("Alt+M", Phrase.of("act.same")));
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.H) {
            also.history().run();
            return true;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.M && also.merge().isPresent()) {
            also.merge().get().run();
            return true;
        }
        return also.step().test(PersonStep.key(event));
    }

    /// What else is done with the person: each with its key, the merge only where the role may.
    ///
    /// @param step the keys another room has for a person; true when it was one of them
    public record Also(Runnable history, Optional<Runnable> merge, IntPredicate step) {}

    private Node others() {
        FlowPane chips = new FlowPane(8, 8);
        chips.getChildren()
                .add(new Chip("Alt+H", frame.words().live("act.history"), also.history()));
        also.merge()
                .ifPresent(merge ->
                        chips.getChildren()
                                .add(new Chip("Alt+M", frame.words().live("act.same"), merge)));
        chips.getChildren().forEach(chip -> chip.setFocusTraversable(false));
        return chips;
    }

    @Override
    public void shown() {
        model.form().recall();
        form.focus(model.form().field("name"));
    }

    private void save() {
        model.save(this::saved)
                .ifPresent(field -> {
                    form.focus(field);
                    frame.trouble(PatientTroubles.toMend(model.form().toMend()));
                });
    }

    private void saved(Outcome<PersonRow> outcome) {
        switch (outcome) {
            case Outcome.Done<PersonRow> done -> {
                model.form().clear();
                frame.back();
                frame.toast(done.words(), done.undo());
                changed.accept(done.made());
            }
            case Outcome.Declined<PersonRow> no ->
                    frame.trouble(PatientTroubles.declined(no.why()));
            case Outcome.NeedsReason<PersonRow> no ->
                    frame.trouble(PatientTroubles.declined(no.why()));
        }
    }
}
