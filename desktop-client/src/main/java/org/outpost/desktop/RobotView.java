// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.outpost.desktop.platform.JournalKeeper;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rooms;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;

/// A window over a real counter with a robot's fingers on its keys: what a bench measures and a
/// scripted day works with. It fakes nothing but the fingers. Every key waits until the window has
/// answered it, as somebody would who looks at the screen.
public final class RobotView {
    private static final List<String> SAYING = List.of("toast", "trouble", "complaint");
    private static final double MILLION = 1e6;

    /// An even number: the last one is as the window is.
    private static final int FIRST_FRAMES = 8;

    private final WatchedBackground background = new WatchedBackground();
    private final JournalKeeper journal;
    private final Shell shell;
    private final Stage stage = new Stage();
    private final Scene scene;
    private final ShellParts parts;
    private final Rooms rooms;
    private long keys;
    private double waited;
    private final WindowWatch watch = new WindowWatch(Thread.currentThread());

    /// What the last work cost.
    ///
    /// @param keys that were pressed
    /// @param waitedMillis from each key until its answer stood on the screen, added up
    /// @param silences the times in which the window answered nothing for long; of all those that
    ///   were not long, the longest
    public record Effort(long keys, double waitedMillis, List<WindowWatch.Stretch> silences) {
        public Effort {
            silences = List.copyOf(silences);
        }
    }

    private RobotView(Counter counter, SignedIn who) {
        journal = Wiring.journal(counter);
        parts =
                new ShellParts(
                        new Words(Lang.EN, Wiring.ZONE),
                        background,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        new OpenDoor(who),
                        counter.attention(),
                        counter.line(),
                        Wiring.printing(counter, background, folder -> {}));
        rooms = Wiring.rooms(counter, background, parts.clock());
        shell = CounterWindow.open(stage, () -> new Shell(parts, rooms));
        scene = stage.getScene();
    }

    /// Opens a window in which this person works. Starts the toolkit, so once per process.
    public static RobotView open(Counter counter, SignedIn who) throws InterruptedException {
        AtomicReference<RobotView> made = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(1);
        Platform.startup(() -> {
            CounterWindow.dress();
            made.set(new RobotView(counter, who));
            open.countDown();
        });
        open.await();
        RobotView view = made.get();
        view.settled();
        // Until its first frames are drawn the window is still starting, which is measured apart.
        view.drawn();
        view.watch.start();
        view.rehearsed();
        // The door takes the cursor once the window is up; only then can somebody come in.
        ask(() -> {
            view.signIn();
            return "";
        });
        view.settled();
        return view;
    }

