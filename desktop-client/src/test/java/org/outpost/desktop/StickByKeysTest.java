// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.shell.LineStatus;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A first load by stick, by keys alone, and what the strip says while one comes in.
@ExtendWith(ApplicationExtension.class)
class StickByKeysTest {
    private PaperCounter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        counter = new PaperCounter().filled();
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void aStickIsFoundByItsWordTakenInByItsCodeAndFilled() {
        desk.signIn().write("pen drive").press(KeyCode.ENTER);
        assertThat(desk.words()).contains("First load by pen drive");
        assertThat(desk.field("stick-place")).isEqualTo("/media/asha/STICK");
        assertThat(desk.focus()).isEqualTo("stick-code");
        desk.press(KeyCode.F9);
        assertThat(desk.words()).contains("Needed");
        desk.write("wrong").press(KeyCode.F9);
        assertThat(desk.words()).contains("The code does not fit this pen drive");
        for (int i = 0; i < 5; i++) {
            desk.press(KeyCode.BACK_SPACE);
        }
        desk.write(PaperStick.CODE).press(KeyCode.F9);
        assertThat(desk.words()).contains("9 parts taken in. All of the pen drive is here.");
        desk.press(KeyCode.F4);
        assertThat(desk.words()).contains(PaperStick.CODE);
        assertThat(desk.field("stick-code")).isEqualTo(PaperStick.CODE);
        desk.press(KeyCode.F3);
        assertThat(desk.field("stick-place")).isEqualTo("/media/asha/SECOND");
        assertThat(desk.focus()).isEqualTo("stick-code");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.words()).doesNotContain("First load by pen drive");
    }

    @Test
    void aNewComputerTakesAStickInBeforeAnybodyHasSignedIn() {
        desk.press(KeyCode.F2);
        assertThat(desk.words()).doesNotContain("This computer is new");
        counter.isNew = true;
        desk.signIn().press(KeyCode.F12);
        desk.press(KeyCode.F2);
        assertThat(desk.words())
                .contains("This computer is new")
                .doesNotContain("Fill the pen drive");
        assertThat(desk.field("stick-place")).isEqualTo("/media/asha/STICK");
        assertThat(desk.focus()).isEqualTo("stick-code");
        desk.write(PaperStick.CODE).press(KeyCode.F4).press(KeyCode.F9);
        assertThat(desk.words()).contains("9 parts taken in.");
        desk.press(KeyCode.F3);
        assertThat(desk.field("stick-place")).isEqualTo("/media/asha/SECOND");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.words()).contains("Sign in to this counter.");
    }

    @Test
    void theStripSaysHowLongTheFirstLoadTakes() {
        desk.signIn();
        WaitForAsyncUtils.asyncFx(() -> counter.tell(loading(Optional.empty())));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.words()).contains("First load 38 % · you can register now");
        counter.tell(loading(Optional.of(Duration.ofSeconds(150))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.words())
                .contains("First load 38 % · about 3 minutes left · you can register now");
        counter.tell(loading(Optional.of(Duration.ofSeconds(5))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.words()).contains("about a minute left");
    }

    private static LineStatus loading(Optional<Duration> left) {
        return new LineStatus(
                0,
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                0,
                38,
                left,
                Optional.empty());
    }
}
