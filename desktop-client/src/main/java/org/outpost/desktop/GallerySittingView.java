// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import org.outpost.desktop.appointments.TokenBoardView;
import org.outpost.desktop.appointments.TokenBoardViewModel;
import org.outpost.desktop.shell.CounterWindow;
import org.outpost.desktop.shell.Lang;
import org.outpost.desktop.shell.Shell;
import org.outpost.desktop.shell.ShellParts;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.print.BothScripts;

/// One window in one language and size, from sign-in to the last screen.
final class GallerySittingView {
    /// What the pictures of a new computer are called by.
    static final String NEW = "-new";

    private final Size size;
    private final BiConsumer<WritableImage, String> write;
    private final String suffix;
    private final Stage stage = new Stage();
    private final GalleryParts.AtOnce now = new GalleryParts.AtOnce();
    private final Shell shell;
    private final Counter counter;

    /// How large the window is.
    ///
    /// @param wide in the units that its layout counts
    /// @param high in the same
    /// @param scale how many dots of the screen one unit is
    record Size(int wide, int high, double scale) {
        private int dots() {
            return (int) (wide * scale);
        }

        /// `1920x1080 at 150 %`, and without the share where it is whole.
        @Override
        public String toString() {
            String dots = dots() + "x" + (int) (high * scale);
            return scale == 1 ? dots : dots + " at " + (int) (scale * 100) + " %";
        }
    }

    /// Opens the window at its sign-in.
    ///
    /// @param kind stands in the names of its pictures
    /// @param write takes a picture and its name
    GallerySittingView(
            Counter counter,
            SignedIn who,
            Lang lang,
            Size size,
            String kind,
            BiConsumer<WritableImage, String> write) {
        this.counter = counter;
        this.size = size;
        this.write = write;
        suffix = kind + "-" + lang.tag() + "-" + size.dots();
        Words words = new Words(lang, Wiring.ZONE);
        ShellParts parts =
                new ShellParts(
                        words,
                        now,
                        () -> Instant.ofEpochMilli(counter.clock().millis()),
                        new GalleryParts.OpenDoor(who, kind.equals(NEW) ? counter.stick() : null),
                        counter.attention(),
                        counter.line(),
                        Wiring.printing(counter, now, folder -> {}));
        shell = new Shell(parts, Wiring.rooms(counter, now, parts.clock()));
        Scene scene = new Scene(shell.root(), size.wide(), size.high());
        scene.getStylesheets().add(CounterWindow.sheet());
        stage.setScene(scene);
        stage.show();
        // Edges then fall on the dots of that screen, as they do on a counter that has it.
        stage.setRenderScaleX(size.scale());
        stage.setRenderScaleY(size.scale());
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
        key(KeyCode.ENTER).shot("merge-patients");
        type("other", "sunita").key(KeyCode.DOWN).key(KeyCode.ENTER).shot("merge-doubt");
        key(KeyCode.F9).shot("merge-doubt-why").key(KeyCode.ESCAPE).key(KeyCode.ESCAPE);
        paper();
        type("search", "Zubin Nowhere").shot("search-nobody").key(KeyCode.ENTER);
        shot("ask-district").key(KeyCode.F9).shot("ask-district-why").key(KeyCode.F2);
        shot("ask-district-line-down").key(KeyCode.ESCAPE);
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
                        counter.queue(), now, () -> Instant.ofEpochMilli(counter.clock().millis()));
        TokenBoardView display = new TokenBoardView(model, new BothScripts(Wiring.ZONE));
        Scene hall = new Scene(display.root(), 1920, 1080);
        hall.getStylesheets().add(CounterWindow.sheet());
        model.open();
        write.accept(hall.snapshot(null), "display" + suffix);
    }

    /// What is printed for somebody who paid, and how a card is replaced.
    private void paper() {
        go("patients").type("search", "kamla bai");
        with(KeyCode.P, true, false).shot("slip");
        with(KeyCode.C, false, true);
        shot("card");
        with(KeyCode.R, false, true);
        shot("card-why");
        key(KeyCode.ESCAPE).type("search", "kamla bai");
        with(KeyCode.G, false, true).shot("refund");
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
    GallerySittingView larger(int steps) {
        for (int i = 0; i < steps; i++) {
            Event.fireEvent(
                    shell.root(),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.PLUS, false, true, false, false));
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
        with(KeyCode.P, true, false).shot("shift-paper").key(KeyCode.ESCAPE);
        key(KeyCode.F9).shot("shift-unsent-why");
        stage.close();
    }

    /// A new computer, before anybody has signed in.
    void door() {
        shot("sign-in").key(KeyCode.F2).shot("sign-in-stick");
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

    private GallerySittingView go(String screen) {
        now.pass();
        shell.go(screen);
        return this;
    }

    private GallerySittingView type(String id, String text) {
        lay();
        if (stage.getScene().lookup("#" + id) instanceof TextInputControl field) {
            field.requestFocus();
            field.setText(text);
        }
        lay();
        return this;
    }

    private GallerySittingView key(KeyCode code) {
        Node owner = stage.getScene().getFocusOwner();
        Event.fireEvent(
                owner == null ? shell.root() : owner,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        lay();
        return this;
    }

    private GallerySittingView with(KeyCode code, boolean control, boolean alt) {
        Node owner = stage.getScene().getFocusOwner();
        Event.fireEvent(
                owner == null ? shell.root() : owner,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false));
        lay();
        return this;
    }

    private GallerySittingView shot(String name) {
        lay();
        lay();
        write.accept(picture(), name + suffix);
        return this;
    }

    private WritableImage picture() {
        Scene scene = stage.getScene();
        if (size.scale() == 1) {
            return scene.snapshot(null);
        }
        SnapshotParameters fine = new SnapshotParameters();
        fine.setTransform(Transform.scale(size.scale(), size.scale()));
        return scene.getRoot().snapshot(fine, null);
    }

    /// Dresses and lays out, and lets what that left for afterwards be done.
    private void lay() {
        shell.root().applyCss();
        shell.root().layout();
        Object done = new Object();
        Platform.runLater(() -> Platform.exitNestedEventLoop(done, null));
        Platform.enterNestedEventLoop(done);
    }
}
