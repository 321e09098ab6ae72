// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// The app's own text size, in four steps. Larger words need a wider window for the same room.
final class TextSize {
    private static final List<Integer> PERCENT = List.of(100, 115, 130, 150);
    private static final int BODY_PX = 14;
    private static final double WIDE = 1280;
    private int at;

    void step(int by) {
        at = Math.clamp((long) at + by, 0, PERCENT.size() - 1);
    }

    /// What makes everything in the window as large. An icon's size is told beside the letters': it
    /// would measure an em by itself.
    String style() {
        return "-fx-font-size: %s; -icon: %s; -icon-of-complaint: %s; -icon-of-pill: %s;"
                .formatted(px(BODY_PX), px(18), px(16), px(15));
    }

    private String px(int whole) {
        return whole * PERCENT.get(at) / 100.0 + "px";
    }

    /// Whether a window of this width has no room for everything beside each other.
    boolean isNarrow(double width) {
        return width < WIDE * PERCENT.get(at) / 100.0;
    }
}
