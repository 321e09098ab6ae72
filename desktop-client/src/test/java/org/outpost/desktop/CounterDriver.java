// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;
import org.outpost.model.kernel.Invariant;
import org.testfx.util.WaitForAsyncUtils;

/// Drives a counter by keys, as a clerk does, and reads what stands on the screen. Every key is one
/// turn of the window's thread; the next one, and every look, waits until nothing the key began is
/// under way and the window has drawn itself again. Thin on purpose: the robot behind it can be
/// exchanged.
final class CounterDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Stage stage;
    private final Shell shell;
    private final BooleanSupplier quiet;
    private final Runnable closing;

    private CounterDriver(Stage stage, Shell shell, BooleanSupplier quiet, Runnable closing) {
        this.stage = stage;
        this.shell = shell;
        this.quiet = quiet;
        this.closing = closing;
    }

    /// Opens the counter in the stage; call it on the window's thread.
    static CounterDriver open(Stage stage, PaperCounter counter) {
        CounterWindow.dress();
        Shell shell = CounterWindow.open(stage, counter::shell);
        place(stage);
        return new CounterDriver(stage, shell, () -> true, () -> {});
    }

    /// Opens a whole counter in the stage, as the program does.
    static CounterDriver open(Stage stage, Counter counter) {
        CounterWindow.dress();
        WatchedBackground background = new WatchedBackground();
        ShellParts parts = parts(counter, background, folder -> {});
        Shell shell =
                CounterWindow.open(
                        stage,
                        () -> new Shell(parts, Wiring.rooms(counter, background, parts.clock())));
        place(stage);
        return new CounterDriver(stage, shell, background::quiet, background::close);
    }

    /// As large as a counter's screen, in its corner: the window without a screen can't be drawn
    /// where part of it would lie outside, and the stage is the one of the test before.
    private static void place(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1366);
        stage.setHeight(768);
    }

    /// What a window stands on, at a whole counter.
    ///
    /// @param opener told of each folder that would be shown
    static ShellParts parts(Counter counter, Background background, Consumer<Path> opener) {
        return new ShellParts(
                new Words(Lang.EN, Wiring.ZONE),
                background,
                () -> Instant.ofEpochMilli(counter.clock().millis()),
                counter.signIn(),
                counter.attention(),
                counter.line(),
                Wiring.printing(counter, background, opener));
    }

    /// Lets no question reach the counter any more, so that it can be closed.
    void close() {
        closing.run();
    }

    CounterDriver signIn() {
        return write("open").press(KeyCode.ENTER);
    }

    CounterDriver write(String text) {
        settle();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter ->
                        onWindow(() -> {
                            KeyCode key = KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT));
                            type(key == null ? KeyCode.UNDEFINED : key, letter, Set.of());
                            return true;
                        }));
        return this;
    }

    /// One key, or several held together; what is held stands first.
    CounterDriver press(KeyCode... keys) {
        return ask(() -> {
            Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
            for (KeyCode key : keys) {
                boolean letter = key.isLetterKey() || key.isDigitKey();
                type(
                        key,
                        letter && held.isEmpty() ? key.getChar().toLowerCase(Locale.ROOT) : "",
                        held);
                if (key.isModifierKey()) {
                    held.add(key);
                }
            }
            return this;
        });
    }

    private void type(KeyCode key, String letter, Set<KeyCode> held) {
        say(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, key, held);
        if (!letter.isEmpty()) {
            say(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED, held);
        }
        say(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, key, held);
    }

    /// Says of a key to whatever has the cursor what the window itself would say.
    private void say(EventType<KeyEvent> type, String letter, KeyCode key, Set<KeyCode> held) {
        Node owner = stage.getScene().getFocusOwner();
        Event.fireEvent(
                owner == null ? stage.getScene() : owner,
                new KeyEvent(
                        type,
                        letter,
                        "",
                        key,
                        held.contains(KeyCode.SHIFT),
                        held.contains(KeyCode.CONTROL),
                        held.contains(KeyCode.ALT),
                        false));
    }

    CounterDriver resize(double width, double height) {
        return ask(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return this;
        });
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

    /// Asks or does something on the window's thread once the window is at rest.
    <T> T ask(Callable<T> question) {
        settle();
        return onWindow(question);
    }

    /// Until nothing is under way, its answer has been given to the window, and that was drawn.
    private void settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int still = 0; still < 2; ) {
            still = onWindow(quiet::getAsBoolean) ? still + 1 : 0;
            if (still == 0) {
                Invariant.check(System.nanoTime() < end, "the window comes to rest");
                LockSupport.parkNanos(1_000_000);
            }
        }
        CountDownLatch drawn = new CountDownLatch(1);
        onWindow(() -> {
            Scene scene = stage.getScene();
            Runnable[] once = new Runnable[1];
            once[0] =
                    () -> {
                        scene.removePostLayoutPulseListener(once[0]);
                        drawn.countDown();
                    };
            scene.addPostLayoutPulseListener(once[0]);
            Platform.requestNextPulse();
            return true;
        });
        try {
            Invariant.check(drawn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it is drawn");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T onWindow(Callable<T> question) {
        try {
            return WaitForAsyncUtils.asyncFx(question).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
