// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;

/// Reads the code on a paper as a scanner at the counter would: from the dots alone.
public final class Scanner {
    private Scanner() {}

    public static String read(SheetPicture picture) throws ReaderException {
        return read(picture.grey(), picture.width(), picture.height());
    }

    public static String read(BufferedImage image) throws ReaderException {
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                grey[y * image.getWidth() + x] = (byte) (image.getRGB(x, y) & 0xFF);
            }
        }
        return read(grey, image.getWidth(), image.getHeight());
    }

    /// The same paper after months in a pocket: stripes of the code are white.
    static SheetPicture worn(SheetPicture picture) {
        byte[] grey = picture.grey().clone();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width() / 3; x++) {
                if (y % 90 < 4) {
                    grey[y * picture.width() + x] = -1;
                }
            }
        }
        return new SheetPicture(picture.width(), picture.height(), grey);
    }

    private static String read(byte[] grey, int width, int height) throws ReaderException {
        var source = new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
        var bitmap = new BinaryBitmap(new HybridBinarizer(source));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no code stands on this paper", e);
        }
    }
}
