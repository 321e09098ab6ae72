// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Wrapped words at every width: none is broken, off its line or out of its colour.
@ExtendWith(ApplicationExtension.class)
class WrappedTest {
    private static final int PATIENCE_MS = 10_000;

    /// The blank behind the last word of a line may stand over the edge.
    private static final double BLANK = 8;

    private Wrapped dandas;
    private Wrapped colon;
    private Wrapped path;
    private Wrapped muted;

    @Start
    void start(Stage stage) {
        CounterWindow.dress();
        dandas = Look.wrapping("यह एक व्यक्ति का है। काउंटर पर जाएँ। लाइन चालू नहीं है।");
        colon =
                Look.wrapping(
                        "यह जगह दूसरे काउंटर या फ़ोन की है। माँग सकते हैं: लाइन चालू होने पर");
        path = Look.wrapping("in /media/asha/outpost/register-7.csv now");
        muted = Look.wrapping("यहाँ कोई नहीं। F2 से", "muted");
        Scene scene = new Scene(new Pane(dandas, colon, path, muted), 400, 400);
        scene.getStylesheets().add(CounterWindow.sheet());
        scene.getRoot().applyCss();
    }

    @Test
    void noHindiWordIsBrokenBeforeItsDandaWhereverTheLineEnds() {
        for (int pixels = 60; pixels < 200; pixels++) {
            double width = pixels;
            List<Bounds> words = laid(dandas, width);
            double line = words.getFirst().getHeight();
            assertThat(words)
                    .as("at %s", width)
                    .hasSize(12)
                    .allMatch(word -> word.getHeight() < 1.2 * line)
                    .allMatch(word -> word.getMaxX() < width + BLANK);
            assertThat(tops(words)).as("at %s", width).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aHindiSentenceIsBrokenBetweenWordsAndStaysInsideItsWidth() {
        assertThat(laid(colon, 110)).allMatch(word -> word.getMaxX() < 110 + BLANK);
    }

    @Test
    void linesStandBelowEachOtherAndNoneIsLeftOut() {
        List<Bounds> words = laid(colon, 110);
        double line = words.getFirst().getHeight();
        double before = -line;
        for (double top : tops(words)) {
            assertThat(top).isGreaterThanOrEqualTo(before + line);
            before = top;
        }
        assertThat(colon.getHeight()).isGreaterThanOrEqualTo(before + line);
    }

    @Test
    void aWordWiderThanItsLineTakesSeveral() {
        assertThat(laid(path, 80)).allMatch(word -> word.getMaxX() < 80 + BLANK);
        assertThat(laid(path, 800))
                .as("and one again where there is room")
                .allMatch(word -> word.getMinY() == 0);
    }

    @Test
    void everyWordHasTheColourOfItsText() {
        assertThat(fills(muted)).hasSize(1);
        assertThat(fills(dandas)).hasSize(1).isNotEqualTo(fills(muted));
    }

    private static List<Bounds> laid(Wrapped wrapped, double width) {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE_MS,
                () -> {
                    wrapped.resize(width, wrapped.prefHeight(width));
                    wrapped.layout();
                    return words(wrapped).map(Node::getBoundsInParent).toList();
                });
    }

    private static Set<Double> tops(List<Bounds> words) {
        return words.stream().map(Bounds::getMinY).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Object> fills(Wrapped wrapped) {
        return words(wrapped).map(Text::getFill).collect(Collectors.toSet());
    }

    private static Stream<Text> words(Wrapped wrapped) {
        return wrapped.getChildren().stream().map(Text.class::cast);
    }
}
