// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Act;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// The day board: a column per doctor, numbers first. Arrows move, Enter books a free place or
/// opens a booking.
public final class DayBoardView implements Screen {
    private static final int PAGE = 8;
    private final DayBoardViewModel model;
    private final BoardDesk desk;
    private final Background background;
    private final Frame frame;
    private final TextField day = new TextField();
    private final Label dayName = new Label();
    private final StackPane middle = new StackPane();
    private final BoardColumnsView columns;
    private final Scrolling board;
    private final VBox content;
    private @Nullable BookSlotView booking;
    private @Nullable CancelBookingView cancelling;

    public DayBoardView(
            DayBoardViewModel model, BoardDesk desk, Background background, Frame frame) {
        this.model = model;
        this.desk = desk;
        this.background = background;
        this.frame = frame;
        Words words = frame.words();
        columns = new BoardColumnsView(words, model, background, this::act);
        board = columns.pane();
        day.setId("day");
        FormField dayField = new FormField(words, model.dayField(), day).key("F5");
        dayField.setMaxWidth(200);
        day.promptTextProperty().bind(words.live("hint.day"));
        day.addEventFilter(KeyEvent.KEY_PRESSED, this::dayKey);
        dayName.getStyleClass().add("section");
        dayName.setMinWidth(Region.USE_PREF_SIZE);
        HBox when =
                new HBox(
                        8,
                        dayName,
                        turn("F2", "keys.today"),
                        turn("F3", "board.earlier"),
                        turn("F4", "board.later"));
        when.getStyleClass().add("beside-field");
        HBox head = new HBox(16, dayField, when);
        head.setAlignment(Pos.BOTTOM_LEFT);
        board.addEventFilter(KeyEvent.KEY_PRESSED, this::boardKey);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        content = new VBox(16, head, middle);
        model.doctors().addListener((InvalidationListener) changed -> draw());
        model.dayProperty().addListener(changed -> nameDay());
        words.follow(this, DayBoardView::speak);
        draw();
    }

    private Chip turn(String key, String words) {
        Chip chip = new Chip(key, frame.words().live(words), () -> turn(KeyCode.valueOf(key)));
        chip.setFocusTraversable(false);
        return chip;
    }

    @Override
    public String id() {
        return "day-board";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.board");
    }

    @Override
    public Node content() {
        if (content.getScene() == null) {
            columns.arrive();
        }
        return content;
    }

    @Override
    public Optional<Act> main() {
        return Optional.of(new Act(Phrase.of("act.book.free"), "F9", this::main9));
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("← → ↑ ↓", Phrase.of("keys.board")),
                new KeyHint("Enter", Phrase.of("keys.place")),
                new KeyHint("F2", Phrase.of("keys.today")),
                new KeyHint("F3 / F4", Phrase.of("keys.days")),
                new KeyHint("5, 5/11, +7", Phrase.of("keys.day")));
    }

    @Override
    public void shown() {
        model.read();
        board.requestFocus();
    }

    /// Other counters book and cancel too.
    @Override
    public void follow() {
        model.read();
    }

    @Override
    public boolean pressed(KeyEvent event) {
        CancelBookingView open = cancelling;
        if (open != null && open.getScene() != null && open.pressed(event.getCode())) {
            return true;
        }
        return turn(event.getCode());
    }

    private boolean turn(KeyCode key) {
        LocalDate shown = model.dayProperty().get();
        switch (key) {
            case F2 -> {
                model.dayField().write("");
                model.goToDay();
            }
            case F3 -> model.show(shown.minusDays(1));
            case F4 -> model.show(shown.plusDays(1));
            case F5 -> day.requestFocus();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void main9() {
        BookSlotView open = booking;
        // What was put away by Esc books nothing.
        if (open != null && open.getScene() != null) {
            open.book();
        } else {
            model.firstFree();
            act();
        }
    }

    private void dayKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            event.consume();
            model.goToDay();
            if (model.dayField().complaintProperty().get().isEmpty()) {
                board.requestFocus();
            }
        }
    }

    private void boardKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.getTarget() instanceof TextField) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.move(-1, 0);
            case RIGHT -> model.move(1, 0);
            case UP -> model.move(0, -1);
            case DOWN -> model.move(0, 1);
            case PAGE_UP -> model.move(0, -PAGE);
            case PAGE_DOWN -> model.move(0, PAGE);
            case ENTER -> act();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Enter: a free place is booked, a booking is opened.
    private void act() {
        Optional<DoctorDay> doctor = model.chosenDoctor();
        Optional<PlaceOnBoard> place = model.chosenPlace();
        if (doctor.isEmpty() || place.isEmpty()) {
            return;
        }
        booking = null;
        cancelling = null;
        if (place.get().isFree() || place.get().canBeAsked()) {
            BookSlotView book =
                    new BookSlotView(
                            frame.words(),
                            new BookSlotViewModel(
                                    desk, background, doctor.get(), place.get(), frame::trouble),
                            this::saved);
            booking = book;
            frame.openSide(Phrase.of("book.title"), book);
            book.arrive();
        } else if (!place.get().bookingId().isEmpty()) {
            CancelBookingView cancel =
                    new CancelBookingView(
                            frame.words(),
                            new CancelBookingViewModel(
                                    desk, background, place.get(), frame::trouble),
                            this::saved);
            cancelling = cancel;
            frame.openSide(Phrase.of("cancel.title"), cancel);
        } else {
            frame.trouble(
                    new Trouble(
                            Phrase.of("board.not.ours"),
                            Phrase.of("board.safe"),
                            Phrase.of("board.not.ours.todo"),
                            "APT-301"));
        }
    }

    private void saved(Outcome<PlaceOnBoard> outcome) {
        switch (outcome) {
            case Outcome.Done<PlaceOnBoard> done -> {
                booking = null;
                cancelling = null;
                frame.closeSide();
                frame.toast(done.words(), done.undo());
                model.read();
                board.requestFocus();
            }
            case Outcome.Declined<PlaceOnBoard> no -> trouble(no.why());
            case Outcome.NeedsReason<PlaceOnBoard> no -> trouble(no.why());
        }
    }

    private void trouble(Phrase why) {
        frame.trouble(
                new Trouble(
                        why, Phrase.of("board.safe"), Phrase.of("form.declined.todo"), "APT-302"));
        model.read();
    }

    private void nameDay() {
        dayName.setText(frame.words().date(model.dayProperty().get()));
    }

    private void draw() {
        nameDay();
        if (model.doctors().isEmpty()) {
            columns.clear();
            StackPane card =
                    new StackPane(
                            Look.wrapping(frame.words().live("board.empty"), "muted").hugging());
            card.getStyleClass().add("card");
            middle.getChildren().setAll(card);
        } else {
            // What is put in again would lose the cursor.
            if (!middle.getChildren().contains(board)) {
                middle.getChildren().setAll(board);
            }
            columns.draw();
        }
    }

    private void speak() {
        nameDay();
        columns.again();
    }
}
