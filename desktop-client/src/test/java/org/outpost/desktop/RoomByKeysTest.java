// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.OpenVisitViewModel;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueDoctor;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.appointments.VisitState;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A doctor behind a door and the people before it, by keys alone over a real file, with the
/// display in the hall telling who is to go in.
@ExtendWith(ApplicationExtension.class)
class RoomByKeysTest {
    private static final String DISPLAY = "Tokens · टोकन";
    @TempDir static Path folder;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;
    private QueueDriver queue;

    @Start
    void start(Stage stage) throws IOException {
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
        queue = new QueueDriver(opened);
    }

    @AfterEach
    void theCounterCloses() {
        desk.ask(() -> {
            display().forEach(Stage::close);
            return true;
        });
        opened.close();
    }

    @Test
    void aTokenThatIsGivenElsewhereComesIntoTheQueueAndTheRoomThatStandOpen() {
        queue.door();
        for (String screen : List.of("queue", "room")) {
            queue.go(screen);
            QueueRow given = queue.token("Kamla Devi");
            until(() -> desk.words().contains(given.token()));
        }
    }

    @Test
    void aDoctorCallsSeesAndSendsOnAndTheHallReadsNumbersOnly() {
        queue.door();
        List<QueueRow> three =
                List.of(
                        queue.token("Kamla Devi"),
                        queue.token("Meena Rani"),
                        queue.token("Sunita Bai"));
        queue.go("room");
        until(() -> desk.words().contains("Nobody is in the room"));
        until(() -> desk.words().contains(three.get(2).token()));

        desk.press(KeyCode.F9);
        until(() -> queue.state(three.getFirst()) == VisitState.CALLED);
        until(() -> desk.words().contains("Call again"));
        assertThat(desk.words()).contains("Kamla Devi");

        queue.go("queue");
        desk.press(KeyCode.CONTROL, KeyCode.D);
        until(() -> hall().contains(three.getFirst().token()));
        assertThat(hall())
                .contains("Room 1 · कमरा 1")
                .contains("2 waiting")
                .doesNotContain("Kamla", "Meena", "Sunita");
        closeDisplay();

        queue.go("room");
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.T).press(KeyCode.F3);
        until(() -> queue.state(three.getFirst()) == VisitState.WAITING);
        assertThat(counter.queue().queue(QueueDepartment.LABORATORY))
                .extracting(QueueRow::token)
                .containsExactly(three.getFirst().token());

