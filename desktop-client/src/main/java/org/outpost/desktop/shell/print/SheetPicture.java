// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
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

    /// Lays out a sheet and takes it apart into what never moves again: the outlines of its
    /// letters, its rules and its code, each where it stands. Letters are outlines, so that they
    /// are drawn from their curves: at the size of paper JavaFX draws this type's letters from
    /// glyph images that are chipped where strokes cross. Nothing of it is laid out a second time,
    /// whatever scene it comes into. On the window's thread: on Linux two threads that lay out text
    /// at once end the program.
    public static Parent lay(SheetView sheet) {
        Scene scene = new Scene(sheet);
        sheet.applyCss();
        double width = sheet.prefWidth(-1);
        sheet.resize(width, sheet.prefHeight(width));
        sheet.layout();
        Group whole = new Group(new Rectangle(sheet.getWidth(), sheet.getHeight(), Color.WHITE));
        take(sheet, whole);
        whole.setAccessibleRole(AccessibleRole.TEXT);
        whole.setAccessibleText(sheet.getAccessibleText());
        scene.setRoot(new Group());
        return whole;
    }

    private static void take(Parent parent, Group whole) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            Bounds at = child.localToScene(child.getLayoutBounds());
            switch (child) {
                case Text text -> {
                    Shape outline = Shape.union(text, new Rectangle());
                    outline.setFill(Color.BLACK);
                    outline.setStroke(null);
                    whole.getChildren().add(outline);
                }
                case ImageView code -> {
                    ImageView copy = new ImageView(code.getImage());
                    copy.setFitWidth(at.getWidth());
                    copy.setPreserveRatio(true);
                    copy.setSmooth(code.isSmooth());
                    copy.relocate(at.getMinX(), at.getMinY());
                    whole.getChildren().add(copy);
                }
                case Parent inner when inner.getChildrenUnmodifiable().isEmpty() ->
                        whole.getChildren()
                                .add(
                                        new Rectangle(
                                                at.getMinX(),
                                                at.getMinY(),
                                                at.getWidth(),
                                                at.getHeight()));
                case Parent inner -> take(inner, whole);
                default -> {}
            }
        }
    }

    /// Draws what was laid out; on the window's thread.
    static WritableImage draw(Parent laid) {
        Bounds sheet = laid.getChildrenUnmodifiable().getFirst().getLayoutBounds();
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
