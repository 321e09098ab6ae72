// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Where more answers exist than stand in sight, the words under the last one say so.
@ExtendWith(ApplicationExtension.class)
class AnswersInSightTest {
    private static final int SHOWN = 8;
    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void moreThanWereAskedForAreSaidWithoutANumberUntilTheyAreFew() {
        places(SHOWN + 1);
        go("dispatch");
        desk.write("number");
        assertThat(answers()).hasSize(SHOWN + 1).last().isEqualTo("More: type on");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        assertThat(answers()).last().isEqualTo("और भी हैं: आगे लिखें");
        desk.press(KeyCode.CONTROL, KeyCode.L).write(" 9");
        assertThat(answers()).containsExactly("PHC Number 9");
    }

    @Test
    void thoseForWhomThereIsNoRoomAreCounted() {
        places(SHOWN);
        go("dispatch");
        desk.write("number");
        assertThat(answers()).as("all are seen").hasSize(SHOWN).noneMatch(this::saysMore);
        desk.resize(1024, 520);
        List<String> seen = answers();
        int left = SHOWN - (seen.size() - 1);
        assertThat(left).isPositive();
        assertThat(seen).last().isEqualTo(left + " more: type on");
        assertThat(cut()).as("the words are whole and under the last answer").isFalse();
        desk.press(KeyCode.UP);
        assertThat(answers()).contains("PHC Number " + SHOWN).last().isEqualTo(seen.getLast());
    }

    @Test
    void whoeverGoesDownTheBatchesSeesTheLastOfMany() {
        for (int i = 1; i <= SHOWN + 3; i++) {
            LocalDate expiry = LocalDate.of(2027, 1, 1).plusMonths(i);
            counter.stock.add("Zinc 20 mg", "ZN-" + i, expiry, 100);
        }
        go("dispense");
        desk.write("zin").press(KeyCode.ENTER);
        desk.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(desk.focus()).isEqualTo("batch");
        assertThat(answers()).contains("ZN-1").last().isEqualTo("3 more: type on");
        for (int i = 0; i < SHOWN + 2; i++) {
            desk.press(KeyCode.DOWN);
        }
        assertThat(answers()).contains("ZN-11").doesNotContain("ZN-1");
        assertThat(desk.field("batch")).isEqualTo("ZN-11");
    }

    private void go(String screen) {
        desk.signIn();
        desk.ask(() -> {
            desk.shell().go(screen);
            return true;
        });
    }

    private void places(int many) {
        for (int i = 1; i <= many; i++) {
            counter.stock.place("p" + i, "PHC Number " + i, "");
        }
    }

    /// The first word of each answer that is seen, and what stands under them.
    private List<String> answers() {
        return desk.ask(() ->
                shown().getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .map(AnswersInSightTest::text)
                        .toList());
    }

    private Parent shown() {
        return (Parent)
                desk.root().lookupAll(".answers").stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .orElseThrow();
    }

    private static String text(Node row) {
        return CounterDriver.seen(row)
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse("");
    }

    private boolean saysMore(String text) {
        return text.contains("more:");
    }

    /// Whether the words stand outside the answers' room or over one of them.
    private boolean cut() {
        return desk.ask(() -> {
            Parent all = shown();
            Node more = all.lookup(".more");
            double top = more.getBoundsInParent().getMinY();
            double bottom = more.getBoundsInParent().getMaxY();
            double last =
                    all.lookupAll(".suggestion").stream()
                            .filter(Node::isVisible)
                            .mapToDouble(row -> row.getBoundsInParent().getMaxY())
                            .max()
                            .orElseThrow();
            return top < last || bottom > all.getLayoutBounds().getHeight() + 0.5;
        });
    }
}