    /// Types words letter by letter, each into the empty search box.
    ///
    /// @return the milliseconds from each key to the frame after the one that has its rows
    public List<Double> type(List<String> words) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (String word : words) {
            search("");
            for (int end = 1; end <= word.length(); end++) {
                millis.add(search(word.substring(0, end)));
            }
        }
        return millis;
    }

    public void press(KeyCode code) throws InterruptedException {
        key(code, "", false);
    }

    /// The key together with Ctrl: one grip, counted as one key.
    public void control(KeyCode code) throws InterruptedException {
        key(code, "", true);
    }

    /// Writes letter by letter to whatever has the cursor.
    public void write(String text) throws InterruptedException {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            String letter = Character.toString(text.codePointAt(at));
            KeyCode code = KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT));
            key(code == null ? KeyCode.UNDEFINED : code, letter, false);
        }
    }

    /// The id of what has the cursor; empty where nothing has.
    public String focus() throws InterruptedException {
        return ask(() -> {
            Node owner = scene.getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /// What stands in toasts, troubles and complaints.
    public String said() throws InterruptedException {
        return ask(() -> {
            List<String> words = new ArrayList<>();
            seen(scene.getRoot())
                    .filter(node -> node.getStyleClass().stream().anyMatch(SAYING::contains))
                    .flatMap(RobotView::seen)
                    .map(RobotView::words)
                    .filter(text -> !text.isEmpty())
                    .forEach(words::add);
            return String.join(" | ", words);
        });
    }

    /// What it cost since this was asked before.
    public Effort effort() {
        Effort made = new Effort(keys, waited, watch.stretches());
        keys = 0;
        waited = 0;
        return made;
    }

    public void close() {
        background.close();
        journal.close();
    }

    private void key(KeyCode code, String letter, boolean control) throws InterruptedException {
        keys++;
        long began = System.nanoTime();
        ask(() -> {
            fire(KeyEvent.KEY_PRESSED, code, "", control);
            if (!letter.isEmpty()) {
                fire(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, letter, control);
            }
            fire(KeyEvent.KEY_RELEASED, code, "", control);
            return "";
        });
        settled();
        waited += (System.nanoTime() - began) / MILLION;
    }

    private void fire(EventType<KeyEvent> type, KeyCode code, String letter, boolean control) {
        Node owner = scene.getFocusOwner();
        Node target = owner == null ? shell.root() : owner;
        String said = letter.isEmpty() ? KeyEvent.CHAR_UNDEFINED : letter;
        Event.fireEvent(target, new KeyEvent(type, said, "", code, false, control, false, false));
    }

    private void signIn() {
        if (scene.lookup("#secret") instanceof TextField secret) {
            secret.setText("-");
            Event.fireEvent(
                    secret,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        }
    }

    /// Until nothing is under way and its answer has been given to the window.
    private void settled() throws InterruptedException {
        for (int quiet = 0; quiet < 2; ) {
            quiet = ask(() -> background.quiet()) ? quiet + 1 : 0;
            if (quiet == 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    /// Until some frames of the whole window are drawn. A window without a screen copies each dot
    /// by dot on the window's own thread, which takes a third of a second until that is compiled,
    /// and which no screen does.
    private void drawn() throws InterruptedException {
        for (int frame = 0; frame < FIRST_FRAMES; frame++) {
            double shade = frame % 2 == 0 ? 0.99 : 1;
            CountDownLatch begun = new CountDownLatch(1);
            ask(() -> {
                Runnable[] listener = new Runnable[1];
                listener[0] =
                        () -> {
                            scene.removePostLayoutPulseListener(listener[0]);
                            begun.countDown();
                        };
                scene.addPostLayoutPulseListener(listener[0]);
                scene.getRoot().setOpacity(shade);
                Platform.requestNextPulse();
                return "";
            });
            begun.await();
        }
    }

    /// Until everything was opened once, behind a door at which nobody is yet.
    private void rehearsed() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        ask(() -> {
            CounterWindow.rehearse(stage, parts, rooms, over::countDown);
            return "";
        });
        over.await();
    }

    private static <T> T ask(Callable<T> question) throws InterruptedException {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<Exception> fault = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                answer.set(question.call());
            } catch (Exception e) {
                fault.set(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Exception failed = fault.get();
        if (failed != null) {
            throw new IllegalStateException("the window could not answer the robot", failed);
        }
        return answer.get();
    }

    private static Stream<Node> seen(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(RobotView::seen))
                : Stream.of(node);
    }

    private static String words(Node node) {
        return switch (node) {
            case Label label -> label.getText();
            case Wrapped wrapped -> wrapped.text();
            default -> "";
        };
    }

    /// Puts this text into the box as the next key would and waits for its rows.
    private double search(String text) throws InterruptedException {
        CountDownLatch painted = new CountDownLatch(1);
        long[] times = new long[2];
        Platform.runLater(() -> {
            times[0] = System.nanoTime();
            if (scene.lookup("#search") instanceof TextField box) {
                box.setText(text);
            }
            Runnable[] listener = new Runnable[1];
            int[] frames = new int[1];
            listener[0] =
                    () -> {
                        // The frame behind the one that lays the rows out begins once that is
                        // drawn.
                        frames[0] = background.quiet() ? frames[0] + 1 : 0;
                        if (frames[0] == 2) {
                            times[1] = System.nanoTime();
                            scene.removePostLayoutPulseListener(listener[0]);
                            painted.countDown();
                        } else {
                            Platform.requestNextPulse();
                        }
                    };
            scene.addPostLayoutPulseListener(listener[0]);
            Platform.requestNextPulse();
        });
        painted.await();
        return (times[1] - times[0]) / MILLION;
    }

    /// The person is in already.
    private record OpenDoor(SignedIn who) implements SignInDesk {
        @Override
        public Outcome<SignedIn> signIn(String user, String secret) {
            return new Outcome.Done<>(who, Phrase.of("signin.welcome"), null);
        }

        @Override
        public String lastUser() {
            return who.user();
        }
    }
}
