// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What scrolls leaves nothing behind in the renderer and keeps in sight what is typed into.
@ExtendWith(ApplicationExtension.class)
class ScrollingTest {
    private static final int FIELDS = 20;
    private final Deque<Node> parts = new ArrayDeque<>();
    private VBox form;
    private Label line;
    private Scrolling tall;

    @Start
    void start(Stage stage) {
        Scrolling scrolling = new Scrolling(new Label("0"));
        Scene scene = new Scene(scrolling, 300, 200);
        scene.getRoot().applyCss();
        parts.add(scrolling);
        form = new VBox(8);
        line = new Label("0");
        for (int i = 0; i < FIELDS; i++) {
            form.getChildren().add(new TextField());
        }
        tall = new Scrolling(form);
        BorderPane house = new BorderPane(tall);
        line.setMinHeight(80);
        line.setManaged(false);
        house.setTop(line);
        new Scene(house, 300, 200);
        lay();
    }

    @Test
    void whateverHasTheFocusIsSeenThoughALineComesAboveIt() {
        for (int at : new int[] {FIELDS - 1, 0, 7}) {
            WaitForAsyncUtils.asyncFx(() -> form.getChildren().get(at).requestFocus());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(tall.localToScene(tall.getLayoutBounds()).contains(place(at)))
                    .as("field %d", at)
                    .isTrue();
        }
        WaitForAsyncUtils.asyncFx(() -> {
            line.setManaged(true);
            lay();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tall.localToScene(tall.getLayoutBounds()).contains(place(7))).isTrue();
    }

    private void lay() {
        tall.getScene().getRoot().applyCss();
        tall.getScene().getRoot().layout();
    }

    private Bounds place(int field) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    lay();
                    Node one = form.getChildren().get(field);
                    return one.localToScene(one.getLayoutBounds());
                });
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
