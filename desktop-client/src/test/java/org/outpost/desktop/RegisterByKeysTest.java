// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.model.patients.PrintedNumber;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Everybody who may stand at the counter, registered by keys alone over a real file: the newborn,
/// the one nobody knows, the child, and the one who has been here before.
@ExtendWith(ApplicationExtension.class)
class RegisterByKeysTest {
    @TempDir static Path folder;
    private OpenCounter open;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        open = new OpenCounter(stage, folder);
        counter = open.counter;
        desk = open.desk;
    }

    @AfterEach
    void theCounterCloses() {
        open.close();
    }

    @Test
    void aNewbornIsTheBabyOfItsMotherWhoBringsIt() {
        begin();
        desk.press(KeyCode.ALT, KeyCode.B).write("Asha Devi");
        assertThat(desk.field("name")).isEqualTo("Baby of Asha Devi");
        assertThat(desk.field("guardian")).isEqualTo("Asha Devi");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER).press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("sex");
        desk.press(KeyCode.F).press(KeyCode.ENTER).write("-").press(KeyCode.ENTER);
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER).write("Milak").press(KeyCode.F9);
        PersonRow baby = saved();
        assertThat(baby.name()).isEqualTo("Baby of Asha Devi");
        assertThat(baby.guardian()).isEqualTo("Asha Devi");
        assertThat(baby.birth().age(CounterWorld.TODAY).key()).isEqualTo("age.days");
    }

    @Test
    void somebodyNobodyKnowsIsRegisteredFoundAndNamedLater() {
        begin();
        desk.press(KeyCode.ALT, KeyCode.U);
        assertThat(desk.focus()).isEqualTo("age");
        desk.write("40").press(KeyCode.ENTER).press(KeyCode.M).press(KeyCode.F9);
        PersonRow unknown = saved();
        assertThat(unknown.name()).isEqualTo("Unknown male, about 40");
        assertThat(unknown.localName()).isEqualTo("अज्ञात पुरुष, लगभग 40");
        assertThat(unknown.phone()).isEmpty();
        assertThat(unknown.village()).isEmpty();
        for (String typed : List.of("unknown male", "unknown 40", "अज्ञात")) {
            assertThat(ids(typed)).as(typed).containsExactly(unknown.id());
        }
    }

    @Test
    void whoeverWasLookedForInVainIsRegisteredWithoutTypingThemAgain() {
        door();
        desk.write("kamla d'souza").press(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.field("name").equals("Kamla D'Souza"));
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("age");
        desk.write("34").press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("-").press(KeyCode.ENTER).press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("Milak").press(KeyCode.F9);
        assertThat(saved().name()).isEqualTo("Kamla D'Souza");

        // What was looked for before is not carried to the next one; home takes the next question.
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1).press(KeyCode.CONTROL, KeyCode.N);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1).write("9876543210");
        assertThat(desk.field("search")).isEqualTo("9876543210");
        desk.press(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.field("phone").equals("9876543210"));
        assertThat(desk.field("name")).isEmpty();
        assertThat(desk.focus()).isEqualTo("name");

        // What was begun is not lost to what is looked for next.
        desk.write("Rekha Devi").press(KeyCode.ENTER).press(KeyCode.CONTROL, KeyCode.DIGIT1);
        desk.write("Sunita").press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.field("name")).isEqualTo("Rekha Devi");
    }

    @Test
    void theCursorStandsWhereADraftBrokeOff() {
        door();
        counter.drafts().keep("register-patient", Map.of("name", "Rekha Devi", "age", "34"));
        desk.press(KeyCode.CONTROL, KeyCode.N);
        until(() -> desk.focus().equals("sex"));
        assertThat(desk.field("name")).isEqualTo("Rekha Devi");
    }

    @Test
    void whoseRegistrationIsTakenBackGetsNoToken() {
        begin();
        desk.press(KeyCode.ALT, KeyCode.U);
        desk.write("40").press(KeyCode.ENTER).press(KeyCode.M).press(KeyCode.F9);
        PersonRow made = saved();
        until(() -> desk.words().contains("Give a token"));
        desk.press(KeyCode.ALT, KeyCode.Z);
        until(() -> counter.patients().person(made.id()).isEmpty());
        until(() -> !desk.words().contains("Give a token"));
        assertThat(
                        counter.queue()
                                .open(
                                        made.id(),
                                        counter.queue().departments().getFirst(),
                                        Set.of()))
                .isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void aChildIsNotRegisteredWithoutAGuardian() {
        begin();
        desk.write("Pooja Kumari").press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("8").press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("-").press(KeyCode.ENTER).press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("Milak").press(KeyCode.F9);
        assertThat(desk.words()).contains("1 field to mend");
        assertThat(desk.focus()).isEqualTo("guardian");
        desk.write("Ramesh Kumar").press(KeyCode.F9);
        assertThat(saved().guardian()).isEqualTo("Ramesh Kumar");
    }

    /// At most 60 keys, Enter among them, for all six fields and the PIN code.
    @Test
    void aPinCodeSavesTypingDistrictAndVillage() {
        begin();
        desk.write("Kamla Devi").press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("34").press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("9876543210").press(KeyCode.ENTER).write("244901");
        until(() -> desk.field("district").equals("Rampur"));
        assertThat(desk.words()).contains("Post offices here: Aghapur");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER).write("patw").press(KeyCode.ENTER);
        assertThat(desk.field("village")).isEqualTo("Patwai");
        int keys = 10 + 2 + 2 + 1 + 1 + 1 + 10 + 1 + 6 + 2 + 4 + 1 + 1;
        assertThat(keys).isLessThanOrEqualTo(60);
        desk.press(KeyCode.F9);
        PersonRow made = saved();
        assertThat(made.district()).isEqualTo("Rampur");
        assertThat(made.pinCode()).isEqualTo("244901");
        assertThat(made.village()).isEqualTo("Patwai");
    }

    @Test
    void aNationalNumberIsKeptNowhereAndAHealthAccountIsChecked() {
        begin();
        desk.write("Rekha Devi").press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("34").press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("-").press(KeyCode.ENTER).press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("Milak").press(KeyCode.ENTER).write("2341 2341 2346").press(KeyCode.ENTER);
        assertThat(desk.words()).contains("This looks like an Aadhaar number.");
        desk.write("91-1234-5678-9011").press(KeyCode.F9);
        assertThat(desk.words()).contains("2 fields to mend").contains("do not fit together");
        until(() -> counter.drafts().recall("register-patient").containsKey("village"));
        assertThat(counter.drafts().recall("register-patient")).doesNotContainKey("paper");
        assertThat(counter.patients().lastPeople(5)).isEmpty();
        assertThat(desk.focus()).isEqualTo("paper");
        desk.press(KeyCode.CONTROL, KeyCode.A).write("OPD 17/2019").press(KeyCode.ENTER);
        desk.press(KeyCode.END).press(KeyCode.BACK_SPACE).write(check()).press(KeyCode.F9);
        PersonRow made = saved();
        assertThat(made.paperNumber()).isEqualTo("OPD 17/2019");
        assertThat(made.abha()).hasSize(14);
        assertThat(ids("opd 17/2019")).containsExactly(made.id());
        assertThat(ids(made.abha())).containsExactly(made.id());
    }

    @Test
    void somebodyWhoHasBeenHereIsTakenFromBesideTheForm() {
        door();
        registered(counter, "Sunita Kumari", "9876543210");
        desk.press(KeyCode.CONTROL, KeyCode.N);
        typeAgain();
        until(() -> desk.words().contains("1 may be the same person"));
        assertThat(desk.words()).contains("name sounds alike").contains("same phone");
        assertThat(desk.focus()).isEqualTo("village");
        desk.press(KeyCode.DOWN).press(KeyCode.ENTER);
        until(() -> desk.words().contains("Details of Sunita Kumari"));
        until(() -> counter.drafts().recall("register-patient").isEmpty());
    }

    @Test
    void somebodyNewIsRegisteredBesideAWarningThatThenKeepsStill() {
        door();
        registered(counter, "Sunita Kumari", "9876543210");
        desk.press(KeyCode.CONTROL, KeyCode.N);
        typeAgain();
        until(() -> desk.words().contains("1 may be the same person"));
        desk.press(KeyCode.CONTROL, KeyCode.N);
        until(() -> !desk.words().contains("may be the same person"));
        desk.press(KeyCode.F9);
        assertThat(desk.words()).contains("1 field to mend");
        desk.write("Milak").press(KeyCode.F9);
        assertThat(saved().name()).isEqualTo("Suneeta Cumari");
        assertThat(counter.patients().registeredToday()).isEqualTo(2);
    }

    private void typeAgain() {
        desk.write("Suneeta Cumari").press(KeyCode.ENTER).press(KeyCode.ENTER);
        desk.write("35").press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("9876543210").press(KeyCode.ENTER).press(KeyCode.ENTER).press(KeyCode.ENTER);
    }

    private static String check() {
        for (int digit = 0; digit < 10; digit++) {
            if (PrintedNumber.isAbha("9112345678901" + digit)) {
                return Integer.toString(digit);
            }
        }
        throw new AssertionError("no digit fits");
    }

    /// By id alone: number and receipt come whenever the district answers.
    private List<String> ids(String typed) {
        return counter.patients().people(typed, 5).stream().map(PersonRow::id).toList();
    }

    private PersonRow saved() {
        until(() -> desk.words().contains("Registered: "));
        return counter.patients().lastPeople(1).getFirst();
    }

    private void begin() {
        door();
        desk.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.focus()).isEqualTo("name");
    }

    private void door() {
        open.signIn("asha");
        assertThat(desk.focus()).isEqualTo("search");
    }
}
