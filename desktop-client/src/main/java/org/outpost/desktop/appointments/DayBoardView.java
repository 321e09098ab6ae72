// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
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
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.KeyHint;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Slices;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// The day board: a column per doctor, numbers first. Arrows move, Enter books a free place or
/// opens a booking.
public final class DayBoardView implements Screen {
    private static final int PAGE = 8;
    private static final double MARGIN = 24;

    /// Places that are drawn in one go.
    private static final int AT_ONCE = 20;

    private static final long BETWEEN_MILLIS = 1;
    private final DayBoardViewModel model;
    private final BoardDesk desk;
    private final Background background;
    private final Frame frame;
    private final TextField day = new TextField();
    private final HBox columns = new HBox(12);
    private final Label dayName = new Label();
    private final StackPane middle = new StackPane();
    private final Scrolling board = new Scrolling(columns);
    private final List<BoardColumnView> made = new ArrayList<>();
    private final Slices arriving;
    private final Slices places;
    private final VBox content;
    private boolean looking;

    /// Whether the columns have been laid out anew since one looked.
    private boolean moved;

    private @Nullable Region chosen;
    private @Nullable BookSlotView booking;
    private @Nullable CancelBookingView cancelling;

    public DayBoardView(
            DayBoardViewModel model, BoardDesk desk, Background background, Frame frame) {
        this.model = model;
        this.desk = desk;
        this.background = background;
        this.frame = frame;
        places = new Slices(background, BETWEEN_MILLIS, AT_ONCE);
        arriving = new Slices(background, BETWEEN_MILLIS, 1);
        Words words = frame.words();
        day.setId("day");
        FormField dayField = new FormField(words, model.dayField(), day);
        dayField.setMaxWidth(200);
        day.promptTextProperty().bind(words.live("hint.day"));
        day.addEventFilter(KeyEvent.KEY_PRESSED, this::dayKey);
        dayName.getStyleClass().add("section");
        HBox head = new HBox(16, dayField, dayName);
        head.setAlignment(Pos.BOTTOM_LEFT);
        board.setFitToWidth(false);
        board.setFocusTraversable(true);
        board.setId("board");
        board.accessibleTextProperty().bind(words.live("title.board"));
        board.addEventFilter(KeyEvent.KEY_PRESSED, this::boardKey);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        content = new VBox(12, head, middle);
        model.doctors().addListener((InvalidationListener) changed -> draw());
        model.dayProperty().addListener(changed -> nameDay());
        words.follow(this, DayBoardView::draw);
        model.spotProperty().addListener((value, before, after) -> mark());
        columns.layoutBoundsProperty()
                .addListener((value, before, after) -> {
                    moved = true;
                    look();
                });
        List.of(board.vvalueProperty(), board.hvalueProperty(), board.viewportBoundsProperty())
                .forEach(port -> port.addListener((value, before, after) -> look()));
        draw();
    }

    @Override
    public String id() {
        return "day-board";
    }

    @Override
    public Phrase title() {
        return Phrase.of("title.board");
    }

    /// Whatever comes back into the window is dressed anew: a column at a time too.
    @Override
    public Node content() {
        if (content.getScene() == null && made.size() > 1) {
            arrive();
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

    @Override
    public boolean pressed(KeyEvent event) {
        CancelBookingView open = cancelling;
        if (open != null && open.pressed(event.getCode())) {
            return true;
        }
        LocalDate shown = model.dayProperty().get();
        switch (event.getCode()) {
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
        if (open != null) {
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
        made.clear();
        chosen = null;
        if (model.doctors().isEmpty()) {
            arriving.drop();
            StackPane card =
                    new StackPane(
                            Look.wrapping(frame.words().live("board.empty"), "muted").hugging());
            card.getStyleClass().add("card");
            middle.getChildren().setAll(card);
        } else {
            middle.getChildren().setAll(board);
            arrive();
        }
    }

    /// One column after the other, and in each only what is seen of it: all at once would keep the
    /// window.
    private void arrive() {
        columns.getChildren().clear();
        places.drop();
        arriving.begin(
                IntStream.range(0, model.doctors().size())
                        .<Runnable>mapToObj(at -> () -> columns.getChildren().add(column(at)))
                        .toList(),
                () -> {});
    }

    private BoardColumnView column(int at) {
        if (at == made.size()) {
            made.add(
                    new BoardColumnView(
                            frame.words(),
                            model.doctors().get(at),
                            (row, place) -> listen(row, new DayBoardViewModel.Spot(at, place))));
            if (model.spotProperty().get().doctor() == at) {
                mark();
            }
        }
        return made.get(at);
    }

    private void listen(Region row, DayBoardViewModel.Spot spot) {
        row.setOnMouseClicked(event -> {
            model.choose(spot);
            if (event.getClickCount() == 2) {
                act();
            }
        });
    }

    private void mark() {
        if (chosen != null) {
            chosen.getStyleClass().remove("chosen");
            chosen = null;
        }
        DayBoardViewModel.Spot spot = model.spotProperty().get();
        if (spot.doctor() < made.size() && model.chosenPlace().isPresent()) {
            chosen = made.get(spot.doctor()).places().row(spot.place());
            chosen.getStyleClass().add("chosen");
            reveal();
        }
    }

    /// What has come into sight is drawn when the window has been laid out, never meanwhile.
    private void look() {
        if (!looking) {
            looking = true;
            Platform.runLater(this::drawSeen);
        }
    }

    private void drawSeen() {
        looking = false;
        if (content.getScene() == null) {
            return;
        }
        if (moved) {
            moved = false;
            reveal();
        }
        Bounds port = board.localToScene(board.getLayoutBounds());
        List<Runnable> toDraw = new ArrayList<>();
        for (BoardColumnView column : made) {
            column.places().missing(port).forEach(at -> toDraw.add(() -> column.places().row(at)));
        }
        places.begin(toDraw, () -> {});
    }

    /// Scrolls just as far as the chosen row needs, so that the doctor's name stays in sight.
    private void reveal() {
        DayBoardViewModel.Spot spot = model.spotProperty().get();
        if (chosen == null) {
            return;
        }
        PlaceRowsView rows = made.get(spot.doctor()).places();
        Bounds place = new BoundingBox(0, rows.top(spot.place()), rows.getWidth(), rows.pitch());
        Bounds inside = columns.sceneToLocal(rows.localToScene(place));
        Bounds port = board.getViewportBounds();
        board.setVvalue(
                scroll(
                        board.getVvalue(),
                        columns.getHeight() - port.getHeight(),
                        inside.getMinY(),
                        inside.getMaxY() - port.getHeight()));
        board.setHvalue(
                scroll(
                        board.getHvalue(),
                        columns.getWidth() - port.getWidth(),
                        inside.getMinX() - MARGIN,
                        inside.getMaxX() + MARGIN - port.getWidth()));
    }

    private static double scroll(double now, double range, double most, double least) {
        if (range <= 0) {
            return 0;
        }
        double at = Math.min(Math.max(now * range, least), Math.max(most, least));
        return Math.clamp(at / range, 0, 1);
    }
}
