// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Frame;
import org.outpost.desktop.shell.HomeView;
import org.outpost.desktop.shell.RailEntry;
import org.outpost.desktop.shell.Rooms;
import org.outpost.desktop.shell.Screen;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignedIn;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every screen is opened once behind the sign-in, by nobody.
@ExtendWith(ApplicationExtension.class)
class RehearsalTest {
    private static final String BESIDE = "what the screens lead to";
    @TempDir static Path folder;
    private final List<String> made = new ArrayList<>();
    private final List<String> dressed = new ArrayList<>();
    private final WatchedBackground background = new WatchedBackground();
    private OpenCounter opened;
    private Counter counter;
    private Stage window;
    private CounterDriver desk;
    private ShellParts parts;

    @Start
    void start(Stage stage) throws IOException {
        window = stage;
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
        parts =
                CounterDriver.parts(
                        counter,
                        background,
                        shown -> {
                            throw new AssertionError("a folder opened by itself: " + shown);
                        });
    }

    @AfterEach
    void theCounterCloses() {
        background.close();
        opened.close();
    }

    @Test
    void everyScreenIsDressedOnceBehindTheDoorAndNothingOfItStays() {
        Rooms rooms = Wiring.rooms(counter, background, parts.clock());
        List<Node> before = desk.ask(() -> List.copyOf(root().getChildren()));
        AtomicBoolean over = new AtomicBoolean();
        desk.ask(() -> {
            CounterWindow.rehearse(window, parts, new Noted(rooms), () -> over.set(true));
            return true;
        });
        until(over::get);

        assertThat(made)
                .contains(
                        "register", "queue", "room", "day-board", "shift", "register-file", BESIDE);
        assertThat(dressed).containsExactlyElementsOf(made);
        assertThat(desk.ask(() -> List.copyOf(root().getChildren())))
                .containsExactlyElementsOf(before);
        assertThat(desk.focus()).as("the door keeps the cursor").isIn("user", "secret");
        assertThat(counter.papers().last()).as("a paper was kept").isEmpty();
    }

    private Pane root() {
        return (Pane) desk.root();
    }

    /// The rooms as they are, and which of their screens were made and had their styles.
    private final class Noted implements Rooms {
        private final Rooms real;

        Noted(Rooms real) {
            this.real = real;
        }

        @Override
        public HomeView home(Frame frame, SignedIn who) {
            return real.home(frame, who);
        }

        @Override
        public List<RailEntry> screens(Frame frame, SignedIn who, HomeView home) {
            return real.screens(frame, who, home).stream().map(this::noted).toList();
        }

        @Override
        public List<Supplier<Screen>> beside(Frame frame, SignedIn who) {
            return real.beside(frame, who).stream().map(one -> noted(one, BESIDE)).toList();
        }

        private Supplier<Screen> noted(Supplier<Screen> one, String name) {
            return () -> {
                Screen screen = one.get();
                made.add(name);
                screen.content()
                        .parentProperty()
                        .addListener((value, was, now) -> {
                            if (now == null) {
                                dressed.add(name);
                            }
                        });
                return screen;
            };
        }

        private RailEntry noted(RailEntry entry) {
            return new RailEntry(
                    entry.id(), entry.icon(), noted(entry.screen(), entry.id()), entry.under());
        }
    }
}
