// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Rows of which as many are seen as there is room for, the chosen one among them: what stands
/// under them on a screen is never pushed out of it.
final class Answers extends VBox {
    private static final int LEAST = 2;
    private int chosen;
    private int first;

    Answers() {
        super(2);
    }

    void show(List<? extends Node> rows, int chosen) {
        this.chosen = chosen;
        getChildren().setAll(rows);
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(Math.min(LEAST, getChildren().size()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(getChildren().size());
    }

    private double height(int rows) {
        Insets around = getInsets();
        return around.getTop() + around.getBottom() + Math.max(0, rows * step() - getSpacing());
    }

    @Override
    protected void layoutChildren() {
        if (getChildren().isEmpty()) {
            return;
        }
        Insets around = getInsets();
        double width = getWidth() - around.getLeft() - around.getRight();
        double room = getHeight() - around.getTop() - around.getBottom() + getSpacing();
        int all = getChildren().size();
        int fit = Math.clamp((long) Math.floor((room + 0.5) / step()), 1, all);
        int at = Math.clamp(chosen, 0, all - 1);
        first = Math.clamp(first, Math.max(0, at - fit + 1), Math.min(at, all - fit));
        for (int i = 0; i < all; i++) {
            Node row = getChildren().get(i);
            row.setVisible(i >= first && i < first + fit);
            layoutInArea(
                    row,
                    around.getLeft(),
                    around.getTop() + (i - first) * step(),
                    width,
                    step() - getSpacing(),
                    0,
                    HPos.LEFT,
                    VPos.CENTER);
        }
    }

    private double step() {
        // The height a row would like to have does not know of the least it may have.
        return getChildren().stream()
                        .mapToDouble(row -> Math.max(row.minHeight(-1), row.prefHeight(-1)))
                        .max()
                        .orElse(0)
                + getSpacing();
    }
}
