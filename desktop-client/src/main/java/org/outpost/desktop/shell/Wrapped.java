// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Words that take as many lines as they need. Each word is a node of its own that is put on its
/// line here: JavaFX draws a Devanagari run that it has to break twice, once over the edge and once
/// on the next line, and it would end a line before a danda. So it is never asked to break any, but
/// for a word that is wider than a whole line.
public final class Wrapped extends Pane {
    private static final double BETWEEN_LINES = 2;

    /// Widths are added up here and rounded elsewhere.
    private static final double ROUNDED = 0.01;

    private final ObservableValue<String> text;

    /// What stands between two words: measured only, and again only where the font is another.
    private final Text blank = new Text(" ");

    private boolean centred;

    public Wrapped(ObservableValue<String> text) {
        this.text = text;
        getStyleClass().add("wrapped");
        setMinHeight(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(text);
        text.addListener((value, before, after) -> draw(after));
        draw(text.getValue());
    }

    /// No wider and no higher than its words, so that what holds it can put it in the middle.
    public Wrapped hugging() {
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        centred = true;
        return this;
    }

    public String text() {
        return text.getValue();
    }

    private void draw(String words) {
        List<Text> drawn = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            Text run = new Text(word);
            run.getStyleClass().add("word-run");
            drawn.add(run);
        }
        getChildren().setAll(drawn);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public double getBaselineOffset() {
        return getInsets().getTop() + getChildren().getFirst().getBaselineOffset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return sides() + lines(Double.MAX_VALUE).stream().mapToDouble(Line::width).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Line> lines = lines(width < 0 ? Double.MAX_VALUE : width - sides());
        return getInsets().getTop()
                + lines.stream().mapToDouble(Line::height).sum()
                + (lines.size() - 1) * BETWEEN_LINES
                + getInsets().getBottom();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - sides();
        double between = blank();
        double y = getInsets().getTop();
        for (Line line : lines(width)) {
            double x = getInsets().getLeft() + (centred ? (width - line.width()) / 2 : 0);
            for (Text word : line.words()) {
                word.setWrappingWidth(breaking(word, width));
                word.relocate(x, y);
                x += word.getLayoutBounds().getWidth() + between;
            }
            y += line.height() + BETWEEN_LINES;
        }
    }

    private double sides() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    /// At least one word a line; a word that is wider than a line takes several by itself.
    private List<Line> lines(double width) {
        double between = blank();
        List<Line> lines = new ArrayList<>();
        List<Text> words = new ArrayList<>();
        double used = 0;
        double height = 0;
        for (Node child : getChildren()) {
            Text word = (Text) child;
            Bounds bounds = bounds(word, width);
            double wide = bounds.getWidth();
            if (!words.isEmpty() && used + between + wide > width + ROUNDED) {
                lines.add(new Line(words, used, height));
                words = new ArrayList<>();
                height = 0;
            }
            used = words.isEmpty() ? wide : used + between + wide;
            height = Math.max(height, bounds.getHeight());
            words.add(word);
        }
        lines.add(new Line(words, used, height));
        return lines;
    }

    /// What a word takes on lines of this width. Measured without changing it: whoever changes it
    /// has this laid out again.
    private static Bounds bounds(Text word, double width) {
        double breaking = breaking(word, width);
        Text as = breaking == word.getWrappingWidth() ? word : like(word, word.getText());
        if (as != word) {
            as.setWrappingWidth(breaking);
        }
        return as.getLayoutBounds();
    }

    /// Where a word has to be broken that is wider than a line; 0 for all others.
    private static double breaking(Text word, double width) {
        Text whole = word.getWrappingWidth() == 0 ? word : like(word, word.getText());
        return whole.getLayoutBounds().getWidth() > width + ROUNDED ? Math.max(1, width) : 0;
    }

    private double blank() {
        blank.setFont(((Text) getChildren().getFirst()).getFont());
        return blank.getLayoutBounds().getWidth();
    }

    private static Text like(Text word, String letters) {
        Text like = new Text(letters);
        like.setFont(word.getFont());
        return like;
    }

    private record Line(List<Text> words, double width, double height) {}
}
