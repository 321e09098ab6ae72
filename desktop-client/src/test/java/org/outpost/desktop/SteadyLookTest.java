// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.inventory.TransitRow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the eye holds on to from one screen to the next.
@ExtendWith(ApplicationExtension.class)
class SteadyLookTest {
    private static final List<String> SCREENS =
            List.of("patients", "stock", "receive", "transfer", "day-board", "queue", "attention");
    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void titlesStandAtOneHeightWithOrWithoutAButtonBesideThem() {
        desk.signIn();
        Set<Long> heights = new TreeSet<>();
        for (String screen : SCREENS) {
            go(screen);
            heights.add(
                    desk.ask(() -> {
                        Bounds title = place(desk.root().lookup(".content .title"));
                        return Math.round(title.getCenterY());
                    }));
        }
        assertThat(heights).hasSize(1);
    }

    @Test
    void whatIsOpenedFromAScreenLeavesItsPlaceMarked() {
        desk.signIn().write("asha").press(KeyCode.ENTER);
        assertThat(desk.words()).contains("Details of Asha Devi");
        assertThat(marked()).containsExactly("Patients");
        go("queue");
        assertThat(marked()).containsExactly("Queue");
    }

    @Test
    void cellsStandUnderTheirHeads() {
        desk.signIn();
        go("stock");
        List<Double> lefts =
                desk.ask(() ->
                        List.of(
                                left(".column-header", "Item"),
                                left(".table-cell", "Amoxicillin 250 mg")));
        assertThat(lefts.getFirst()).isEqualTo(lefts.getLast());
    }

    @Test
    void theKeyStandsOnTheMessageItTakesBack() {
        desk.signIn();
        done("One");
        done("Two");
        assertThat(undos()).containsExactly("Undo", "Undo  Alt+Z");
        desk.press(KeyCode.ALT, KeyCode.Z);
        assertThat(desk.words()).contains("Two is taken back");
        assertThat(undos()).containsExactly("Undo  Alt+Z");
    }

    @Test
    void whomNobodyKnowsHereIsSaidBeforeTheDistrictIsOffered() {
        desk.signIn().write("Zubin Nowhere");
        assertThat(desk.words())
                .contains(
                        "No patient and no item found. Ctrl+N registers a new patient.",
                        "Ask the district");
    }

