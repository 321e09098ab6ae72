// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.Arrays;

/// How much of each dot of a paper is covered. Every edge adds to the dots it crosses by how far it
/// goes down in them; added up along a row, that is the share of each dot inside the outline. Needs
/// no window and no thread of its own. It sees a band of rows at a time: for a whole paper these
/// numbers would take four times the room of its dots, and what is so large is soon taken away by
/// none but the long collections that stop the window.
final class Ink implements Outline.Pen {
    private static final double BLACK = 255;
    private final int width;
    private final float[] covered;
    private int top;
    private int bottom;

    /// @param rows the most of one band
    Ink(int width, int rows) {
        this.width = width;
        this.covered = new float[width * rows];
    }

    /// From now on it takes what edges cover in these rows, and of nothing else.
    ///
    /// @param from the first
    /// @param to the one behind the last
    void band(int from, int to) {
        top = from;
        bottom = to;
        Arrays.fill(covered, 0);
    }

    @Override
    public void edge(double fromX, double fromY, double toX, double toY) {
        if (fromY == toY) {
            return;
        }
        boolean down = fromY < toY;
        double topX = down ? fromX : toX;
        double topY = down ? fromY : toY;
        double bottomX = down ? toX : fromX;
        double bottomY = down ? toY : fromY;
        double slope = (bottomX - topX) / (bottomY - topY);
        int last = (int) Math.min(bottom, Math.ceil(bottomY));
        for (int row = (int) Math.max(top, Math.floor(topY)); row < last; row++) {
            double from = Math.max(topY, row);
            double to = Math.min(bottomY, row + 1.0);
            if (to > from) {
                double tall = down ? to - from : from - to;
                double one = topX + (from - topY) * slope;
                double other = topX + (to - topY) * slope;
                row(row, Math.min(one, other), Math.max(one, other), tall);
            }
        }
    }

    /// One edge within one row: what is right of it is covered by as much as it is tall, the dots
    /// it crosses by the share right of it.
    private void row(int row, double left, double right, double tall) {
        double from = Math.clamp(left, 0, width);
        double to = Math.clamp(right, 0, width);
        int first = (int) from;
        int last = (int) Math.ceil(to);
        int at = (row - top) * width;
        if (last <= first + 1) {
            double inside = 1 - ((from + to) / 2 - first);
            add(at, first, tall * inside);
            add(at, first + 1, tall * (1 - inside));
            return;
        }
        double before = 0;
        double each = tall / (to - from);
        for (int dot = first; dot < last; dot++) {
            double begin = Math.max(from, dot);
            double end = Math.min(to, dot + 1.0);
            double here = each * (end - begin);
            double inside = here * (1 - ((begin + end) / 2 - dot));
            add(at, dot, before + inside);
            before = here - inside;
        }
        add(at, last, before);
    }

    private void add(int row, int dot, double by) {
        if (dot < width) {
            covered[row + dot] += (float) by;
        }
    }

    /// Writes the dots of the band into those of the whole paper: 0 is black.
    void into(byte[] grey) {
        for (int row = top; row < bottom; row++) {
            double sum = 0;
            int from = (row - top) * width;
            for (int dot = 0; dot < width; dot++) {
                sum += covered[from + dot];
                grey[row * width + dot] =
                        (byte) Math.round(BLACK - BLACK * Math.min(1, Math.abs(sum)));
            }
        }
    }
}
