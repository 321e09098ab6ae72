// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.DataTable;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Tone;
import org.outpost.desktop.shell.Words;

/// The doctor's room: who is inside, large, and who comes next. F9 calls; a letter does the rest
/// with whoever is inside or, while nobody is, with the row one stands on: the same letters as in
/// the queue.
public final class RoomView implements Screen {
    private final RoomViewModel room;
    private final QueueViewModel queue;
    private final Frame frame;
    private final InstantSource clock;
    private final Consumer<String> person;
    private final FlowPane chips = new FlowPane(8, 8);
    private final VBox inside = new VBox(12);
    private final DataTable<QueueRow> table;
    private final VBox content;
    private final SendOnView sendOn;

    /// @param person shows a patient, by id
    public RoomView(RoomViewModel room, Frame frame, InstantSource clock, Consumer<String> person) {
        this.room = room;
        this.queue = room.queue();
        this.frame = frame;
        this.clock = clock;
        this.person = person;
        Words words = frame.words();
        sendOn = new SendOnView(queue, words, this::done);
        TextField number = new TextField();
        number.setId("my-room");
        FormField field = new FormField(words, queue.room(), number);
        number.focusedProperty()
                .addListener((value, was, is) -> {
                    if (!is) {
                        room.keep();
                        draw();
                    }
                });
        inside.getStyleClass().add("card");
        inside.setMinHeight(Region.USE_PREF_SIZE);
        table =
                new DataTable<QueueRow>(words, "room.next", QueueRow::visitId)
                        .node("column.token", 1, row -> Look.plain(row.token(), "strong"))
                        .node("column.name", 2.9, WaitingView::names)
                        .node("column.why.first", 1.8, row -> WaitingView.reasons(words, row))
                        .sometimes(
                                "column.doctor",
                                1.4,
                                row -> row.doctor().isPresent(),
                                row -> WaitingView.doctor(words, row))
                        .node("column.state", 1.6, row -> WaitingView.state(words, row))
                        .number(
                                "column.waited",
                                1,
                                row -> words.text("queue.minutes", row.waited()))
                        .whenEmpty("room.empty")
                        .keepingEqual()
                        .choosingFirst()
                        .onOpen(row -> queue.call(row, this::done));
        table.getStyleClass().add("lines");
        VBox.setVgrow(table, Priority.ALWAYS);
        content = new VBox(16, QueueView.besideRoom(chips, field), inside, table);
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        InvalidationListener redraw = changed -> draw();
        queue.departments().addListener(redraw);
        queue.rows().addListener(redraw);
        queue.chosenProperty().addListener(redraw);
        room.everyoneProperty().addListener(redraw);
        draw();
    }

    @Override
    public String id() {
        return "room";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.room");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> chips() {
        Pill waiting =
                new Pill(
                        Material2OutlinedAL.GROUP,
                        frame.words().live("queue.waiting", queue.waiting()),
                        Tone.NEUTRAL);
        return room.isOfDoctor()
                ? List.of(
                        chip(
                                "A",
                                Phrase.of(room.everyoneProperty().get() ? "room.mine" : "room.all"),
                                room::toggle),
                        waiting)
                : List.of(waiting);
    }