        until(() -> desk.words().contains("Nobody is in the room"));
        desk.press(KeyCode.F9);
        until(() -> queue.state(three.get(1)) == VisitState.CALLED);
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.M);
        until(() -> queue.state(three.get(1)) == VisitState.MISSED);
        until(() -> desk.words().contains("Nobody is in the room"));
        desk.press(KeyCode.F9);
        until(() -> queue.state(three.get(2)) == VisitState.CALLED);
        queue.go("queue");
        desk.press(KeyCode.CONTROL, KeyCode.D);
        until(() -> hall().contains(three.get(2).token()));
        closeDisplay();
        queue.go("room");
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.S);
        until(() -> queue.state(three.get(2)) == VisitState.SEEN);
        assertThat(desk.root().getScene().getWindow().isShowing()).isTrue();
    }

    @Test
    void theRoomIsSaidOnceAndF9FinishesWhoIsInside() {
        queue.door();
        QueueRow first = queue.token("Kamla Devi");
        QueueRow second = queue.token("Meena Rani");
        queue.go("room");
        until(() -> desk.words().contains(second.token()));
        desk.ask(() -> {
            desk.root().lookup("#my-room").requestFocus();
            return true;
        });
        desk.press(KeyCode.END).press(KeyCode.BACK_SPACE).write("7").press(KeyCode.F9);
        until(() -> queue.state(first) == VisitState.CALLED);
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.F9);
        until(() -> queue.state(first) == VisitState.SEEN);
        until(() -> queue.state(second) == VisitState.CALLED);
        queue.go("patients");
        until(() -> "7".equals(counter.drafts().recall("room").get("room")));
    }

    @Test
    void aRoomShowsItsOwnDoctorsPatientsAndThoseOfNoneUntilEveryoneIsAskedFor() {
        queue.door();
        QueueRow anyone = queue.token("Kamla Devi");
        String me = counter.current().user().value();
        queue.sits(me);
        queue.sits("dr.khan");
        until(() -> counter.queue().doctors().size() == 2);
        QueueRow khans = queue.tokenFor("Meena Rani", "dr.khan");
        QueueRow mine = queue.tokenFor("Sunita Bai", me);
        assertThat(mine.doctor().orElseThrow().department()).isEqualTo(queue.opd().code());
        assertThat(counter.queue().slip(mine.visitId()).toString())
                .contains(mine.doctor().orElseThrow().name());

        queue.go("room");
        until(() -> desk.words().contains(mine.token()));
        assertThat(desk.words())
                .contains(anyone.token(), mine.doctor().orElseThrow().name(), "Everyone")
                .doesNotContain(khans.token());
        desk.press(KeyCode.F9);
        until(() -> queue.state(anyone) == VisitState.CALLED);
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.F9);
        until(() -> queue.state(mine) == VisitState.CALLED);
        assertThat(queue.state(khans))
                .as("before mine, but another doctor's")
                .isEqualTo(VisitState.WAITING);
        assertThat(counter.queue().board().calls().getFirst().department().values())
                .contains(mine.doctor().orElseThrow().words());

        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.A);
        until(() -> desk.words().contains(khans.token()));
        assertThat(desk.words()).contains("My patients");
        desk.press(KeyCode.A);
        until(() -> !desk.words().contains(khans.token()));
    }

    @Test
    void atTheCounterTheDoctorIsSaidBeforeTheDepartmentAndForOneTokenAlone() {
        queue.door();
        queue.sits("dr.khan");
        String savitri = registered(counter, "Savitri Devi", "").id();
        String next = registered(counter, "Geeta Devi", "").id();
        OpenVisitViewModel model =
                new OpenVisitViewModel(
                        counter.queue(),
                        new PaperCounter.AtOnce(),
                        trouble -> {
                            throw new AssertionError(trouble);
                        });
        model.read();
        assertThat(model.doctor().sittingProperty().get()).isTrue();
        assertThat(model.doctor().doctorProperty().get()).isEmpty();
        model.doctor().next();
        List<Outcome<QueueRow>> came = new ArrayList<>();
        model.open(savitri, 1, came::add);
        assertThat(came.getFirst()).as("sits in another").isInstanceOf(Outcome.Declined.class);
        model.doctor().next();
        model.doctor().next();
        assertThat(model.doctor().doctorProperty().get()).as("behind the last one, any").isEmpty();
        model.doctor().next();
        model.open(savitri, 0, came::add);
        assertThat(made(came.getLast()).doctor().orElseThrow().user()).isEqualTo("dr.khan");
        model.open(next, 0, came::add);
        assertThat(made(came.getLast()).doctor()).isEmpty();
    }

    @Test
    void altDNamesTheDoctorOnItsChipAndTheQueueHasAColumnOnlyWhileSomebodyWaitsForOne() {
        queue.door();
        queue.sits("dr.khan");
        until(() -> counter.queue().doctors().size() == 1);
        QueueDoctor khan = counter.queue().doctors().getFirst();
        QueueRow anyone = queue.token("Kamla Devi");
        // A family on one phone: down goes to the other one and shows them.
        registered(counter, "Savitri Devi", "9876500055");
        registered(counter, "Sarita Devi", "9876500055");
        desk.press(KeyCode.F12);
        opened.signIn("asha");
        until(() -> desk.focus().equals("search"));

        queue.go("queue");
        until(() -> desk.words().contains(anyone.token()));
        assertThat(desk.words().lines()).doesNotContain("Doctor");

        queue.go("patients");
        desk.press(KeyCode.CONTROL, KeyCode.F).write("9876500055").press(KeyCode.DOWN);
        until(() -> desk.words().contains("Any doctor"));
        assertThat(desk.words().lines()).contains("Alt+D", "Any doctor");
        desk.press(KeyCode.ALT, KeyCode.D);
        until(() -> desk.words().lines().anyMatch(("Doctor: " + khan.name())::equals));
        desk.press(KeyCode.ALT, KeyCode.D);
        until(() -> desk.words().lines().anyMatch("Any doctor"::equals));
        desk.press(KeyCode.ALT, KeyCode.D).press(KeyCode.F2);
        until(() -> counter.queue().queue(queue.opd().code()).size() == 2);

        queue.go("queue");
        until(() -> desk.words().lines().anyMatch("Doctor"::equals));
        assertThat(desk.words()).contains(khan.name());
    }

    /// Esc in its own window; the counter's stands.
    private void closeDisplay() {
        desk.ask(() -> {
            display()
                    .forEach(stage ->
                            Event.fireEvent(
                                    stage.getScene(),
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "",
                                            "",
                                            KeyCode.ESCAPE,
                                            false,
                                            false,
                                            false,
                                            false)));
            return true;
        });
        until(() -> desk.ask(() -> display().isEmpty()));
        desk.ask(() -> {
            desk.root().getScene().getWindow().requestFocus();
            return true;
        });
    }

    private static List<Stage> display() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> DISPLAY.equals(stage.getTitle()))
                .toList();
    }

    private String hall() {
        return desk.ask(() ->
                display().stream()
                        .flatMap(stage -> CounterDriver.seen(stage.getScene().getRoot()))
                        .filter(Label.class::isInstance)
                        .map(node -> ((Label) node).getText())
                        .collect(Collectors.joining("\n")));
    }
}
