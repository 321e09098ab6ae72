// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.FormPane;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;

/// Registering a patient by keyboard alone. Likely duplicates stand beside the form and never stop
/// it: Down goes to them and Enter takes one as the same person, F2 the first of them; Ctrl+N or
/// going on typing means a new one.
public final class RegisterPatientView implements Screen {
    private final RegisterPatientViewModel model;
    private final Frame frame;
    private final Supplier<LocalDate> today;
    private final Consumer<PersonRow> same;
    private final Optional<PersonStep> step;
    private final FormPane form;
    private final VBox after = new VBox(8);
    private final Scrolling content;
    private final List<Chip> takes = new ArrayList<>();
    private Node beside = new VBox();
    private List<LikelySame> told = List.of();
    private String lookedFor = "";
    private @Nullable PersonRow registered;

    public RegisterPatientView(
            RegisterPatientViewModel model,
            Frame frame,
            Supplier<LocalDate> today,
            Consumer<PersonRow> same,
            Optional<PersonStep> step) {
        this.model = model;
        this.frame = frame;
        this.today = today;
        this.same = same;
        this.step = step;
        form =
                PersonFormView.draw(
                        frame.words(),
                        model.form(),
                        model.places(),
                        model.childProperty(),
                        this::save);
        after.setManaged(false);
        VBox card = new VBox(16, after, kinds(), form);
        card.getStyleClass().addAll("card", "form-card");
        StackPane left = new StackPane(card);
        StackPane.setAlignment(card, Pos.TOP_LEFT);
        content = new Scrolling(left);
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::toLikely);
        model.likely().addListener((ListChangeListener<LikelySame>) change -> showLikely());
    }

    @Override
    public String id() {
        return "register";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.register");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.register"), "F9", this::save));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("M F O", Phrase.of("keys.sex")),
                new KeyHint("-", Phrase.of("keys.no.phone")),
                new KeyHint("34, 8m, 12d, 14081990", Phrase.of("keys.age")),
                new KeyHint("Alt+B", Phrase.of("keys.newborn")),
                new KeyHint("Alt+U", Phrase.of("keys.unknown")),
                new KeyHint("F2", Phrase.of("keys.same")),
                new KeyHint("↓ Enter", Phrase.of("keys.likely")));
    }

    @Override
    public void lookedFor(String typed) {
        lookedFor = typed;
    }

    @Override
    public void shown() {
        model.begin(lookedFor, this::chosen);
        form.focusFirst();
        PersonRow last = registered;
        if (last != null) {
            model.ifGone(last.id(), () -> gone(last));
        }
    }

    /// Whose registration was taken back gets no token.
    private void gone(PersonRow last) {
        if (last.equals(registered)) {
            registered = null;
            after.getChildren().clear();
            after.setManaged(false);
        }
    }

    /// Whoever types on writes it anew; Enter leaves it as it was looked for.
    private void chosen() {
        if (content.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.selectAll();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2 && !model.likely().isEmpty()) {
            take(model.likely().getFirst().person());
            return true;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.B) {
            newborn();
            return true;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.U) {
            unknown();
            return true;
        }
        PersonRow last = registered;
        if (last != null
                && step.isPresent()
                && model.form().isEmpty()
                && step.get().pressed(last.id(), PersonStep.key(event))) {
            return true;
        }
        if (event.getCode() == KeyCode.N && event.isControlDown()) {
            model.dismiss();
            form.focusFirst();
            return true;
        }
        return false;
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
                frame.closeSide();
                frame.toast(done.words(), done.undo());
                next(done.made());
                // For whom the keys give a token stands at the top, wherever the last field was.
                content.setVvalue(0);
                form.focusFirst();
            }
            case Outcome.Declined<PersonRow> no ->
                    frame.trouble(PatientTroubles.declined(no.why()));
            case Outcome.NeedsReason<PersonRow> no ->
                    frame.trouble(PatientTroubles.declined(no.why()));
        }
    }

    /// The person just registered gets a token while the form waits empty for the next one.
    private void next(PersonRow made) {
        registered = made;
        after.setManaged(step.isPresent());
        step.ifPresent(token ->
                after.getChildren()
                        .setAll(
                                Look.plain(made.name(), "strong"),
                                token.draw(frame.words(), made.id())));
    }

    /// The same people for the same reasons stand there as they are: most digits of a phone say
    /// nothing new, and each panel is dressed anew.
    private void showLikely() {
        if (model.likely().isEmpty()) {
            frame.closeSide();
            return;
        }
        if (beside.getScene() != null && model.likely().equals(told)) {
            return;
        }
        VBox list = new VBox(12, Look.wrapping(frame.words().live("likely.lead"), "muted"));
        takes.clear();
        for (LikelySame likely : model.likely()) {
            PersonRow person = likely.person();
            Chip chip =
                    new Chip(
                            takes.isEmpty() ? "F2" : "",
                            frame.words().live("likely.same"),
                            () -> take(person));
            int at = takes.size();
            chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> along(event, at));
            takes.add(chip);
            list.getChildren()
                    .add(PatientCardView.likely(frame.words(), likely, today.get(), chip));
        }
        frame.openSide(Phrase.of("likely.title", (long) model.likely().size()), list);
        beside = list;
        told = List.copyOf(model.likely());
    }

    private void take(PersonRow person) {
        model.known();
        same.accept(person);
    }

    /// From the form to the people beside it; typing never gets there by itself.
    private void toLikely(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN
                && event.getTarget() instanceof TextInputControl
                && !takes.isEmpty()
                && !model.likely().isEmpty()) {
            takes.getFirst().requestFocus();
            event.consume();
        }
    }

    private void along(KeyEvent event, int at) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step == 0) {
            return;
        }
        event.consume();
        int to = at + step;
        if (to < 0) {
            form.focusFirst();
        } else if (to < takes.size()) {
            takes.get(to).requestFocus();
        }
    }

    private Node kinds() {
        Chip newborn = new Chip("Alt+B", frame.words().live("register.newborn"), this::newborn);
        Chip unknown = new Chip("Alt+U", frame.words().live("register.unknown"), this::unknown);
        newborn.setFocusTraversable(false);
        unknown.setFocusTraversable(false);
        return new FlowPane(8, 8, newborn, unknown);
    }

    private void newborn() {
        model.newborn();
        form.focus(model.form().field("name"));
        if (content.getScene().getFocusOwner() instanceof TextInputControl name) {
            name.end();
        }
    }

    private void unknown() {
        model.unknown();
        form.focus(model.form().field("age"));
    }
}
