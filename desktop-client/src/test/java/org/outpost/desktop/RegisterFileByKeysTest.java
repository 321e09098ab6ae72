// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The hospital's admin takes a register in by keys alone, over a real file, and the window goes on
/// meanwhile.
@ExtendWith(ApplicationExtension.class)
class RegisterFileByKeysTest {
    @TempDir static Path folder;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void aRegisterIsLookedAtThenTakenInAndWhatIsToMendIsSaved() throws IOException {
        StringBuilder rows = new StringBuilder("Name,Sex,Age,Old number\nNobody,?,3,P-x\n");
        for (int i = 0; i < 700; i++) {
            rows.append("Asha Devi,F,").append(i % 90).append(",P-").append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("old.csv"), rows);
        desk.write("store").press(KeyCode.ENTER).write("secret of store").press(KeyCode.ENTER);
        until(() -> desk.focus().equals("search"));
        until(() -> counter.line().now().lastSent().isPresent());
        desk.write("register f").press(KeyCode.DOWN);
        until(() -> desk.words().contains("Register file"));
        desk.press(KeyCode.ENTER);
        until(() -> desk.focus().equals("register-path"));
        desk.write(file.toString()).press(KeyCode.ENTER);
        until(() -> desk.words().contains("Understood: Name, Age or birth date, Sex"));
        assertThat(desk.words()).contains("701 rows");
        assertThat(desk.words()).contains("old.csv", "in the folder " + folder.getFileName());
        assertThat(desk.words()).doesNotContain(folder.toString());
        assertThat(counter.database().<Long>read(sql -> sql.number("select count(*) from patient")))
                .isZero();
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("700 taken in"));
        until(() -> desk.words().contains("1 to mend"));
        assertThat(desk.words()).contains("Sex: ");
        desk.press(KeyCode.F4);
        until(() -> Files.exists(folder.resolve("old-to-mend.csv")));
        assertThat(Files.readString(folder.resolve("old-to-mend.csv"))).contains("Nobody,?,3,P-x");
        desk.press(KeyCode.ESCAPE);
        until(() -> desk.focus().equals("search"));
    }
}
