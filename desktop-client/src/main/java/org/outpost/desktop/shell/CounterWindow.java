// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
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

    /// Puts the shell into the stage and shows it.
    public static Shell open(Stage stage, Supplier<Shell> made) {
        Shell shell = made.get();
        Parent root = shell.root();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().add(sheet());
        stage.setScene(scene);
        stage.setTitle("Outpost");
        stage.setMinWidth(1000);
        stage.setMinHeight(640);
        stage.setFullScreenExitHint("");
        shell.onFullScreen(on -> stage.setFullScreen(!stage.isFullScreen()));
        stage.show();
        shell.arrive();
        return shell;
    }
}
