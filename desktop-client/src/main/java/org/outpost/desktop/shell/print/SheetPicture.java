// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A sheet as grey dots: what a printer gets, what a PDF holds and, with fewer dots, what the side
/// panel shows. Drawn from the letters' curves, off the window's thread.
///
/// @param grey one byte a dot, row by row; 0 is black
@SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
public record SheetPicture(int width, int height, byte[] grey) {
    /// Dots per inch of paper; slip printers have 203, office printers 300 and more.
    static final int DOTS = 300;

    static final double DOTS_PER_PX = DOTS / 96.0;

    /// Rows drawn at a time: most lines of writing reach into two bands at most.
    private static final int BAND = 64;

    /// @param scale dots to a pixel of the window
    static SheetPicture draw(SheetLayout laid, double scale) {
        int width = (int) Math.floor(laid.width() * scale);
        int height = (int) Math.ceil(laid.height() * scale);
        byte[] grey = new byte[width * height];
        Ink ink = new Ink(width, BAND);
        for (int from = 0; from < height; from += BAND) {
            int to = Math.min(height, from + BAND);
            ink.band(from, to);
            for (SheetLayout.Mark mark : laid.marks()) {
                if (mark instanceof SheetLayout.Mark.Shape(var left, var top, var outline)
                        && (top + outline.top()) * scale < to
                        && (top + outline.bottom()) * scale > from) {
                    outline.draw(left, top, scale, ink);
                }
            }
            ink.into(grey);
        }
        for (SheetLayout.Mark mark : laid.marks()) {
            if (mark instanceof SheetLayout.Mark.Code code) {
                code(code, scale, grey, width, height);
            }
        }
        return new SheetPicture(width, height, grey);
    }

    private static void code(
            SheetLayout.Mark.Code code, double scale, byte[] grey, int width, int height) {
        int left = (int) Math.rint(code.left() * scale);
        int top = (int) Math.rint(code.top() * scale);
        int side = (int) Math.rint(code.side() * scale);
        int modules = code.modules().getWidth();
        for (int y = 0; y < Math.min(side, height - top); y++) {
            for (int x = 0; x < Math.min(side, width - left); x++) {
                if (code.modules().get(x * modules / side, y * modules / side)) {
                    grey[(top + y) * width + left + x] = 0;
                }
            }
        }
    }

    /// The same for a window or a printer; on any thread, and best not on the window's.
    public Image image() {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | (grey[i] & 0xFF) * 0x010101;
        }
        return new WritableImage(
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
