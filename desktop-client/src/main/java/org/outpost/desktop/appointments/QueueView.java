// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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
import org.outpost.model.appointments.Priority;

/// The queue of a department: F9 calls the next one, a letter does the rest with the row one stands
/// on.
public final class QueueView implements Screen {
    private static final double ROOM = 120;
    private static final Map<KeyCode, Priority> WHY = new LinkedHashMap<>();

    static {
        WHY.put(KeyCode.E, Priority.EMERGENCY);
        WHY.put(KeyCode.O, Priority.ELDER);
        WHY.put(KeyCode.P, Priority.PREGNANT);
        WHY.put(KeyCode.D, Priority.DISABLED);
    }

    private final QueueViewModel model;
    private final Frame frame;
    private final InstantSource clock;
    private final FlowPane chips = new FlowPane(8, 8);
    private final DataTable<QueueRow> table;
    private final VBox content;
    private final TokenBoardView display;
    private final SendOnView sendOn;

    private boolean arriving;

    /// @param display the one in the hall, which stands on when this screen is left
    public QueueView(
            QueueViewModel model, Frame frame, InstantSource clock, TokenBoardView display) {
        this.model = model;
        this.frame = frame;
        this.clock = clock;
        this.display = display;
        Words words = frame.words();
        table = table(words);
        sendOn = new SendOnView(model, words, this::done);
        TextField room = new TextField();
        room.setId("room");
        FormField roomField = new FormField(words, model.room(), room);
        table.setMinHeight(160);
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
        content = new VBox(16, besideRoom(chips, roomField), table);
        // Each draws what it is about: to draw the rows for all three took the window twice as
        // long.
        InvalidationListener departments = changed -> drawDepartments();
        model.departments().addListener(departments);
        model.chosenProperty().addListener(departments);
        model.rows().addListener((InvalidationListener) changed -> drawRows());
        table.control().addEventFilter(KeyEvent.KEY_PRESSED, this::letter);
        drawDepartments();
        drawRows();
    }

    /// The departments, and apart from them the room: among the chips its name would push a row of
    /// them down.
    static HBox besideRoom(FlowPane chips, FormField room) {
        room.setMinWidth(ROOM);
        room.setMaxWidth(ROOM);
        HBox row = new HBox(16, chips, room);
        HBox.setHgrow(chips, javafx.scene.layout.Priority.ALWAYS);
        chips.prefWrapLengthProperty().bind(row.widthProperty().subtract(ROOM + 16));
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.setAlignment(Pos.TOP_RIGHT);
        return row;
    }

    private DataTable<QueueRow> table(Words words) {
        return new DataTable<QueueRow>(words, "title.queue", QueueRow::visitId)
                .node("column.token", 1, row -> Look.plain(row.token(), "strong"))
                .node("column.name", 2.9, WaitingView::names)
                .node("column.why.first", 1.8, row -> WaitingView.reasons(words, row))
                .sometimes(
                        "column.doctor",
                        1.4,
                        row -> row.doctor().isPresent(),
                        row -> WaitingView.doctor(words, row))
                .node("column.state", 1.6, row -> WaitingView.state(words, row))
                .number("column.since", 0.9, row -> words.moment(row.since(), clock.instant()))
                .number("column.waited", 1, row -> words.text("queue.minutes", row.waited()))
                .whenEmpty("queue.empty")
                .keepingEqual()
                .choosingFirst()
                .onOpen(row -> model.call(row, this::done))
                .onMove(this::show);
    }

    @Override
    public String id() {
        return "queue";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.queue");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> chips() {
        return List.of(
                new Pill(
                        Material2OutlinedAL.GROUP,
                        frame.words().live("queue.waiting", model.waiting()),
                        Tone.NEUTRAL));
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(
                new Act(Phrase.of("act.call.next"), "F9", () -> model.callNext(this::done)));
    }

