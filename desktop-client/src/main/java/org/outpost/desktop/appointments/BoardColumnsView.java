// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Scrolling;
import org.outpost.desktop.shell.Slices;
import org.outpost.desktop.shell.Words;

/// The doctors' columns of a day beside each other, one of their places chosen.
///
/// Columns come one after the other, and in each only what is seen of it: all at once would keep
/// the window. What others change meanwhile is drawn in place, column by column, and the board
/// stays where the clerk has scrolled it; it goes to the chosen place when another one is chosen.
final class BoardColumnsView {
    private static final double MARGIN = 24;

    /// Places that are drawn in one go.
    private static final int AT_ONCE = 20;

    private static final long BETWEEN_MILLIS = 1;
    private final Words words;
    private final DayBoardViewModel model;
    private final Runnable opened;
    private final HBox columns = new HBox(12);
    private final Scrolling pane = new Scrolling(columns);
    private final List<BoardColumnView> made = new ArrayList<>();
    private final Slices arriving;
    private final Slices places;
    private boolean looking;

    /// Whether the columns have been laid out anew since one looked.
    private boolean moved;

    private @Nullable Region chosen;

    /// Which place was chosen when it was last gone to, wherever it stands now.
    private String gone = "";

    /// Whether the chosen place is still to be gone to: what is not laid out stands nowhere.
    private boolean going;

    /// Whether all columns are in: until then there may be too little to scroll past.
    private boolean whole;

    /// What was scrolled past when one last looked.
    private double above;

    private double before;

    /// @param opened told of a place that was clicked twice
    BoardColumnsView(Words words, DayBoardViewModel model, Background background, Runnable opened) {
        this.words = words;
        this.model = model;
        this.opened = opened;
        places = new Slices(background, BETWEEN_MILLIS, AT_ONCE);
        arriving = new Slices(background, BETWEEN_MILLIS, 1);
        pane.setFitToWidth(false);
        pane.setFocusTraversable(true);
        pane.setId("board");
        pane.accessibleTextProperty().bind(words.live("title.board"));
        columns.layoutBoundsProperty()
                .addListener((value, was, is) -> {
                    moved = true;
                    look();
                });
        List.of(pane.vvalueProperty(), pane.hvalueProperty(), pane.viewportBoundsProperty())
                .forEach(port -> port.addListener((value, was, is) -> look()));
        model.spotProperty().addListener((value, was, is) -> mark());
    }

    Scrolling pane() {
        return pane;
    }

    /// Draws the doctors as they are now: in place where they are those that stand there, anew
    /// where it is another day.
    void draw() {
        List<DoctorDay> now = model.doctors();
        boolean same =
                !made.isEmpty()
                        && made.size() <= now.size()
                        && IntStream.range(0, made.size())
                                .allMatch(at ->
                                        made.get(at)
                                                .doctor()
                                                .sessionId()
                                                .equals(now.get(at).sessionId()));
        if (!same) {
            again();
            return;
        }
        begin();
        List<Runnable> steps = new ArrayList<>();
        IntStream.range(0, made.size())
                .filter(at -> !made.get(at).doctor().equals(now.get(at)))
                .forEach(at -> steps.add(() -> renew(at)));
        steps.addAll(coming());
        arriving.begin(steps, () -> whole = true);
    }

    /// Makes all columns anew: another day, another language.
    void again() {
        made.clear();
        chosen = null;
        arrive();
    }

    /// Puts the columns in one after the other: whatever comes back into the window is dressed
    /// anew.
    void arrive() {
        columns.getChildren().clear();
        places.drop();
        begin();
        arriving.begin(coming(), () -> whole = true);
    }

    private void begin() {
        going = false;
        whole = false;
    }

    /// Nobody sits that day.
    void clear() {
        arriving.drop();
        made.clear();
        columns.getChildren().clear();
        chosen = null;
    }

