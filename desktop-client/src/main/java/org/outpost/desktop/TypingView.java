// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.FxBackground;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignInDesk;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.Trouble;
import org.outpost.desktop.shell.Words;

/// A window over a real counter in which somebody types into the search box, and how long each key
/// takes until the rows it asked for stand on the screen. What a bench measures; it fakes nothing
/// but the fingers.
public final class TypingView {
    private final Watched background = new Watched();
    private final Shell shell;
    private final Scene scene;

    private TypingView(Counter counter, SignedIn who) {
        ShellParts parts =
                new ShellParts(
                        new Words(Lang.EN, Wiring.ZONE),
                        background,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        new OpenDoor(who),
                        counter.attention(),
                        counter.line(),
                        Wiring.printing(counter, background, folder -> {}));
        Stage stage = new Stage();
        shell =
                CounterWindow.open(
                        stage,
                        () -> new Shell(parts, Wiring.rooms(counter, background, parts.clock())));
        scene = stage.getScene();
    }

    /// Types words letter by letter, each into the empty box. Starts the toolkit, so once per
    /// process.
    ///
    /// @return the milliseconds from each key to the frame after the one that has its rows
    public static List<Double> type(Counter counter, SignedIn who, List<String> words)
            throws InterruptedException {
        AtomicReference<TypingView> made = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(1);
        Platform.startup(() -> {
            CounterWindow.dress();
            TypingView view = new TypingView(counter, who);
            view.signIn();
            made.set(view);
            open.countDown();
        });
        open.await();
        TypingView view = made.get();
        view.settled();
        List<Double> millis = new ArrayList<>();
        for (String word : words) {
            view.write("");
            for (int end = 1; end <= word.length(); end++) {
                millis.add(view.write(word.substring(0, end)));
            }
        }
        view.background.real.close();
        return millis;
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

    private void settled() throws InterruptedException {
        for (int quiet = 0; quiet < 5; ) {
            TimeUnit.MILLISECONDS.sleep(100);
            quiet = background.pending == 0 ? quiet + 1 : 0;
        }
    }

    /// Puts this text into the box as the next key would and waits for its rows.
    private double write(String text) throws InterruptedException {
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
                        frames[0] = background.pending == 0 ? frames[0] + 1 : 0;
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
        return (times[1] - times[0]) / 1e6;
    }

    /// The real background, which also knows how many answers are still to come.
    private static final class Watched implements Background {
        private final FxBackground real = new FxBackground();
        private volatile int pending;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Trouble> otherwise) {
            // Asked and answered on the window's thread alone; only read elsewhere.
            pending++;
            real.run(
                    work,
                    answer -> {
                        pending--;
                        then.accept(answer);
                    },
                    trouble -> {
                        pending--;
                        otherwise.accept(trouble);
                    });
        }

        @Override
        public Runnable later(long millis, Runnable then) {
            return real.later(millis, then);
        }
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
