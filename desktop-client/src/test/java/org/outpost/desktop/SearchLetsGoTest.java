// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A window is open all day and searched a thousand times: what one search drew must go when the
/// next is drawn, or a counter of 384 MB stands still before noon.
@ExtendWith(ApplicationExtension.class)
class SearchLetsGoTest {
    @TempDir static Path folder;
    private Stage stage;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage window) throws IOException {
        stage = window;
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void theRowsOfAnEarlierSearchAreForgotten() {
        desk.write("asha").press(KeyCode.ENTER).write("secret of asha").press(KeyCode.ENTER);
        until(() -> !desk.focus().equals("secret"));
        registered(counter, "Sunita Kumari", "9876543210");
        registered(counter, "Ramesh Yadav", "9876543211");
        List<WeakReference<Node>> drawn = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            search("sunita", drawn);
            search("ramesh", drawn);
        }
        assertThat(drawn).hasSizeGreaterThanOrEqualTo(10);
        until(() -> {
            System.gc();
            return drawn.stream()
                            .map(WeakReference::get)
                            .filter(Objects::nonNull)
                            .distinct()
                            .count()
                    <= 3;
        });
    }

    private void search(String name, List<WeakReference<Node>> drawn) {
        desk.press(KeyCode.CONTROL, KeyCode.F).press(KeyCode.CONTROL, KeyCode.A).write(name);
        until(() -> !rows(name).isEmpty());
        rows(name).stream().map(WeakReference::new).forEach(drawn::add);
    }

    private List<Node> rows(String name) {
        return desk.ask(() ->
                stage.getScene().getRoot().lookupAll(".hit-row").stream()
                        .filter(row ->
                                row.lookup(".strong")
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(name))
                        .toList());
    }
}
