// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window itself: size, sheet, title. Everything in it is the shell's.
public final class CounterWindow {
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private CounterWindow() {}

    /// The look, once per process, before the first scene.
    public static void dress() {
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    }

    public static String sheet() {
        return Objects.requireNonNull(CounterWindow.class.getResource("outpost.css"))
                .toExternalForm();
    }

    /// The window as it stands while the local file is being opened.
    static void waiting(Stage stage, Words words) {
        StackPane ground = new StackPane(Look.label(words.live("window.opening"), "on-navy"));
        ground.getStyleClass().add("sign-in-ground");
        dress(stage, ground);
    }

    /// The window of a counter that could not be opened: trouble in its four parts, nothing else.
    static void trouble(Stage stage, Words words, Trouble trouble) {
        TroubleCard card = new TroubleCard(words, trouble);
        card.setMaxSize(620, Region.USE_PREF_SIZE);
        StackPane ground = new StackPane(card);
        ground.getStyleClass().add("sign-in-ground");
        dress(stage, ground);
    }

    /// Puts the shell into the stage and shows it.
    public static Shell open(Stage stage, Supplier<Shell> made) {
        Shell shell = made.get();
        dress(stage, shell.root());
        shell.onFullScreen(on -> stage.setFullScreen(!stage.isFullScreen()));
        shell.arrive();
        return shell;
    }

    /// Opens everything once behind the sign-in, so that no first opening keeps the window.
    ///
    /// @param over told when that is through
    public static void rehearse(Stage stage, ShellParts parts, Rooms rooms, Runnable over) {
        // A new computer has no hospital yet whose screens could be opened.
        if (parts.signIn().beginning().isEmpty()
                && stage.getScene().getRoot() instanceof Pane root) {
            Rehearsal.begin(parts, rooms, root, over);
        } else {
            over.run();
        }
    }

    private static void dress(Stage stage, Parent root) {
        Scene now = stage.getScene();
        if (now != null) {
            now.getStylesheets().setAll(sheet());
            now.setRoot(root);
            stage.show();
            return;
        }
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().add(sheet());
        stage.setScene(scene);
        stage.setTitle("Outpost");
        stage.setMinWidth(1000);
        stage.setMinHeight(640);
        stage.setFullScreenExitHint("");
        stage.show();
    }
}
