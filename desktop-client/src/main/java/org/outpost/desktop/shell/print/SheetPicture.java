// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/// A sheet as grey dots, [SheetView#DOTS] to the inch: what a PDF holds.
///
/// @param grey one byte a dot, row by row; 0 is black
@SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
public record SheetPicture(int width, int height, byte[] grey) {

    /// Lays out a sheet that stands in no window and makes its letters outlines, so that they are
    /// drawn from their curves: at the size of paper JavaFX draws this type's letters from glyph
    /// images that are chipped where the strokes of a letter cross. On the window's thread: on
    /// Linux two threads that lay out text at once end the program.
    public static Parent lay(SheetView sheet) {
        Scene scene = new Scene(sheet);
        sheet.applyCss();
        double width = sheet.prefWidth(-1);
        sheet.resize(width, sheet.prefHeight(width));
        sheet.layout();
        List<Text> runs = new ArrayList<>();
        texts(sheet, runs);
        Group letters = new Group();
        letters.setManaged(false);
        for (Text run : runs) {
            Shape outline = Shape.union(run, new Rectangle());
            outline.setFill(Color.BLACK);
            outline.setStroke(null);
            letters.getChildren().add(outline);
            run.setVisible(false);
        }
        Group whole = new Group();
        sheet.setManaged(false);
        scene.setRoot(whole);
        whole.getChildren().setAll(sheet, letters);
        // Free for another scene, or for none.
        scene.setRoot(new Group());
        return whole;
    }

    private static void texts(Parent parent, List<Text> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            switch (child) {
                case Text text -> found.add(text);
                case Parent inner -> texts(inner, found);
                default -> {}
            }
        }
    }

    /// Draws what was laid out; on the window's thread.
    static WritableImage draw(Parent laid) {
        Region sheet = (Region) laid.getChildrenUnmodifiable().getFirst();
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.WHITE);
        how.setTransform(Transform.scale(SheetView.DOTS_PER_PX, SheetView.DOTS_PER_PX));
        how.setViewport(
                new Rectangle2D(
                        0,
                        0,
                        Math.floor(sheet.getWidth() * SheetView.DOTS_PER_PX),
                        Math.ceil(sheet.getHeight() * SheetView.DOTS_PER_PX)));
        return laid.snapshot(how, null);
    }

    /// The dots of a picture; on any thread.
    static SheetPicture of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] grey = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader()
                    .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                int sum = 3 * (argb >> 16 & 0xFF) + 6 * (argb >> 8 & 0xFF) + (argb & 0xFF);
                grey[y * width + x] = (byte) (sum / 10);
            }
        }
        return new SheetPicture(width, height, grey);
    }
}