    @Override
    public Optional<Act> main() {
        String words = room.inside().isPresent() ? "act.room.next" : "act.call.next";
        return Optional.of(new Act(Phrase.of(words), "F9", () -> room.callNext(this::done)));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("F2-F8", Phrase.of("keys.departments")),
                new KeyHint("Enter", Phrase.of("keys.call")),
                new KeyHint("R", Phrase.of("keys.again")),
                new KeyHint("M B S", Phrase.of("keys.steps")),
                new KeyHint("T F2-F8", Phrase.of("keys.send")),
                new KeyHint("T Alt+D F2-F8", Phrase.of("keys.send.doctor")),
                new KeyHint("A", Phrase.of("keys.everyone")),
                new KeyHint("V", Phrase.of("keys.person")));
    }

    @Override
    public void shown() {
        room.read();
        table.control().requestFocus();
    }

    /// Others give tokens and call people too. Whoever is being sent on stands still meanwhile.
    @Override
    public void follow() {
        if (!sendOn.asks()) {
            room.read();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown();
        int at = OpenVisitView.KEYS.indexOf(event.getCode());
        return sendOn.pressed(event) || plain && at >= 0 && room.choose(at);
    }

    /// Letters belong to whoever is inside, unless they are typed into the field for the room.
    private void typed(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown();
        if (plain && !(event.getTarget() instanceof TextInputControl) && letter(event)) {
            event.consume();
        }
    }

    @Override
    public boolean back() {
        boolean was = sendOn.asks();
        sendOn.end();
        draw();
        return was;
    }

    @Override
    public void step(int by) {
        table.move(by);
    }

    private Optional<QueueRow> meant() {
        return room.inside().or(() -> Optional.ofNullable(table.chosen()));
    }

    private boolean letter(KeyEvent event) {
        switch (event.getCode()) {
            case R -> with((row, then) -> queue.call(row, then));
            case M -> with(queue::missed);
            case B -> with(queue::back);
            case S -> with(queue::seen);
            case T -> send();
            case A -> room.toggle();
            case V -> meant().ifPresent(row -> person.accept(row.patientId()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void with(BiConsumer<QueueRow, Consumer<Outcome<QueueRow>>> step) {
        meant().ifPresent(row -> step.accept(row, this::done));
    }

    private void send() {
        meant().ifPresent(sendOn::begin);
        draw();
    }

    private void done(Outcome<QueueRow> outcome) {
        switch (outcome) {
            case Outcome.Done<QueueRow> done -> {
                sendOn.end();
                frame.toast(done.words(), done.undo());
            }
            case Outcome.Declined<QueueRow> no -> frame.trouble(OpenVisitView.declined(no.why()));
            case Outcome.NeedsReason<QueueRow> no ->
                    frame.trouble(OpenVisitView.declined(no.why()));
        }
        draw();
    }

    private void draw() {
        chips.getChildren().clear();
        for (int i = 0; i < queue.departments().size(); i++) {
            int at = i;
            QueueDepartment one = queue.departments().get(i);
            Chip chip =
                    chip(
                            QueueView.key(i),
                            Phrase.of("queue.department", one.words(), one.waiting()),
                            () -> room.choose(at));
            chip.choose(i == queue.chosenProperty().get());
            chips.getChildren().add(chip);
        }
        // While it is asked where to send one, the departments' keys are the answer's.
        chips.setVisible(!sendOn.isBegun());
        chips.setManaged(!sendOn.isBegun());
        drawInside();
        table.show(room.next(), room.next().size());
        frame.retitle();
    }

    private void drawInside() {
        Words words = frame.words();
        inside.getChildren().clear();
        Optional<QueueRow> row = room.inside();
        if (row.isEmpty()) {
            inside.getChildren().add(Look.wrapping(words.live("room.nobody"), "muted"));
            if (sendOn.isBegun()) {
                inside.getChildren().add(sendOn);
            }
            return;
        }
        QueueRow now = row.get();
        // In large letters it takes a second line: a token is never cut.
        FlowPane head =
                new FlowPane(
                        16,
                        4,
                        Look.plain(now.spoken(), "tile-number"),
                        WaitingView.names(now),
                        Look.plain(now.detail(), "muted"),
                        WaitingView.reasons(words, now),
                        Look.label(
                                words.live(
                                        "room.called",
                                        words.moment(now.since(), clock.instant()),
                                        now.waited()),
                                "muted"));
        inside.getChildren().add(head);
        if (sendOn.isBegun()) {
            inside.getChildren().add(sendOn);
        } else {
            inside.getChildren()
                    .add(
                            new FlowPane(
                                    8,
                                    8,
                                    step("R", "room.again", queue::call),
                                    step("M", "queue.act.missed", queue::missed),
                                    step("B", "queue.act.back", queue::back),
                                    step("S", "queue.act.seen", queue::seen),
                                    chip("T", Phrase.of("queue.act.send"), this::send),
                                    chip(
                                            "V",
                                            Phrase.of("room.person"),
                                            () -> person.accept(now.patientId()))));
        }
    }

    private Chip step(
            String key, String words, BiConsumer<QueueRow, Consumer<Outcome<QueueRow>>> step) {
        return chip(key, Phrase.of(words), () -> with(step));
    }

    private Chip chip(String key, Phrase words, Runnable run) {
        Chip chip = new Chip(key, frame.words().live(words), run);
        chip.setFocusTraversable(false);
        chip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return chip;
    }
}
