// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// A sheet as a PDF of one page: the picture of the one layout, because PDF writers shape
/// Devanagari wrongly.
final class PdfFile {
    private static final float POINTS_PER_DOT = 72f / SheetPicture.DOTS;
    private static final float POINTS_PER_MM = 72f / 25.4f;

    private PdfFile() {}

    /// The file is whole when it has its name.
    static void write(SheetPicture picture, Paper paper, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            write(picture, paper, out);
        }
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static void write(SheetPicture picture, Paper paper, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            float width = picture.width() * POINTS_PER_DOT;
            float height = picture.height() * POINTS_PER_DOT;
            float page = Math.max(height, (float) paper.height() * POINTS_PER_MM);
            PDPage sheet = new PDPage(new PDRectangle(width, page));
            document.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                content.drawImage(image(document, picture), 0, page - height, width, height);
            }
            document.save(out);
        }
    }

    private static PDImageXObject image(PDDocument document, SheetPicture picture)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(picture.grey());
        }
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(packed.toByteArray()),
                COSName.FLATE_DECODE,
                picture.width(),
                picture.height(),
                8,
                PDDeviceGray.INSTANCE);
    }
}
