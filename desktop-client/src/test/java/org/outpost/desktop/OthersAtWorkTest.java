// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.appointments.TokenBoardView;
import org.outpost.desktop.appointments.TokenBoardViewModel;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.model.appointments.VisitState;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What other counters do comes to a screen that stands open, and moves nothing under the clerk.
@ExtendWith(ApplicationExtension.class)
class OthersAtWorkTest {
    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @BeforeEach
    void somebodyIsAtTheCounter() {
        desk.signIn();
    }

    @Test
    void homeCountsWhatOthersRegisterAndKeepsTheChosenRow() {
        desk.press(KeyCode.DOWN);
        String chosen = chosenOnHome();
        counter.patients.today = 4;
        counter.patients.add("Newest Of All", "", 5, "M", "", "Milak");
        counter.othersWereAtWork();
        assertThat(desk.words()).contains("45\nRegistered today").contains("Newest Of All");
        assertThat(chosenOnHome()).isEqualTo(chosen);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void anAnswerStaysAsItWasGiven() {
        desk.write("asha");
        counter.patients.add("Asha Newest", "", 5, "F", "", "Milak");
        counter.othersWereAtWork();
        assertThat(desk.words()).contains("Asha Devi").doesNotContain("Asha Newest");
    }

    @Test
    void whoHasPutAwayThePanelOfTheQueueIsNotShownItAgainBecauseTimePasses() {
        waits("A-001", 12);
        waits("A-002", 5);
        desk.ask(() -> {
            desk.shell().go("queue");
            return true;
        });
        assertThat(desk.words()).contains("Not here");
        waits("A-001", 13);
        counter.othersWereAtWork();
        assertThat(desk.words()).as("what stands open follows").contains("Not here");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.words()).doesNotContain("Not here");
        waits("A-001", 14);
        counter.othersWereAtWork();
        assertThat(desk.words()).contains("14 min").doesNotContain("Not here");
        desk.press(KeyCode.ALT, KeyCode.N);
        assertThat(desk.words()).as("who moves on opens it").contains("Not here");
    }

    @Test
    void thePanelOfTheQueueGoesWithTheLastOneItTellsOf() {
        waits("A-001", 12);
        desk.ask(() -> {
            desk.shell().go("queue");
            return true;
        });
        assertThat(desk.words()).contains("Not here");
        counter.queue.rows.clear();
        counter.othersWereAtWork();
        assertThat(desk.words()).contains("Nobody is waiting here").doesNotContain("Not here");
    }

    @Test
    void theHallReadsWhoseHallItIs() {
        List<String> read =
                desk.ask(() -> {
                    TokenBoardViewModel model =
                            new TokenBoardViewModel(
                                    counter.queue,
                                    new PaperCounter.AtOnce(),
                                    () -> PaperCounter.NOW);
                    TokenBoardView hall = new TokenBoardView(model, new BothScripts(Wiring.ZONE));
                    new Scene(hall.root(), 1280, 720);
                    model.open();
                    return CounterDriver.seen(hall.root())
                            .filter(Label.class::isInstance)
                            .map(label -> ((Label) label).getText())
                            .toList();
                });
        assertThat(read).contains("CHC Rampur · सी.एच.सी. रामपुर", "Tokens · टोकन");
    }

    private String chosenOnHome() {
        return desk.ask(() ->
                CounterDriver.seen(desk.root().lookup(".hit-row.chosen"))
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .toList()
                        .getFirst());
    }

    private void waits(String token, long minutes) {
        counter.queue.rows.put(
                token,
                new QueueRow(
                        token,
                        "p0",
                        token,
                        "Asha Devi",
                        "",
                        "",
                        Set.of(),
                        VisitState.WAITING,
                        "",
                        "OPD",
                        Instant.EPOCH,
                        minutes,
                        Receipt.of(Receipt.State.KEPT_HERE),
                        Optional.empty()));
    }
}