    @Override
    public Optional<Act> second() {
        return Optional.of(new Act(Phrase.of("act.display"), "Ctrl+D", this::turnDisplay));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Ctrl+D", Phrase.of("act.display")),
                new KeyHint("F2-F8", Phrase.of("keys.departments")),
                new KeyHint("Enter", Phrase.of("keys.call")),
                new KeyHint("M B S", Phrase.of("keys.steps")),
                new KeyHint("T F2-F8", Phrase.of("keys.send")),
                new KeyHint("T Alt+D F2-F8", Phrase.of("keys.send.doctor")),
                new KeyHint("E O P D", Phrase.of("keys.first")),
                new KeyHint("X", Phrase.of("keys.left")));
    }

    @Override
    public void shown() {
        arriving = true;
        model.read();
        table.control().requestFocus();
    }

    /// Others give tokens and call people too. Whoever is being sent on stands still meanwhile.
    @Override
    public void follow() {
        if (!sendOn.asks()) {
            model.read();
        }
    }

    @Override
    public boolean pressed(KeyEvent event) {
        if (event.isControlDown() && event.getCode() == KeyCode.D) {
            turnDisplay();
            return true;
        }
        boolean plain = !event.isControlDown() && !event.isAltDown();
        return sendOn.pressed(event)
                || plain && model.choose(OpenVisitView.KEYS.indexOf(event.getCode()));
    }

    @Override
    public void step(int by) {
        table.move(by);
    }

    private void letter(KeyEvent event) {
        QueueRow row = table.chosen();
        if (row == null || event.isControlDown() || event.isAltDown()) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case M -> model.missed(row, this::done);
            case B -> model.back(row, this::done);
            case S -> model.seen(row, this::done);
            case X -> model.left(row, this::done);
            case T -> send(row);
            default -> {
                Priority why = WHY.get(event.getCode());
                used = why != null;
                if (why != null) {
                    model.rank(row, why, this::done);
                }
            }
        }
        if (used) {
            event.consume();
        }
    }

    private void turnDisplay() {
        if (content.getScene() != null) {
            display.turn(content.getScene().getWindow());
        }
    }

    private void send(QueueRow row) {
        sendOn.begin(row);
        show(row, sendOn);
    }

    private void done(Outcome<QueueRow> outcome) {
        switch (outcome) {
            case Outcome.Done<QueueRow> done -> {
                if (sendOn.asks()) {
                    frame.closeSide();
                }
                sendOn.end();
                frame.toast(done.words(), done.undo());
            }
            case Outcome.Declined<QueueRow> no -> frame.trouble(OpenVisitView.declined(no.why()));
            case Outcome.NeedsReason<QueueRow> no ->
                    frame.trouble(OpenVisitView.declined(no.why()));
        }
    }

    private void drawDepartments() {
        chips.getChildren().clear();
        for (int i = 0; i < model.departments().size(); i++) {
            int at = i;
            QueueDepartment one = model.departments().get(i);
            Chip chip =
                    new Chip(
                            key(i),
                            frame.words().live("queue.department", one.words(), one.waiting()),
                            () -> model.choose(at));
            chip.setFocusTraversable(false);
            chip.setMaxHeight(Region.USE_PREF_SIZE);
            chip.choose(i == model.chosenProperty().get());
            chips.getChildren().add(chip);
        }
        frame.retitle();
    }

    /// Whoever comes to the screen is told of the first row at once.
    private void drawRows() {
        table.show(model.rows(), model.rows().size());
        QueueRow row = table.chosen();
        if (arriving && row != null) {
            arriving = false;
            if (!table.isTelling()) {
                show(row);
            }
        }
    }

    /// The row one stands on; while it is asked where to send one, where to send this one.
    private void show(QueueRow row) {
        if (sendOn.asks()) {
            send(row);
        } else {
            show(row, actions(row));
        }
    }

    private void show(QueueRow row, Node below) {
        Words words = frame.words();
        VBox card =
                new VBox(
                        12,
                        WaitingView.names(row),
                        WaitingView.state(words, row),
                        Pill.receipt(words, row.receipt()),
                        below);
        table.tell(frame, Phrase.given(row.spoken()), card);
    }

    static String key(int at) {
        return at < OpenVisitView.KEYS.size() ? OpenVisitView.KEYS.get(at).getName() : "";
    }

    private Node actions(QueueRow row) {
        FlowPane all = new FlowPane(8, 8);
        all.getChildren()
                .addAll(
                        action(
                                "Enter",
                                Phrase.of("queue.act.call"),
                                () -> model.call(row, this::done)),
                        action(
                                "M",
                                Phrase.of("queue.act.missed"),
                                () -> model.missed(row, this::done)),
                        action("B", Phrase.of("queue.act.back"), () -> model.back(row, this::done)),
                        action("S", Phrase.of("queue.act.seen"), () -> model.seen(row, this::done)),
                        action("T", Phrase.of("queue.act.send"), () -> send(row)),
                        action(
                                "X",
                                Phrase.of("queue.act.left"),
                                () -> model.left(row, this::done)));
        WHY.forEach((key, why) -> {
            Chip chip =
                    action(
                            key.getName(),
                            Phrase.of("priority." + why),
                            () -> model.rank(row, why, this::done));
            chip.choose(row.priorities().contains(why));
            all.getChildren().add(chip);
        });
        return all;
    }

    private Chip action(String key, Phrase words, Runnable run) {
        Chip chip = new Chip(key, frame.words().live(words), run);
        chip.setFocusTraversable(false);
        return chip;
    }
}
