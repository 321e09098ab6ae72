// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A code to be scanned, as a picture of whole modules. A quarter of it may be worn off: a card
/// lives in a pocket.
final class QrCode {
    private static final int QUIET = 4;
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.Q,
                    EncodeHintType.MARGIN,
                    QUIET,
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8");

    private QrCode() {}

    /// @param most how wide it may be at most, in pixels of paper
    static WritableImage draw(String content, int most) {
        BitMatrix bits = bits(content);
        int module = Math.max(1, most / bits.getWidth());
        int size = bits.getWidth() * module;
        WritableImage image = new WritableImage(size, size);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean dark = bits.get(x / module, y / module);
                pixels.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    private static BitMatrix bits(String content) {
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException e) {
            throw new IllegalStateException("a number fits into a code", e);
        }
    }
}
