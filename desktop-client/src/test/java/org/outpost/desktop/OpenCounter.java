// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.outpost.desktop.world.CounterWorld;

/// A whole counter with its window at a district of its own: real file, real line, real screens.
/// One per test, opened on the window's thread.
final class OpenCounter implements AutoCloseable {
    final CounterWorld world;
    Counter counter;
    final CounterDriver desk;

    /// @param folder where the counter's folder is made
    /// @param before what stands already when the window opens
    OpenCounter(Stage stage, Path folder, Consumer<OpenCounter> before) throws IOException {
        world = new CounterWorld(Files.createTempDirectory(folder, "counter"));
        counter = world.counter("one");
        before.accept(this);
        desk = CounterDriver.open(stage, counter);
    }

    OpenCounter(Stage stage, Path folder) throws IOException {
        this(stage, folder, opened -> {});
    }

    /// Ended and started again before its window opens.
    void comesAgain() {
        counter.close();
        counter = world.counter("one");
    }

    /// Signs somebody in by keys and waits for home.
    CounterDriver signIn(String login) {
        if (desk.focus().equals("secret")) {
            desk.press(KeyCode.SHIFT, KeyCode.TAB).press(KeyCode.CONTROL, KeyCode.A);
        }
        desk.write(login).press(KeyCode.ENTER).write("secret of " + login).press(KeyCode.ENTER);
        until(() -> !desk.focus().equals("secret"));
        return desk;
    }

    /// Goes home first: a field that is left keeps its draft, and no field must be left once nobody
    /// keeps any more.
    @Override
    public void close() {
        desk.ask(() -> {
            desk.shell().go("patients");
            return true;
        });
        desk.ask(() -> true);
        desk.close();
        counter.close();
        world.close();
    }
}
