// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.PngWriter;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.model.access.Role;

/// Pictures of every screen over a real counter, in both languages and sizes, and a contact sheet
/// of them all. What SCREENS 11 asks to look at before a screen is called done.
public final class GalleryView {
    private static final double THUMB = 320;
    private static final double THUMB_HIGH = 180;
    private static final GallerySittingView.Size USUAL = new GallerySittingView.Size(1366, 768, 1);
    private static final List<GallerySittingView.Size> SIZES =
            List.of(USUAL, new GallerySittingView.Size(1024, 680, 1));

    /// Screens of 1920x1080 drawn at 150 % and of 3840x2160 at 200 %.
    private static final List<GallerySittingView.Size> FINE =
            List.of(
                    new GallerySittingView.Size(1280, 720, 1.5),
                    new GallerySittingView.Size(1920, 1080, 2));

    private final Path folder;
    private final Consumer<String> progress;
    private final List<Path> made = new ArrayList<>();

    private GalleryView(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /// Draws all screens of these counters into the folder. Starts the toolkit, so once per
    /// process.
    ///
    /// @param counters what stands in the windows
    /// @param who the person working there
    /// @param pages pictures that join the contact sheet
    public static List<Path> draw(
            Counters counters,
            SignedIn who,
            List<Path> pages,
            Path folder,
            Consumer<String> progress) {
        GalleryView gallery = new GalleryView(folder, progress);
        gallery.made.addAll(pages);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
        Platform.startup(() -> {
            try {
                CounterWindow.dress();
                gallery.all(counters, who);
            } catch (RuntimeException e) {
                fault.set(e);
            } catch (OutOfMemoryError e) {
                fault.set(new IllegalStateException("the pictures do not fit into memory", e));
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = fault.get();
        if (failed != null) {
            throw failed;
        }
        return List.copyOf(gallery.made);
    }

    /// The counters in the windows.
    ///
    /// @param filled with two hundred rows and more
    /// @param few with five rows, its line down, fourteen unsent, one of them not accepted, and
    ///   people with unusual names
    /// @param empty just set up
    public record Counters(Counter filled, Counter few, Counter empty) {}

    private void all(Counters counters, SignedIn who) {
        SignedIn clerk = as(who, Role.FRONT_DESK);
        SignedIn doctor = as(who, Role.DOCTOR);
        for (Lang lang : Lang.values()) {
            for (GallerySittingView.Size size : SIZES) {
                progress.accept("drawing " + lang.tag() + " at " + size);
                sit(counters.filled(), who, lang, size, "").full();
                sit(counters.few(), who, lang, size, "-few").few();
                sit(counters.filled(), clerk, lang, size, "").shift();
                sit(counters.few(), clerk, lang, size, "-few").shift();
                sit(counters.filled(), doctor, lang, size, "").room();
                sit(counters.empty(), who, lang, size, "-empty").empty();
                sit(counters.empty(), who, lang, size, GallerySittingView.NEW).door();
            }
            progress.accept("drawing " + lang.tag() + " at 150 %");
            sit(counters.filled(), who, lang, USUAL, "-large").larger(3).full();
            sit(counters.few(), who, lang, USUAL, "-few-large").larger(3).few();
            sit(counters.filled(), clerk, lang, USUAL, "-large").larger(3).shift();
            sit(counters.filled(), doctor, lang, USUAL, "-large").larger(3).room();
            for (GallerySittingView.Size size : FINE) {
                progress.accept("drawing " + lang.tag() + " at " + size);
                sit(counters.filled(), who, lang, size, "").full();
                sit(counters.filled(), doctor, lang, size, "").room();
            }
        }
        contactSheet();
    }

    private GallerySittingView sit(
            Counter counter, SignedIn who, Lang lang, GallerySittingView.Size size, String kind) {
        return new GallerySittingView(counter, at(counter, who), lang, size, kind, this::write);
    }

    /// Above the screen stands the counter's name as it stands on its papers.
    private static SignedIn at(Counter counter, SignedIn who) {
        return new SignedIn(
                who.user(),
                who.name(),
                who.nameLocal(),
                who.role(),
                who.hospital(),
                who.hospitalLocal(),
                counter.name(),
                who.screens());
    }

    /// The same person in another role, whose rail has what no administrator's has.
    private static SignedIn as(SignedIn who, Role role) {
        return new SignedIn(
                who.user(),
                who.name(),
                who.nameLocal(),
                role.name().toLowerCase(Locale.ROOT),
                who.hospital(),
                who.hospitalLocal(),
                who.counter(),
                SignInUseCase.rail(role));
    }

    private void contactSheet() {
        TilePane tiles = new TilePane(12, 12);
        tiles.setPrefColumns(12);
        tiles.setStyle("-fx-background-color: white; -fx-padding: 12px;");
        for (Path file : made) {
            // Made small while it is read: hundreds of full pictures do not fit into memory,
            // and one long page must not make every tile as long.
            ImageView picture =
                    new ImageView(
                            new Image(file.toUri().toString(), THUMB, THUMB_HIGH, true, true));
            tiles.getChildren().add(new VBox(2, picture, new Label(file.getFileName().toString())));
        }
        Scene scene = new Scene(tiles);
        write(scene.snapshot(null), "contact-sheet");
    }

    private void write(WritableImage image, String name) {
        Path file = folder.resolve(name + ".png");
        try {
            Files.createDirectories(folder);
            PngWriter.write(image, file);
        } catch (IOException e) {
            throw new UncheckedIOException("the picture " + file + " can't be written", e);
        }
        made.add(file);
    }
}
