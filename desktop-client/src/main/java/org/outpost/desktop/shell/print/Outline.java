// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.Arrays;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// A closed shape as straight edges, each by its two ends, in pixels of the window; it turns one
/// way around what is black. Curves are cut so finely that a dot of paper never shows it.
final class Outline {
    private static final int ENDS = 4;

    /// Pieces of one curve: letters are small.
    private static final int PIECES = 8;

    private double[] edges = new double[256];
    private int count;
    private double x;
    private double y;
    private double startX;
    private double startY;

    private Outline() {}

    static Outline of(Path path) {
        Outline outline = new Outline();
        for (PathElement element : path.getElements()) {
            switch (element) {
                case MoveTo to -> {
                    outline.close();
                    outline.move(to.getX(), to.getY());
                }
                case LineTo to -> outline.line(to.getX(), to.getY());
                case QuadCurveTo to ->
                        outline.cubic(
                                outline.x + 2.0 / 3 * (to.getControlX() - outline.x),
                                outline.y + 2.0 / 3 * (to.getControlY() - outline.y),
                                to.getX() + 2.0 / 3 * (to.getControlX() - to.getX()),
                                to.getY() + 2.0 / 3 * (to.getControlY() - to.getY()),
                                to.getX(),
                                to.getY());
                case CubicCurveTo to ->
                        outline.cubic(
                                to.getControlX1(),
                                to.getControlY1(),
                                to.getControlX2(),
                                to.getControlY2(),
                                to.getX(),
                                to.getY());
                case ClosePath _ -> outline.close();
                default -> throw new IllegalStateException("letters have no " + element);
            }
        }
        outline.close();
        outline.edges = Arrays.copyOf(outline.edges, outline.count);
        return outline;
    }

    /// A box, its corner at the origin.
    static Outline box(double width, double height) {
        Outline outline = new Outline();
        outline.move(0, 0);
        outline.line(width, 0);
        outline.line(width, height);
        outline.line(0, height);
        outline.close();
        return outline;
    }

    /// What takes edges, one after the other.
    interface Pen {
        void edge(double fromX, double fromY, double toX, double toY);
    }

    /// Every edge, moved and then made larger.
    void draw(double left, double top, double scale, Pen pen) {
        for (int i = 0; i < count; i += ENDS) {
            pen.edge(
                    (left + edges[i]) * scale,
                    (top + edges[i + 1]) * scale,
                    (left + edges[i + 2]) * scale,
                    (top + edges[i + 3]) * scale);
        }
    }

    private void move(double toX, double toY) {
        x = toX;
        y = toY;
        startX = toX;
        startY = toY;
    }

    private void line(double toX, double toY) {
        if (count + ENDS > edges.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
        }
        edges[count++] = x;
        edges[count++] = y;
        edges[count++] = toX;
        edges[count++] = toY;
        x = toX;
        y = toY;
    }

    private void cubic(double x1, double y1, double x2, double y2, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        for (int i = 1; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            double u = 1 - t;
            double a = u * u * u;
            double b = 3 * u * u * t;
            double c = 3 * u * t * t;
            double d = t * t * t;
            line(a * fromX + b * x1 + c * x2 + d * toX, a * fromY + b * y1 + c * y2 + d * toY);
        }
    }

    private void close() {
        if (x != startX || y != startY) {
            line(startX, startY);
        }
    }
}
