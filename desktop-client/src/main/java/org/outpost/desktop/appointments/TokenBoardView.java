// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.print.BothScripts;

/// The display in the hall: a window of its own, in both scripts, numbers alone. It goes to a
/// second screen and fills it where there is one; on the counter's only screen it stays a window
/// beside the work. Esc closes it, and so does the counter.
public final class TokenBoardView {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;

    /// A screen this high shows a token of the size the house asks for.
    private static final double DRAWN_FOR = 1080;

    private final TokenBoardViewModel model;
    private final BothScripts both;
    private final Label hospital = Look.plain("", "token-head", "token-hospital");
    private final VBox latest = new VBox();
    private final VBox before = new VBox();
    private final FlowPane places = new FlowPane(24, 12);
    private final Label silent = new Label();
    private final BorderPane root = new BorderPane();
    private @Nullable Stage stage;

    public TokenBoardView(TokenBoardViewModel model, BothScripts both) {
        this.model = model;
        this.both = both;
        root.getStyleClass().addAll("root", "token-board");
        latest.getStyleClass().add("token-latest");
        before.getStyleClass().add("token-before");
        places.getStyleClass().add("token-places");
        silent.getStyleClass().add("token-silent");
        silent.setMaxWidth(Double.MAX_VALUE);
        silent.setWrapText(true);
        HBox middle = new HBox(48, latest, before);
        HBox.setHgrow(latest, Priority.ALWAYS);
        before.setMinWidth(Region.USE_PREF_SIZE);
        Label title = Look.plain(both.text("display.title"), "token-head");
        title.setMinWidth(Region.USE_PREF_SIZE);
        hospital.setWrapText(true);
        root.setTop(new HBox(48, hospital, Look.gap(), title));
        root.setCenter(middle);
        root.setBottom(new VBox(12, places, silent));
        root.heightProperty().addListener((value, was, is) -> size(is.doubleValue()));
        model.shownProperty().addListener((value, was, is) -> draw(is));
        draw(model.shownProperty().get());
    }

    /// Shows the display or, where it stands already, closes it.
    ///
    /// @param counter the window it belongs to
    public void turn(Window counter) {
        Stage now = stage;
        if (now != null && now.isShowing()) {
            now.close();
        } else {
            open(counter);
        }
    }

    /// What is in the window.
    public Parent root() {
        return root;
    }

    private void open(Window counter) {
        Stage now = stage == null ? made(counter) : stage;
        stage = now;
        List<Screen> others =
                Screen.getScreens().stream().filter(screen -> !on(screen, counter)).toList();
        if (!others.isEmpty()) {
            Rectangle2D there = others.getFirst().getBounds();
            now.setX(there.getMinX());
            now.setY(there.getMinY());
        }
        model.open();
        now.show();
        now.setFullScreen(!others.isEmpty());
        // Whoever types at the counter goes on typing there.
        counter.requestFocus();
    }

    private Stage made(Window counter) {
        Stage made = new Stage();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().add(CounterWindow.sheet());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(made, event));
        made.setScene(scene);
        made.setTitle(both.text("display.title"));
        made.setFullScreenExitHint("");
        made.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        made.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> model.close());
        // Else the program would stay behind a window that only the hall sees.
        counter.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> made.close());
        return made;
    }

    private static void pressed(Stage stage, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            stage.close();
        } else if (event.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    private static boolean on(Screen screen, Window window) {
        return screen.getBounds()
                .contains(
                        window.getX() + window.getWidth() / 2,
                        window.getY() + window.getHeight() / 2);
    }

    private void size(double high) {
        root.setStyle("-fx-font-size: " + 24 * high / DRAWN_FOR + "px;");
    }

    private void draw(TokenBoardViewModel.Shown shown) {
        TokenBoard board = shown.board();
        hospital.setText(both.text(board.hospital()));
        latest.getChildren().clear();
        before.getChildren().clear();
        if (board.calls().isEmpty()) {
            latest.getChildren().add(Look.plain(both.text("display.nobody"), "token-room"));
        } else {
            TokenBoard.Call call = board.calls().getFirst();
            latest.getChildren()
                    .setAll(
                            Look.plain(both.text("display.now"), "token-word"),
                            Look.plain(call.token(), "token-number"),
                            Look.plain(both.text("display.room", call.room()), "token-room"),
                            Look.plain(both.text(call.department()), "token-word"));
            latest.setAccessibleText(call.token() + ", " + both.text("display.room", call.room()));
        }
        if (board.calls().size() > 1) {
            before.getChildren().add(Look.plain(both.text("display.before"), "token-word"));
            board.calls().stream().skip(1).forEach(call -> before.getChildren().add(line(call)));
        }
        before.setVisible(board.calls().size() > 1);
        before.setManaged(board.calls().size() > 1);
        places.getChildren().setAll(board.places().stream().map(this::place).toList());
        silent.setText(
                shown.silentSince()
                        .map(since -> both.lines(Phrase.of("display.silent", since)))
                        .orElse(""));
        silent.setVisible(shown.silentSince().isPresent());
        silent.setManaged(shown.silentSince().isPresent());
    }

    private HBox line(TokenBoard.Call call) {
        Label token = Look.plain(call.token(), "token-small");
        token.setMinWidth(Region.USE_PREF_SIZE);
        Label room = Look.plain(both.text("display.room", call.room()), "token-small-room");
        HBox line = new HBox(24, token, Look.gap(), room);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox place(TokenBoard.Place place) {
        Label name = Look.plain(both.text(place.department()), "token-place");
        Label waits =
                Look.plain(
                        place.minutes()
                                .filter(minutes -> minutes > 0)
                                .map(minutes ->
                                        both.text(
                                                "display.waiting.minutes",
                                                place.waiting(),
                                                minutes))
                                .orElseGet(() -> both.text("display.waiting", place.waiting())),
                        "token-waits");
        HBox box = new HBox(12, name, waits);
        box.setAlignment(Pos.BASELINE_LEFT);
        box.getStyleClass().add("token-place-box");
        return box;
    }
}