    /// Of two fields beside each other the lower one says how high their row is.
    @Test
    void noFieldStandsFarBelowTheOneBeforeIt() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        List<Bounds> fields =
                desk.ask(() ->
                        desk.root().lookupAll(".form-field").stream()
                                .filter(Node::isVisible)
                                .map(SteadyLookTest::place)
                                .toList());
        assertThat(fields).hasSizeGreaterThan(5);
        double lower = fields.getFirst().getMaxY();
        for (Bounds field : fields) {
            assertThat(field.getMinY() - lower).isLessThan(24);
            lower = Math.max(lower, field.getMaxY());
        }
    }

    /// A hint of two lines pushes its field below the one beside it.
    @Test
    void fieldsBesideEachOtherStandAtOneHeightInLettersOfAnySize() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        for (int larger = 0; larger <= 3; larger++) {
            for (Lang lang : Lang.values()) {
                desk.ask(() -> {
                    counter.words.speak(lang);
                    return true;
                });
                double apart =
                        desk.ask(() ->
                                place(desk.root().lookup("#sex")).getMinY()
                                        - place(desk.root().lookup("#age")).getMinY());
                assertThat(apart).as(lang + " " + larger).isBetween(-8.0, 8.0);
            }
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
    }

    @Test
    void iconsGrowWithTheLettersBesideThem() {
        desk.signIn();
        go("queue");
        List<Integer> before = icons();
        for (int i = 0; i < 3; i++) {
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        assertThat(before).contains(18, 15);
        assertThat(icons()).isEqualTo(before.stream().map(size -> size * 3 / 2).toList());
        for (int i = 0; i < 3; i++) {
            desk.press(KeyCode.CONTROL, KeyCode.MINUS);
        }
        assertThat(icons()).isEqualTo(before);
    }

    @Test
    void theTokenOfWhoeverIsInsideIsWholeInTheLargestLetters() {
        counter.screens = List.of("room", "queue");
        counter.queue.rows.put(
                "v1",
                new QueueRow(
                        "v1",
                        "p0",
                        "AB-1204",
                        "Abhishek Raikwar Chauhan",
                        "अभिषेक रायकवार चौहान",
                        "RMP-DH01-000276-8",
                        Set.of(Priority.EMERGENCY, Priority.DISABLED),
                        VisitState.CALLED,
                        "1",
                        "OPD",
                        PaperCounter.NOW,
                        125,
                        Receipt.of(Receipt.State.KEPT_HERE),
                        Optional.empty()));
        desk.signIn();
        double below =
                desk.ask(() ->
                        place(shown("Call again")).getMinY() - place(shown("AB-1204")).getMaxY());
        assertThat(below).as("a line that is not needed").isBetween(0.0, 36.0);
        for (int i = 0; i < 3; i++) {
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        List<String> drawn =
                desk.ask(() -> {
                    desk.root().applyCss();
                    desk.root().layout();
                    return desk.root().lookupAll(".content .card .text").stream()
                            .map(text -> ((Text) text).getText())
                            .toList();
                });
        assertThat(drawn).contains("AB-1204", "अभिषेक रायकवार चौहान", "RMP-DH01-000276-8");
    }

    /// The answers give way: they are seen while something is typed, the total is always read.
    @Test
    void noAnswerPushesTheTotalOutOfTheScreen() {
        for (int i = 1; i <= 8; i++) {
            counter.stock.place("p" + i, "PHC Number " + i, "");
        }
        desk.signIn();
        for (int i = 0; i < 3; i++) {
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        go("dispatch");
        desk.write("number");
        for (int i = 1; i <= 8; i++) {
            double below =
                    desk.ask(() -> {
                        Node content = desk.root().lookup(".content");
                        return content.localToScene(content.getLayoutBounds()).getMaxY();
                    });
            double total = desk.ask(() -> place(shown("0 lines, 0 in all")).getMaxY());
            assertThat(total).isLessThanOrEqualTo(below);
            assertThat(desk.words()).contains("PHC Number " + i);
            assertThat(chosenAnswer()).isEqualTo("PHC Number " + i);
            desk.press(KeyCode.DOWN);
        }
    }

    @Test
    void whereGoodsGoIsSaidInTheLanguageOfTheScreen() {
        desk.signIn();
        go("dispatch");
        desk.write("bil").press(KeyCode.ENTER);
        assertThat(desk.field("place")).isEqualTo("PHC Bilaspur");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(desk.field("place")).isEqualTo("पी.एच.सी. बिलासपुर");
    }

    @Test
    void whatComesForAnotherStoreOfTheHospitalSaysForWhich() {
        desk.signIn();
        go("transfer");
        assertThat(desk.words())
                .contains("RMP-DH01-3F2A-2214118")
                .doesNotContain("For\n", "Dispensary");
        TransitRow here = counter.stock.transit.getFirst();
        counter.stock.transit.add(
                new TransitRow(
                        "t2",
                        "CH-2026-119",
                        Phrase.given("CHC Rampur · Main store"),
                        Phrase.given("Dispensary"),
                        true,
                        here.sent(),
                        here.lines()));
        go("stock");
        go("transfer");
        assertThat(desk.words()).contains("For\n", "Dispensary");
    }

    @Test
    void theStockCardSaysWhereGoodsCameFromAndWentTo() {
        desk.signIn();
        go("stock");
        desk.press(KeyCode.DOWN);
        assertThat(desk.words()).contains("Sent on", "to PHC Bilaspur", "Received", "CH 4471");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(desk.words()).contains("पी.एच.सी. बिलासपुर को");
    }

    @Test
    void whoHasPutAwayTheStockCardIsNotShownItAgainByTyping() {
        desk.signIn();
        go("stock");
        desk.press(KeyCode.DOWN);
        assertThat(desk.words()).contains("Stock card");
        desk.write("p");
        assertThat(desk.words()).as("what stands open follows").contains("Stock card");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.words()).doesNotContain("Stock card");
        desk.write("a");
        assertThat(desk.words()).contains("PCM-2231").doesNotContain("Stock card");
        desk.press(KeyCode.DOWN);
        assertThat(desk.words()).as("who moves on opens it").contains("Stock card");
    }

    private String chosenAnswer() {
        return desk.ask(() ->
                CounterDriver.seen(desk.root().lookup(".answers .chosen"))
                        .filter(Label.class::isInstance)
                        .map(label -> ((Label) label).getText())
                        .findFirst()
                        .orElse(""));
    }

    private Node shown(String text) {
        return CounterDriver.seen(desk.root())
                .filter(node -> node instanceof Label label && text.equals(label.getText()))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> icons() {
        return desk.ask(() -> {
            desk.root().applyCss();
            return CounterDriver.seen(desk.root())
                    .filter(FontIcon.class::isInstance)
                    .map(icon -> ((FontIcon) icon).getIconSize())
                    .toList();
        });
    }

    private void done(String what) {
        desk.ask(() -> {
            Phrase back = Phrase.given(what + " is taken back");
            desk.shell().toast(Phrase.given(what), () -> new Outcome.Done<>(what, back, null));
            return true;
        });
    }

    private List<String> undos() {
        return desk.ask(() ->
                CounterDriver.seen(desk.root())
                        .filter(Button.class::isInstance)
                        .map(button -> ((Button) button).getText())
                        .filter(text -> text != null && text.startsWith("Undo"))
                        .toList());
    }

    private List<String> marked() {
        return desk.ask(() ->
                desk.root().lookupAll(".rail .button.chosen .word").stream()
                        .map(word -> ((Label) word).getText())
                        .toList());
    }

    private double left(String kind, String text) {
        return desk.root().lookupAll(kind + " .text").stream()
                .filter(node -> node instanceof Text drawn && drawn.getText().equals(text))
                .map(SteadyLookTest::place)
                .mapToDouble(Bounds::getMinX)
                .findFirst()
                .orElseThrow();
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private void go(String screen) {
        desk.ask(() -> {
            desk.shell().go(screen);
            return true;
        });
    }
}
