// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.PersonEntry;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A row of the answer where room is short: the narrowest window, the largest words.
@ExtendWith(ApplicationExtension.class)
class SearchRowTest {
    private static final String NAME = "Savitri Kumari Devi";
    private static final String LOCAL = "सावित्री कुमारी देवी";
    private static final String VILLAGE = "Khairullahpur Bhagwantpur Kalan, by the old mill";

    @TempDir static Path folder;
    private Stage stage;
    private OpenCounter opened;
    private CounterDriver desk;

    @Start
    void start(Stage window) throws IOException {
        stage = window;
        opened = new OpenCounter(stage, folder);
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void aLongVillageAndGuardianGiveWayAndTheNameStaysWhole() {
        opened.signIn("asha");
        made(
                opened.counter
                        .patients()
                        .register(
                                new PersonEntry(
                                        NAME,
                                        LOCAL,
                                        new Birth(TODAY.minusYears(34), Birth.Precision.YEARS),
                                        "F",
                                        "9876543210",
                                        VILLAGE,
                                        "Bhagwan Das Ramsevak Chaudhary")));
        desk.resize(1024, 768);
        for (int step = 0; step < 3; step++) {
            desk.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        desk.press(KeyCode.CONTROL, KeyCode.F).write("savitri kumari");
        until(() -> labels().stream().anyMatch(label -> label.getText().equals(NAME)));

        assertThat(labels()).extracting(Labeled::getText).contains(NAME, LOCAL);
        List<Label> all = labels();
        List<Label> cut =
                desk.ask(() ->
                        all.stream()
                                .filter(label -> !shown(label).equals(label.getText()))
                                .toList());
        assertThat(cut).as("the details alone give way").hasSize(1);
        assertThat(cut.getFirst().getText()).contains("Khairullahpur");
    }

    private List<Label> labels() {
        return desk.ask(() ->
                stage.getScene().getRoot().lookupAll(".hit-row").stream()
                        .flatMap(CounterDriver::seen)
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .filter(label -> label.isManaged() && !label.getText().isEmpty())
                        .toList());
    }

    /// What is drawn of a label, with the dots of what is not.
    private static String shown(Label label) {
        Node drawn = label.lookup(".text");
        return drawn instanceof Text text ? text.getText() : "";
    }
}