    private List<Runnable> coming() {
        return IntStream.range(columns.getChildren().size(), model.doctors().size())
                .<Runnable>mapToObj(at -> () -> columns.getChildren().add(column(at)))
                .toList();
    }

    private BoardColumnView column(int at) {
        if (at == made.size()) {
            made.add(drawn(at));
            if (model.spotProperty().get().doctor() == at) {
                mark();
            }
        }
        return made.get(at);
    }

    private BoardColumnView drawn(int at) {
        return new BoardColumnView(
                words,
                model.doctors().get(at),
                (row, place) -> listen(row, new DayBoardViewModel.Spot(at, place)));
    }

    /// What is seen of a column is drawn before it comes in place of the old one: it would be empty
    /// for a moment.
    private void renew(int at) {
        BoardColumnView old = made.get(at);
        BoardColumnView fresh = drawn(at);
        old.places().seen(port()).forEach(fresh.places()::drawn);
        made.set(at, fresh);
        if (at < columns.getChildren().size()) {
            columns.getChildren().set(at, fresh);
        }
        if (model.spotProperty().get().doctor() == at) {
            mark();
        }
        look();
    }

    private void listen(Region row, DayBoardViewModel.Spot spot) {
        row.setOnMouseClicked(event -> {
            model.choose(spot);
            if (event.getClickCount() == 2) {
                opened.run();
            }
        });
    }

    private void mark() {
        if (chosen != null) {
            chosen.getStyleClass().remove("chosen");
            chosen = null;
        }
        DayBoardViewModel.Spot spot = model.spotProperty().get();
        if (spot.doctor() >= made.size() || model.chosenPlace().isEmpty()) {
            return;
        }
        BoardColumnView column = made.get(spot.doctor());
        chosen = column.places().drawn(spot.place());
        if (chosen == null) {
            return;
        }
        chosen.getStyleClass().add("chosen");
        String place =
                column.doctor().sessionId()
                        + model.chosenPlace().map(PlaceOnBoard::which).orElse("");
        if (!place.equals(gone)) {
            gone = place;
            going = true;
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
        if (pane.getScene() == null) {
            return;
        }
        if (moved) {
            moved = false;
            if (going) {
                reveal();
            } else {
                scroll(above, above, before, before);
            }
        }
        if (whole) {
            above = pane.getVvalue() * beyond().getHeight();
            before = pane.getHvalue() * beyond().getWidth();
        }
        Bounds port = port();
        List<Runnable> toDraw = new ArrayList<>();
        for (BoardColumnView column : made) {
            column.places().missing(port).forEach(at -> toDraw.add(() -> column.places().row(at)));
        }
        places.begin(toDraw, () -> {});
    }

    private Bounds port() {
        return pane.localToScene(pane.getLayoutBounds());
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
        Bounds port = pane.getViewportBounds();
        scroll(
                inside.getMaxY() - port.getHeight(),
                inside.getMinY(),
                inside.getMaxX() + MARGIN - port.getWidth(),
                inside.getMinX() - MARGIN);
    }

    /// So much more than the pane there is to see.
    private Bounds beyond() {
        Bounds port = pane.getViewportBounds();
        return new BoundingBox(
                0,
                0,
                Math.max(0, columns.getWidth() - port.getWidth()),
                Math.max(0, columns.getHeight() - port.getHeight()));
    }

    /// Leaves at least so much and at most so much above and before.
    private void scroll(double least, double most, double leastBefore, double mostBefore) {
        pane.setVvalue(part(pane.getVvalue(), beyond().getHeight(), least, most));
        pane.setHvalue(part(pane.getHvalue(), beyond().getWidth(), leastBefore, mostBefore));
    }

    private static double part(double now, double range, double least, double most) {
        if (range <= 0) {
            return 0;
        }
        double at = Math.min(Math.max(now * range, least), Math.max(most, least));
        return Math.clamp(at / range, 0, 1);
    }
}
