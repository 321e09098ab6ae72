// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What scrolls leaves nothing behind in the renderer.
@ExtendWith(ApplicationExtension.class)
class ScrollingTest {
    private final Deque<Node> parts = new ArrayDeque<>();

    @Start
    void start(Stage stage) {
        Scrolling scrolling = new Scrolling(new Label("0"));
        Scene scene = new Scene(scrolling, 300, 200);
        scene.getRoot().applyCss();
        parts.add(scrolling);
    }

    @Test
    void noPartOfItIsKeptAsAPicture() {
        int seen = 0;
        while (!parts.isEmpty()) {
            Node part = parts.remove();
            seen++;
            assertThat(part.isCache()).as(part.toString()).isFalse();
            if (part instanceof Parent parent) {
                parts.addAll(parent.getChildrenUnmodifiable());
            }
        }
        assertThat(seen).isGreaterThan(3);
    }
}
