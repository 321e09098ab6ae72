// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The day board of a large hospital: twelve doctors of forty places each, of which the window
/// shows a tenth.
@ExtendWith(ApplicationExtension.class)
class BoardInSightTest {
    private static final int DOCTORS = 12;
    private static final int PLACES = 40;
    private static final String FIRST = "09:00";
    private static final String SEEN_AT_FIRST = "10:20";
    private static final String LAST_BUT_ONE = "15:20";
    private static final String LAST = "15:30";

    private final PaperCounter counter = new PaperCounter();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        counter.patients.add("Sunita Kumari", "", 31, "F", "", "Milak");
        for (int i = 0; i < DOCTORS; i++) {
            counter.board.add("Dr " + i, "General medicine", PLACES, 0);
        }
        desk = CounterDriver.open(stage, counter);
    }

    @BeforeEach
    void theBoardIsOpened() {
        desk.signIn();
        desk.ask(() -> {
            desk.shell().go("day-board");
            return true;
        });
    }

    @Test
    void whatIsSeenIsDrawnAndNothingElse() {
        assertThat(desk.words()).contains(FIRST, SEEN_AT_FIRST).doesNotContain(LAST);
        assertThat(rows()).hasSizeBetween(30, DOCTORS * PLACES / 4);
    }

    @Test
    void whoeverGoesDownFindsTheLastPlaceWithItsNeighbours() {
        for (int i = 0; i < PLACES / 8; i++) {
            desk.press(KeyCode.PAGE_DOWN);
        }
        assertThat(desk.words()).contains(LAST, LAST_BUT_ONE);
        chosenIsInSight();
    }

    @Test
    void whoeverGoesRightFindsTheLastDoctorsPlaces() {
        int before = rows().size();
        for (int i = 1; i < DOCTORS; i++) {
            desk.press(KeyCode.RIGHT);
        }
        assertThat(rows()).hasSizeGreaterThan(before);
        chosenIsInSight();
    }

    @Test
    void whatOthersBookComesByItselfAndTheBoardStaysWhereItWasScrolled() {
        desk.ask(() -> {
            board().setVvalue(1);
            board().setHvalue(0.5);
            return true;
        });
        Bounds before = content();
        counter.board.book("s5", PLACES, "p0");
        counter.board.past("s5", 2);
        counter.othersWereAtWork();
        assertThat(desk.words()).contains("Sunita Kumari");
        assertThat(desk.focus()).isEqualTo("board");
        assertThat(content().getMinX()).isEqualTo(before.getMinX());
        assertThat(content().getMinY()).isEqualTo(before.getMinY());
    }

    @Test
    void whatIsChosenStaysChosenWhenTheTimeOfPlacesAboveItPasses() {
        for (int i = 0; i < 3; i++) {
            desk.press(KeyCode.DOWN);
        }
        assertThat(chosen()).contains("09:30");
        counter.board.past("s0", 2);
        counter.othersWereAtWork();
        assertThat(chosen()).contains("09:30");
    }

    @Test
    void whatWasPutAwayBooksAndCancelsNothing() {
        counter.board.book("s0", 1, "p0");
        counter.othersWereAtWork();
        desk.press(KeyCode.UP).press(KeyCode.ENTER);
        assertThat(desk.words()).contains("Cancel");
        desk.press(KeyCode.ESCAPE).press(KeyCode.F2);
        assertThat(counter.board.doctors.getFirst().booked()).as("F2 shows today").isOne();
        desk.press(KeyCode.DOWN).press(KeyCode.ENTER).write("sun");
        desk.press(KeyCode.ESCAPE).press(KeyCode.F9);
        assertThat(counter.board.doctors.getFirst().booked()).as("F9 asks anew").isOne();
        assertThat(desk.focus()).isEqualTo("person");
    }

    private ScrollPane board() {
        return (ScrollPane) desk.root().lookup("#board");
    }

    private Bounds content() {
        return desk.ask(() -> {
            Node all = board().getContent();
            return all.localToScene(all.getLayoutBounds());
        });
    }

    private String chosen() {
        return desk.ask(() -> {
            List<String> said =
                    CounterDriver.seen(desk.root().lookup(".place-row.chosen"))
                            .filter(Label.class::isInstance)
                            .map(label -> ((Label) label).getText())
                            .toList();
            return String.join(" ", said);
        });
    }

    private List<Node> rows() {
        return desk.ask(() -> List.copyOf(desk.root().lookupAll(".place-row")));
    }

    private void chosenIsInSight() {
        Bounds board =
                desk.ask(() -> {
                    Node all = desk.root().lookup("#board");
                    return all.localToScene(all.getLayoutBounds());
                });
        Bounds chosen =
                desk.ask(() -> {
                    Node row = desk.root().lookup(".place-row.chosen");
                    return row.localToScene(row.getLayoutBounds());
                });
        assertThat(board.contains(chosen)).as("%s in %s", chosen, board).isTrue();
    }
}
