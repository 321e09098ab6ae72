// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Receipt;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The doctor's room on the screens that stand there: whoever is inside, the keys and those who
/// wait all end within the window, whatever is asked and in larger letters too.
@ExtendWith(ApplicationExtension.class)
class RoomInSightTest {
    private static final double ROUNDED = 0.5;
    private static final int HIGH = 768;

    /// How wide the screens are, and how much larger the letters on them may be.
    private static final Map<Integer, Integer> SCREENS = Map.of(1366, 3, 1024, 2);

    /// With the three of every test, as many as a district hospital has.
    private static final List<String> DEPARTMENTS =
            List.of(
                    "Medicine",
                    "Women's Health and Maternity",
                    "Surgery",
                    "Pharmacy",
                    "Bones and Joints",
                    "Eye",
                    "Ear, Nose and Throat",
                    "Dental",
                    "Skin",
                    "Mental Health",
                    "Chest and Tuberculosis",
                    "AYUSH",
                    "Emergency",
                    "Immunisation");

    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        counter.screens = List.of("room", "queue");
        counter.queue.others.addAll(DEPARTMENTS);
        for (int i = 1; i <= 30; i++) {
            row("A-0" + i, VisitState.WAITING);
        }
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void nobodyInside() {
        desk.signIn();
        fits("nobody");
    }

    @Test
    void somebodyInsideAndWhereToSendThem() {
        row("AB-1204", VisitState.CALLED);
        desk.signIn();
        assertThat(desk.words()).contains("Call again");
        fits("inside");
        desk.press(KeyCode.T);
        assertThat(desk.words()).doesNotContain("Call again");
        fits("sending on");
    }

    private void fits(String when) {
        SCREENS.forEach((width, largest) -> {
            desk.resize(width, HIGH);
            for (int larger = 0; larger <= largest; larger++) {
                for (Lang lang : Lang.values()) {
                    speak(lang);
                    fits(when + ", " + width + ", " + lang + ", " + larger + " larger", width);
                }
                desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            }
            for (int larger = 0; larger <= largest; larger++) {
                desk.press(KeyCode.CONTROL, KeyCode.MINUS);
            }
        });
        speak(Lang.EN);
    }

    private void fits(String when, int width) {
        Bounds content = desk.ask(() -> place(desk.root().lookup(".content")));
        Bounds strip = desk.ask(() -> place(desk.root().lookup(".strip")));
        assertThat(strip.getMaxY()).as(when).isLessThanOrEqualTo(HIGH + ROUNDED);
        assertThat(content.getMaxY()).as(when).isLessThanOrEqualTo(strip.getMinY() + ROUNDED);
        assertThat(content.getMaxX()).as(when).isLessThanOrEqualTo(width + ROUNDED);
        List<String> outside =
                desk.ask(() ->
                        drawn(desk.root().lookup(".content"))
                                .filter(node -> isOutside(place(node), content))
                                .map(node -> node + " at " + place(node))
                                .toList());
        assertThat(outside).as(when).isEmpty();
        double rows = desk.ask(() -> place(desk.root().lookup(".content .table-view")).getHeight());
        assertThat(rows).as(when + ": the next one is seen").isGreaterThan(72);
    }

    private static boolean isOutside(Bounds part, Bounds content) {
        return part.getMaxY() > content.getMaxY() + ROUNDED
                || part.getMaxX() > content.getMaxX() + ROUNDED;
    }

    /// All that is seen but for what scrolls in the table.
    private static Stream<Node> drawn(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent && !(node instanceof TableView)
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(RoomInSightTest::drawn))
                : Stream.of(node);
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private void speak(Lang lang) {
        desk.ask(() -> {
            counter.words.speak(lang);
            return true;
        });
    }

    private void row(String token, VisitState state) {
        counter.queue.rows.put(
                token,
                new QueueRow(
                        token,
                        "p0",
                        token,
                        "Abhishek Raikwar Chauhan",
                        "अभिषेक रायकवार चौहान",
                        "RMP-DH01-000276-8",
                        Set.of(Priority.EMERGENCY, Priority.DISABLED),
                        state,
                        state == VisitState.CALLED ? "1" : "",
                        "OPD",
                        PaperCounter.NOW,
                        125,
                        Receipt.of(Receipt.State.KEPT_HERE),
                        Optional.empty()));
    }
}
