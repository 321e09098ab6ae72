// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.FormPane;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Screen;

/// Changing a patient's details, with the same fields and keys as registering.
public final class ChangePatientDetailsView implements Screen {
    private final ChangePatientDetailsViewModel model;
    private final Frame frame;
    private final Consumer<PersonRow> changed;
    private final FormPane form;
    private final Node content;

    public ChangePatientDetailsView(
            ChangePatientDetailsViewModel model, Frame frame, Consumer<PersonRow> changed) {
        this.model = model;
        this.frame = frame;
        this.changed = changed;
        form =
                PersonFormView.draw(
                        frame.words(),
                        model.form(),
                        model.places(),
                        model.childProperty(),
                        this::save);
        VBox card = new VBox(form);
        card.getStyleClass().add("card");
        card.setMaxWidth(592);
        StackPane left = new StackPane(card);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
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
