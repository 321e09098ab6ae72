// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

/// The papers a counter prints on. Lengths in millimetres.
public enum Paper {
    /// The roll of a slip printer: as long as what stands on it.
    ROLL_80(80, 0, 4, 1),
    /// Half of an office sheet.
    A5(148, 210, 10, 1.3);

    private static final double MM_PER_INCH = 25.4;
    private static final double PX_PER_INCH = 96;

    private final double width;
    private final double height;
    private final double margin;
    private final double scale;

    Paper(double width, double height, double margin, double scale) {
        this.width = width;
        this.height = height;
        this.margin = margin;
        this.scale = scale;
    }

    public double width() {
        return width;
    }

    /// 0 for a roll.
    public double height() {
        return height;
    }

    double margin() {
        return margin;
    }

    /// How much larger the letters are than on a roll.
    double scale() {
        return scale;
    }

    /// Pixels of the window for a length on paper.
    public static double px(double mm) {
        return mm / MM_PER_INCH * PX_PER_INCH;
    }

    /// Pixels of the window for a size of letters.
    static double pointsToPx(double points) {
        return points / 72 * PX_PER_INCH;
    }

    /// Bundle key of its name.
    public String key() {
        return this == ROLL_80 ? "print.paper.roll" : "print.paper.a5";
    }
}
