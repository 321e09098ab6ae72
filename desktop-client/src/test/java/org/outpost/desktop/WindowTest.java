// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.shell.Lang;
import org.outpost.model.access.Role;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What is true of the window whatever screen is in it: words, focus, names, sizes.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");

    private static final List<String> SCREENS =
            List.of(
                    "patients",
                    "register",
                    "day-board",
                    "dispense",
                    "stock",
                    "receive",
                    "transfer",
                    "dispatch",
                    "attention");
    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void theLanguageSwitchesInPlaceAndKeepsTheDraft() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N).write("Sunita");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(desk.words()).contains("नया मरीज़").contains("गाँव या वार्ड");
        assertThat(desk.field("name")).isEqualTo("Sunita");
        assertThat(desk.focus()).isEqualTo("name");
    }

    @Test
    void theTopBarSaysInTheLanguageWhichCounterItIs() {
        desk.signIn();
        assertThat(desk.words()).contains("Counter 3");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(desk.words()).contains("काउंटर 3").doesNotContain("Counter");
    }

    @Test
    void whatWasTypedStaysAsADraftAfterEsc() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N).write("Sunita").press(KeyCode.ESCAPE);
        assertThat(counter.drafts.get("register-patient")).containsEntry("name", "Sunita");
        desk.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.field("name")).isEqualTo("Sunita");
    }

    @Test
    void lockingKeepsScreenAndDraft() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N).write("Sunita").press(KeyCode.F12);
        assertThat(desk.focus()).isEqualTo("secret");
        desk.signIn();
        assertThat(desk.field("name")).isEqualTo("Sunita");
    }

    @Test
    void whoComesBackWithALesserRoleFindsItsScreensAloneAndWhatWasTypedThere() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N).write("Sunita").press(KeyCode.F12);
        counter.role = "storekeeper";
        counter.screens = List.of("patients", "attention");
        desk.signIn();
        assertThat(desk.field("name")).isEqualTo("Sunita");
        desk.ask(() -> {
            desk.shell().go("stock");
            return true;
        });
        assertThat(desk.field("name")).as("what is not the role's stays shut").isEqualTo("Sunita");
    }

    @Test
    void aLetterTypedOnHomeLandsInTheSearchBox() {
        desk.signIn().press(KeyCode.TAB).write("asha");
        assertThat(desk.field("search")).isEqualTo("asha");
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void theStripTellsTheLineInWords() {
        desk.signIn();
        assertThat(desk.words())
                .contains("Line down since 09:12 · 14 kept here, oldest 09:15")
                .contains("2 need you");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(desk.words()).contains("लाइन 09:12 से बंद है").contains("2 काम आपके लिए");
    }

    @Test
    void troubleIsToldInFourPartsAndNeverAsAnException() {
        desk.signIn();
        counter.patients.broken = true;
        desk.write("a");
        assertThat(desk.words())
                .contains("Something did not work.")
                .contains("All that was saved is safe")
                .contains("give this code to the admin")
                .doesNotContain("Exception")
                .doesNotContain("the page is torn");
    }

    @Test
    void everyControlHasAnAccessibleName() {
        desk.signIn();
        for (String screen : SCREENS) {
            desk.ask(() -> {
                desk.shell().go(screen);
                return true;
            });
            List<String> nameless =
                    desk.ask(() ->
                            CounterDriver.seen(desk.root())
                                    .filter(WindowTest::needsName)
                                    .filter(node -> name(node).isBlank())
                                    .map(Node::toString)
                                    .toList());
            assertThat(nameless).as(screen).isEmpty();
        }
    }

    @Test
    void theFocusGoesThroughTheFormInReadingOrder() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            order.add(desk.focus());
            desk.press(KeyCode.TAB);
        }
        assertThat(order)
                .containsExactly(
                        "name",
                        "local",
                        "age",
                        "sex",
                        "phone",
                        "pin",
                        "district",
                        "village",
                        "paper",
                        "abha");
    }

    @Test
    void aWholePageThatIsPastedIntoANameIsComplainedAboutUnderTheField() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        desk.ask(() -> {
            TextInputControl name = (TextInputControl) desk.root().lookup("#name");
            name.setText("Sunita ".repeat(15_000) + "\ud83d");
            return true;
        });
        desk.press(KeyCode.F9);
        assertThat(desk.words()).contains("At most 120 letters").doesNotContain("Exception");
        assertThat(desk.focus()).isEqualTo("name");
        desk.press(KeyCode.CONTROL, KeyCode.A).write("Sunita").press(KeyCode.ENTER);
        assertThat(desk.words()).doesNotContain("At most 120 letters");
    }

    @Test
    void largeTextAndHindiCutNoLabel() {
        desk.signIn();
        for (int larger : List.of(0, 3)) {
            for (int i = 0; i < larger; i++) {
                desk.press(KeyCode.CONTROL, KeyCode.PLUS);
            }
            for (Lang lang : Lang.values()) {
                desk.ask(() -> {
                    counter.words.speak(lang);
                    return true;
                });
                for (String screen : SCREENS) {
                    desk.ask(() -> {
                        desk.shell().go(screen);
                        return true;
                    });
                    assertThat(cut()).as(screen + " " + lang + " " + larger).isEmpty();
                }
            }
        }
    }

    @Test
    void theHospitalsNameIsWholeInTheLargestLettersAndLeavesRoomForTheRest() {
        for (String hospital :
                List.of(
                        "Sub-District Community Health Centre Shahabad",
                        "सामुदायिक स्वास्थ्य केंद्र शाहबाद, ज़िला रामपुर")) {
            counter.hospital = hospital;
            counter.hospitalLocal = hospital;
            desk.signIn();
            for (Lang lang : Lang.values()) {
                for (int larger = 0; larger <= 3; larger++) {
                    String where = hospital + " " + lang + " " + larger;
                    assertThat(topBar(lang)).as(where).isEmpty();
                    desk.press(KeyCode.CONTROL, KeyCode.PLUS);
                }
                for (int smaller = 0; smaller < 4; smaller++) {
                    desk.press(KeyCode.CONTROL, KeyCode.MINUS);
                }
            }
            desk.press(KeyCode.F12);
        }
    }

    /// What of the top bar is cut or stands outside the window.
    private List<String> topBar(Lang lang) {
        return desk.ask(() -> {
            counter.words.speak(lang);
            desk.root().applyCss();
            desk.root().layout();
            Node bar = desk.root().lookup(".top-bar");
            double right = bar.localToScene(bar.getBoundsInLocal()).getMaxX();
            return CounterDriver.seen(bar)
                    .filter(node -> node instanceof Labeled || node instanceof TextInputControl)
                    .filter(node ->
                            node.localToScene(node.getBoundsInLocal()).getMaxX() > right
                                    || (node instanceof Labeled label && isCut(label)))
                    .map(Node::toString)
                    .toList();
        });
    }

    @Test
    void noRoleFindsMoreThanEightEntriesInItsRail() {
        for (Role role : Role.values()) {
            assertThat(SignInUseCase.rail(role)).as(role.name()).hasSizeLessThanOrEqualTo(8);
        }
        assertThat(SignInUseCase.rail(Role.FRONT_DESK))
                .containsExactly("patients", "queue", "day-board", "shift", "attention");
    }

    @Test
    void peopleWithoutScreensHereAreToldWhereTheirWorkIs() {
        counter.screens = List.of();
        desk.signIn();
        assertThat(desk.words()).contains("Your work is in the browser");
    }

    @Test
    void theKeysOverlayNamesTheScreensOwnKeys() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N).press(KeyCode.F1);
        assertThat(desk.words()).contains("Keys that work everywhere").contains("No phone");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.words()).doesNotContain("Keys that work everywhere");
    }

    /// Labels that speak our words (not people's names and the like), dates, numbers and codes that
    /// are shown with an ellipsis.
    private List<String> cut() {
        return desk.ask(() -> {
            desk.root().applyCss();
            desk.root().layout();
            return CounterDriver.seen(desk.root())
                    .filter(node -> node instanceof Labeled label && mustBeWhole(label))
                    .map(Labeled.class::cast)
                    .filter(WindowTest::isCut)
                    .map(Labeled::getText)
                    .toList();
        });
    }

    private static boolean mustBeWhole(Labeled label) {
        return label.textProperty().isBound()
                || label.getParent() instanceof TableCell<?, ?> cell
                        && !Collections.disjoint(cell.getStyleClass(), List.of("number", "code"));
    }

    private static boolean isCut(Labeled label) {
        return label.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .anyMatch(shown -> !label.getText().endsWith("...") && shown.endsWith("..."));
    }

    @Test
    void whateverHasTheCursorShowsIt() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        assertThat(withoutRing()).as("form").isEmpty();
        for (String screen : SCREENS) {
            desk.ask(() -> {
                desk.shell().go(screen);
                return true;
            });
            assertThat(withoutRing()).as(screen).isEmpty();
        }
    }

    /// What can have the cursor and looks no different with it.
    private List<String> withoutRing() {
        List<Node> all =
                desk.ask(() ->
                        CounterDriver.seen(desk.root())
                                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                                .toList());
        List<String> found = new ArrayList<>();
        for (Node node : all) {
            boolean shown =
                    desk.ask(() -> {
                        node.pseudoClassStateChanged(FOCUSED, true);
                        desk.root().applyCss();
                        boolean has = hasRing((Region) node);
                        node.pseudoClassStateChanged(FOCUSED, node.isFocused());
                        return has;
                    });
            if (!shown) {
                found.add(node.toString());
            }
        }
        return found;
    }

    private static boolean hasRing(Region region) {
        return region.getBorder() != null
                && region.getBorder().getStrokes().stream()
                        .anyMatch(stroke -> stroke.getWidths().getTop() >= 2);
    }

    private static boolean needsName(Node node) {
        return node.isFocusTraversable()
                || node instanceof Button
                || node instanceof TextInputControl
                || node.getStyleClass().contains("pill");
    }

    private static String name(Node node) {
        String own = node.getAccessibleText();
        if (own != null && !own.isBlank()) {
            return own;
        }
        return node instanceof Label || node instanceof Button ? ((Labeled) node).getText() : "";
    }
}
