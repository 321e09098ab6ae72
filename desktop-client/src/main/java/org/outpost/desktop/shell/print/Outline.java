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

/// A closed shape in pixels of the window; it turns one way around what is black. It is kept as the
/// lines and curves it was given as, because a word cut into straight edges took ten times the room
/// and a counter keeps a thousand words; it is cut when it is drawn, so finely that a dot of paper
/// never shows it.
final class Outline {
    /// Pieces of one curve: letters are small.
    private static final int PIECES = 8;

    /// What a step is; a line or a curve by how many numbers it has.
    private static final byte MOVE = 0;

    private static final byte LINE = 2;
    private static final byte QUADRATIC = 4;
    private static final byte CUBIC = 6;

    private byte[] steps = new byte[64];
    private int stepCount;

    /// The toolkit's own curves have no more digits.
    private float[] at = new float[256];

    private int count;
    private float x;
    private float y;
    private float startX;
    private float startY;
    private float top = Float.POSITIVE_INFINITY;
    private float bottom = Float.NEGATIVE_INFINITY;

    private Outline() {}

    static Outline of(Path path) {
        Outline outline = new Outline();
        for (PathElement element : path.getElements()) {
            switch (element) {
                case MoveTo to -> {
                    outline.close();
                    outline.move(to.getX(), to.getY());
                }
                case LineTo to -> outline.step(LINE, to.getX(), to.getY());
                case QuadCurveTo to ->
                        outline.step(
                                QUADRATIC,
                                to.getControlX(),
                                to.getControlY(),
                                to.getX(),
                                to.getY());
                case CubicCurveTo to ->
                        outline.step(
                                CUBIC,
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
        outline.steps = Arrays.copyOf(outline.steps, outline.stepCount);
        outline.at = Arrays.copyOf(outline.at, outline.count);
        return outline;
    }

    /// A box, its corner at the origin.
    static Outline box(double width, double height) {
        Outline outline = new Outline();
        outline.move(0, 0);
        outline.step(LINE, width, 0);
        outline.step(LINE, width, height);
        outline.step(LINE, 0, height);
        outline.close();
        return outline;
    }

    /// What takes edges, one after the other.
    interface Pen {
        void edge(double fromX, double fromY, double toX, double toY);
    }

    /// How far up it reaches; more than {@link #bottom} where there is nothing of it.
    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    /// Every edge, moved and then made larger.
    void draw(double left, double above, double scale, Pen pen) {
        Cut cut = new Cut(left, above, scale, pen);
        int i = 0;
        for (int step = 0; step < stepCount; step++) {
            switch (steps[step]) {
                case MOVE -> {
                    cut.x = at[i];
                    cut.y = at[i + 1];
                    i += 2;
                }
                case LINE -> {
                    cut.line(at[i], at[i + 1]);
                    i += LINE;
                }
                case QUADRATIC -> {
                    cut.quadratic(at[i], at[i + 1], at[i + 2], at[i + 3]);
                    i += QUADRATIC;
                }
                default -> {
                    cut.cubic(at[i], at[i + 1], at[i + 2], at[i + 3], at[i + 4], at[i + 5]);
                    i += CUBIC;
                }
            }
        }
    }

    private void move(double toX, double toY) {
        step(MOVE, toX, toY);
        startX = x;
        startY = y;
    }

    private void step(byte kind, double... to) {
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, stepCount * 2);
        }
        if (count + to.length > at.length) {
            at = Arrays.copyOf(at, at.length * 2);
        }
        steps[stepCount++] = kind;
        for (double number : to) {
            at[count++] = (float) number;
        }
        x = at[count - 2];
        y = at[count - 1];
        // A curve stays between the points it is given by.
        for (int i = count - to.length + 1; i < count; i += 2) {
            top = Math.min(top, at[i]);
            bottom = Math.max(bottom, at[i]);
        }
    }

    private void close() {
        if (x != startX || y != startY) {
            step(LINE, startX, startY);
        }
    }

    /// On its way along an outline.
    private static final class Cut {
        private final double left;
        private final double above;
        private final double scale;
        private final Pen pen;
        private double x;
        private double y;

        Cut(double left, double above, double scale, Pen pen) {
            this.left = left;
            this.above = above;
            this.scale = scale;
            this.pen = pen;
        }

        void line(double toX, double toY) {
            pen.edge(
                    (left + x) * scale,
                    (above + y) * scale,
                    (left + toX) * scale,
                    (above + toY) * scale);
            x = toX;
            y = toY;
        }

        void quadratic(double byX, double byY, double toX, double toY) {
            cubic(
                    x + 2.0 / 3 * (byX - x),
                    y + 2.0 / 3 * (byY - y),
                    toX + 2.0 / 3 * (byX - toX),
                    toY + 2.0 / 3 * (byY - toY),
                    toX,
                    toY);
        }

        void cubic(double x1, double y1, double x2, double y2, double toX, double toY) {
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
    }
}
