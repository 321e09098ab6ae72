// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Rows of which as many are seen as there is room for, the chosen one among them: what stands
/// under them on a screen is never pushed out of it. Where there are more than are seen, the words
/// under the last one say so.
final class Answers extends VBox {
    private static final int LEAST = 2;
    private static final int MOST = 8;
    private final Words words;
    private final Label more = new Label();
    private List<Node> rows = List.of();
    private boolean cut;
    private int chosen;
    private int first;
    private Phrase said = Phrase.given("");

    Answers(Words words) {
        super(2);
        this.words = words;
        more.getStyleClass().addAll("hint", "more");
    }

    /// @param cut nobody counted how many more there are
    void show(List<? extends Node> fresh, int chosen, boolean cut) {
        this.rows = List.copyOf(fresh);
        this.chosen = chosen;
        this.cut = cut;
        List<Node> all = new ArrayList<>(rows);
        all.add(more);
        getChildren().setAll(all);
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(LEAST);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(MOST);
    }

    /// So many rows at most, and the words under them where these are not all.
    private double height(int most) {
        Insets around = getInsets();
        boolean all = rows.size() <= most && !cut;
        return around.getTop()
                + around.getBottom()
                + Math.max(0, Math.min(most, rows.size()) * step() - getSpacing())
                + (all ? 0 : moreHeight());
    }

    private double moreHeight() {
        return getSpacing() + more.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (rows.isEmpty()) {
            return;
        }
        Insets around = getInsets();
        double left = around.getLeft();
        double width = getWidth() - left - around.getRight();
        double room = getHeight() - around.getTop() - around.getBottom() + getSpacing();
        int all = rows.size();
        int fit = fit(room);
        boolean told = cut || fit < all;
        if (told) {
            fit = fit(room - moreHeight());
            say(cut ? Phrase.of("answers.more.some") : Phrase.of("answers.more", all - fit));
        }
        int at = Math.clamp(chosen, 0, all - 1);
        first = Math.clamp(first, Math.max(0, at - fit + 1), Math.min(at, all - fit));
        for (int i = 0; i < all; i++) {
            Node row = rows.get(i);
            row.setVisible(i >= first && i < first + fit);
            double top = around.getTop() + (i - first) * step();
            place(row, left, top, width, step() - getSpacing());
        }
        more.setVisible(told);
        place(more, left, around.getTop() + fit * step(), width, more.prefHeight(-1));
    }

    private int fit(double room) {
        return Math.clamp((long) Math.floor((room + 0.5) / step()), 1, Math.min(MOST, rows.size()));
    }

    private void place(Node node, double left, double top, double width, double height) {
        layoutInArea(node, left, top, width, height, 0, HPos.LEFT, VPos.CENTER);
    }

    private void say(Phrase now) {
        if (!now.equals(said)) {
            said = now;
            more.textProperty().unbind();
            more.textProperty().bind(words.live(now));
        }
    }

    private double step() {
        // The height a row would like to have does not know of the least it may have.
        return rows.stream()
                        .mapToDouble(row -> Math.max(row.minHeight(-1), row.prefHeight(-1)))
                        .max()
                        .orElse(0)
                + getSpacing();
    }
}
