// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.access.SignInUseCase;
import org.outpost.desktop.appointments.TokenBoardView;
import org.outpost.desktop.appointments.TokenBoardViewModel;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.PngWriter;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.model.access.Role;

/// Pictures of every screen over a real counter, in both languages and sizes, and a contact sheet
/// of them all. What SCREENS 11 asks to look at before a screen is called done.
public final class GalleryView {
    private static final double THUMB = 320;
    private static final double THUMB_HIGH = 180;
    private static final double[][] SIZES = {{1366, 768}, {1024, 680}};
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
        for (Lang lang : Lang.values()) {
            for (double[] size : SIZES) {
                progress.accept(
                        "drawing " + lang.tag() + " at " + (int) size[0] + "x" + (int) size[1]);
                new Sitting(counters.filled(), who, lang, size, "").full();
                new Sitting(counters.few(), who, lang, size, "-few").few();
                new Sitting(counters.filled(), as(who, Role.FRONT_DESK), lang, size, "").shift();
                new Sitting(counters.few(), as(who, Role.FRONT_DESK), lang, size, "-few").shift();
                new Sitting(counters.filled(), as(who, Role.DOCTOR), lang, size, "").room();
                new Sitting(counters.empty(), who, lang, size, "-empty").empty();
            }
            progress.accept("drawing " + lang.tag() + " at 150 %");
            new Sitting(counters.filled(), who, lang, SIZES[0], "-large").larger(3).full();
            new Sitting(counters.few(), who, lang, SIZES[0], "-few-large").larger(3).few();
            new Sitting(counters.filled(), as(who, Role.FRONT_DESK), lang, SIZES[0], "-large")
                    .larger(3)
                    .shift();
            new Sitting(counters.filled(), as(who, Role.DOCTOR), lang, SIZES[0], "-large")
                    .larger(3)
                    .room();
        }
        contactSheet();
    }

    /// The same person in another role, whose rail has what no administrator's has.
    private static SignedIn as(SignedIn who, Role role) {
        return new SignedIn(
                who.user(),
                who.name(),
                role.name().toLowerCase(Locale.ROOT),
                who.hospital(),
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

    /// One window in one language and size, from sign-in to the last screen.
    private final class Sitting {
        private final String suffix;
        private final Stage stage = new Stage();
        private final GalleryParts.AtOnce now = new GalleryParts.AtOnce();
        private final Shell shell;
        private final Counter counter;

        Sitting(Counter counter, SignedIn who, Lang lang, double[] size, String kind) {
            this.counter = counter;
            suffix = kind + "-" + lang.tag() + "-" + (int) size[0];
            Words words = new Words(lang, Wiring.ZONE);
            ShellParts parts =
                    new ShellParts(
                            words,
                            now,
                            () -> Instant.ofEpochMilli(counter.clock().millis()),
                            new GalleryParts.OpenDoor(who),
                            counter.attention(),
                            counter.line(),
                            Wiring.printing(counter, now, folder -> {}));
            shell = new Shell(parts, Wiring.rooms(counter, now, parts.clock()));
            Scene scene = new Scene(shell.root(), size[0], size[1]);
            scene.getStylesheets().add(CounterWindow.sheet());
            stage.setScene(scene);
            stage.show();
            shell.arrive();
        }

        void full() {
            shot("sign-in");
            type("secret", "-").key(KeyCode.ENTER);
            shot("home");
            type("search", "ram").key(KeyCode.DOWN);
            shot("search").key(KeyCode.ENTER).shot("change-patient");
            with(KeyCode.H, false, true).shot("patient-timeline").key(KeyCode.ESCAPE);
            with(KeyCode.M, false, true).type("other", "ramesh").key(KeyCode.DOWN);
            key(KeyCode.ENTER).shot("merge-patients").key(KeyCode.ESCAPE);
            paper();
            go("register").type("name", "Asha Devi").type("age", "8m").type("phone", "9");
            shot("register");
            key(KeyCode.F9);
            shot("register-trouble");
            key(KeyCode.ESCAPE).key(KeyCode.ESCAPE).key(KeyCode.ESCAPE);
            stock();
            go("day-board");
            shot("day-board");
            key(KeyCode.F9).type("person", "ram");
            shot("book-slot");
            go("queue");
            shot("queue");
            go("shift");
            shot("shift");
            with(KeyCode.P, true, false);
            shot("shift-paper");
            key(KeyCode.ESCAPE).key(KeyCode.F9);
            shot("shift-unsent-why");
            key(KeyCode.ESCAPE);
            registerFile();
            go("attention");
            shot("attention");
            key(KeyCode.F1);
            shot("keys");
            stage.close();
        }

        private void registerFile() {
            Path register = GalleryParts.register(counter.database().folder(), "R" + suffix);
            go("register-file").type("register-path", register.toString()).key(KeyCode.ENTER);
            shot("register-file").key(KeyCode.F9).shot("register-file-done");
            key(KeyCode.F5);
            shot("register-file-why").key(KeyCode.ESCAPE);
        }

        /// A doctor's door from inside, and what the hall reads meanwhile.
        void room() {
            type("secret", "-").key(KeyCode.ENTER);
            go("room");
            shot("room").key(KeyCode.F9).shot("room-called");
            key(KeyCode.T).shot("room-send");
            key(KeyCode.ESCAPE).key(KeyCode.B);
            stage.close();
            TokenBoardViewModel model =
                    new TokenBoardViewModel(
                            counter.queue(),
                            now,
                            () -> Instant.ofEpochMilli(counter.clock().millis()));
            TokenBoardView display = new TokenBoardView(model, new BothScripts(Wiring.ZONE));
            Scene hall = new Scene(display.root(), 1920, 1080);
            hall.getStylesheets().add(CounterWindow.sheet());
            model.open();
            write(hall.snapshot(null), "display" + suffix);
        }

        /// What is printed for somebody who paid, and how a card is replaced.
        private void paper() {
            go("patients").type("search", "kamla bai");
            with(KeyCode.P, true, false).shot("slip");
            with(KeyCode.C, false, true);
            shot("card");
            with(KeyCode.R, false, true);
            shot("card-why");
            key(KeyCode.ESCAPE).type("search", "");
        }

        private void stock() {
            go("dispense").type("item", "par");
            shot("dispense-typing");
            key(KeyCode.ENTER).type("quantity", "20").key(KeyCode.ENTER);
            shot("dispense");
            key(KeyCode.F9);
            shot("dispense-done");
            go("stock").key(KeyCode.DOWN);
            shot("stock-card");
            go("receive").type("source", "CH 77").type("item", "par").key(KeyCode.ENTER);
            type("batch", "B1").type("expiry", "0120").type("quantity", "0").key(KeyCode.ENTER);
            shot("receive");
            go("dispatch").type("place", "ra");
            shot("dispatch");
            go("transfer");
            shot("transfer");
        }

        /// Ctrl and plus, so often.
        Sitting larger(int steps) {
            for (int i = 0; i < steps; i++) {
                Event.fireEvent(
                        shell.root(),
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.PLUS,
                                false,
                                true,
                                false,
                                false));
            }
            lay();
            return this;
        }

        /// Every screen with a handful of rows and all that can be wrong with them.
        void few() {
            screens();
            go("patients").type("search", "a").key(KeyCode.DOWN);
            shot("search");
            go("register").type("name", "A".repeat(60)).type("age", "8d").key(KeyCode.F9);
            shot("register-trouble");
            stage.close();
        }

        void shift() {
            type("secret", "-").key(KeyCode.ENTER);
            go("shift");
            shot("shift");
            stage.close();
        }

        void empty() {
            screens();
            stage.close();
        }

        private void screens() {
            type("secret", "-").key(KeyCode.ENTER);
            for (String screen :
                    List.of(
                            "patients",
                            "dispense",
                            "stock",
                            "receive",
                            "transfer",
                            "day-board",
                            "queue",
                            "attention",
                            "stick")) {
                go(screen);
                shot(screen);
            }
        }

        private Sitting go(String screen) {
            now.pass();
            shell.go(screen);
            return this;
        }

        private Sitting type(String id, String text) {
            lay();
            if (stage.getScene().lookup("#" + id) instanceof TextInputControl field) {
                field.requestFocus();
                field.setText(text);
            }
            lay();
            return this;
        }

        private Sitting key(KeyCode code) {
            Node owner = stage.getScene().getFocusOwner();
            Event.fireEvent(
                    owner == null ? shell.root() : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            lay();
            return this;
        }

        private Sitting with(KeyCode code, boolean control, boolean alt) {
            Node owner = stage.getScene().getFocusOwner();
            Event.fireEvent(
                    owner == null ? shell.root() : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false));
            lay();
            return this;
        }

        private Sitting shot(String name) {
            lay();
            lay();
            write(stage.getScene().snapshot(null), name + suffix);
            return this;
        }

        private void lay() {
            shell.root().applyCss();
            shell.root().layout();
        }
    }
}
