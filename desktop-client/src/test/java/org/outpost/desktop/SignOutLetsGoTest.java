// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A window outlives a dozen people who sign in and out at it: what one of them opened must go with
/// them, with all the patients in it.
@ExtendWith(ApplicationExtension.class)
class SignOutLetsGoTest {
    @TempDir static Path folder;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;
    private final List<WeakReference<Object>> drawn = new ArrayList<>();

    @Start
    void start(Stage stage) throws IOException {
        opened =
                new OpenCounter(
                        stage,
                        folder,
                        before ->
                                before.world.district.act(
                                        FeedId.of(DH),
                                        new PlanClinicSession(
                                                new UserId("dr.khan"),
                                                "OPD",
                                                TODAY,
                                                0,
                                                1440,
                                                10,
                                                24,
                                                4)));
        counter = opened.counter;
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void whatWasOpenedGoesWhenTheShiftEnds() {
        openEverything();
        sent(counter);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT4).press(KeyCode.F9);
        until(() -> desk.words().contains("Shift ended: "));
        letGo();
    }

    @Test
    void whatWasOpenedGoesWhenSomebodyElseSignsInOverTheLockAndTheOthersScreensSpeakOn() {
        openEverything();
        desk.press(KeyCode.F12);
        opened.signIn("rao");
        desk.ask(() -> {
            desk.shell().go("room");
            return true;
        });
        until(() -> desk.words().contains("0 min"));
        desk.press(KeyCode.CONTROL, KeyCode.L);
        until(() -> desk.words().contains("0 मिनट"));
        assertThat(desk.words()).doesNotContain("0 min");
        letGo();
    }

    private void openEverything() {
        opened.signIn("asha");
        until(() -> counter.line().now().lastSent().isPresent());
        PersonRow sunita = registered(counter, "Sunita Kumari", "9876543210");
        PersonRow kamla = registered(counter, "Kamla Devi", "9876543210");
        for (PersonRow one : List.of(sunita, kamla)) {
            made(
                    counter.queue()
                            .open(one.id(), counter.queue().departments().getFirst(), Set.of()));
        }
        desk.press(KeyCode.CONTROL, KeyCode.F).write("9876543210").press(KeyCode.DOWN);
        seen("Kamla Devi");
        desk.press(KeyCode.ENTER);
        seen("Kamla Devi");
        open("queue", "Kamla Devi");
        open("day-board", "khan");
        open("register", "New patient");
        open("attention", "");
        open("shift", "End of shift");
        assertThat(drawn).hasSizeGreaterThan(200);
    }

    private void open(String screen, String words) {
        desk.ask(() -> {
            desk.shell().go(screen);
            return true;
        });
        seen(words);
    }

    /// Remembers weakly everything that stands on the screen, and the rows behind it.
    private void seen(String words) {
        until(() -> desk.words().contains(words));
        desk.ask(() -> {
            Parent column = (Parent) desk.root().lookup(".content");
            Parent side = (Parent) desk.root().lookup(".side-panel");
            // The frame around a screen is the window's own.
            Stream.of(column.getChildrenUnmodifiable().getLast(), side)
                    .filter(Objects::nonNull)
                    .flatMap(frame -> ((Parent) frame).getChildrenUnmodifiable().stream())
                    .flatMap(CounterDriver::seen)
                    .flatMap(SignOutLetsGoTest::withRow)
                    .map(WeakReference::new)
                    .forEach(drawn::add);
            return true;
        });
    }

    private static Stream<Object> withRow(Node node) {
        return node instanceof IndexedCell<?> cell && cell.getItem() != null
                ? Stream.of(node, cell.getItem())
                : Stream.of(node);
    }

    private void letGo() {
        until(() -> {
            forgetEvents();
            System.gc();
            return drawn.stream().allMatch(one -> one.refersTo(null));
        });
    }

    /// The tool that drives the window remembers every event and what it was of, until it is told
    /// of its window anew.
    private void forgetEvents() {
        desk.ask(() -> {
            FxToolkitContext tool = FxToolkit.toolkitContext();
            tool.setRegisteredStage(tool.getRegisteredStage());
            return true;
        });
    }
}
