// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.FxBackground;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Drives a counter by keys, as a clerk does, and reads what stands on the screen. Thin on purpose:
/// the robot behind it can be exchanged.
final class CounterDriver {
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Shell shell;
    private final Runnable closing;

    private CounterDriver(Stage stage, Shell shell, Runnable closing) {
        this.stage = stage;
        this.shell = shell;
        this.closing = closing;
    }

    /// Opens the counter in the stage; call it on the window's thread.
    static CounterDriver open(Stage stage, PaperCounter counter) {
        CounterWindow.dress();
        Shell shell = CounterWindow.open(stage, counter::shell);
        stage.setWidth(1366);
        stage.setHeight(768);
        return new CounterDriver(stage, shell, () -> {});
    }

    /// Opens a whole counter in the stage, as the program does.
    static CounterDriver open(Stage stage, Counter counter) {
        CounterWindow.dress();
        FxBackground background = new FxBackground();
        ShellParts parts =
                new ShellParts(
                        new Words(Lang.EN, Wiring.ZONE),
                        background,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        counter.signIn(),
                        counter.attention(),
                        counter.line(),
                        Wiring.printing(counter, background, folder -> {}));
        Shell shell =
                CounterWindow.open(
                        stage,
                        () -> new Shell(parts, Wiring.rooms(counter, background, parts.clock())));
        stage.setWidth(1366);
        stage.setHeight(768);
        return new CounterDriver(stage, shell, background::close);
    }

    /// Lets no question reach the counter any more, so that it can be closed.
    void close() {
        closing.run();
    }

    CounterDriver signIn() {
        return write("open").press(KeyCode.ENTER);
    }

    CounterDriver write(String text) {
        robot.write(text);
        return this;
    }

    CounterDriver press(KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    CounterDriver resize(double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        return this;
    }

    Parent root() {
        return shell.root();
    }

    Shell shell() {
        return shell;
    }

    /// The id of what has the focus.
    String focus() {
        Node owner = ask(() -> stage.getScene().getFocusOwner());
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    /// What stands in a field.
    String field(String id) {
        return ask(() -> ((TextInputControl) stage.getScene().lookup("#" + id)).getText());
    }

    /// All words that can be seen.
    String words() {
        return ask(() -> {
            List<String> words = new ArrayList<>();
            seen(root())
                    .map(CounterDriver::said)
                    .filter(text -> !text.isEmpty())
                    .forEach(words::add);
            return String.join("\n", words);
        });
    }

    private static String said(Node node) {
        return switch (node) {
            case Label label -> label.getText();
            case Wrapped wrapped -> wrapped.text();
            default -> "";
        };
    }

    /// Every node that can be seen, in reading order.
    static Stream<Node> seen(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(CounterDriver::seen))
                : Stream.of(node);
    }

    static <T> T ask(Callable<T> question) {
        try {
            WaitForAsyncUtils.waitForFxEvents();
            return WaitForAsyncUtils.asyncFx(question).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
