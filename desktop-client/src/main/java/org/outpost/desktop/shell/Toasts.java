// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The toasts above the strip: at most three, ten seconds each, none takes the focus. Alt+Z undoes
/// the newest.
final class Toasts extends VBox {
    private static final long STAY_MILLIS = 10_000;
    private static final int MOST = 3;
    private final Words words;
    private final Background background;

    Toasts(Words words, Background background) {
        super(8);
        this.words = words;
        this.background = background;
        getChildren().addListener((InvalidationListener) changed -> nameKey());
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxHeight(Region.USE_PREF_SIZE);
        // Of letters, not of pixels: larger words must not break into twice the lines.
        setStyle("-fx-padding: 0 16px 12px 0; -fx-max-width: 27em;");
    }

    /// Where they stand: in the corner above the strip, and in nobody's way.
    StackPane overStrip() {
        StackPane over = new StackPane(this);
        over.setPickOnBounds(false);
        over.setStyle("-fx-padding: 0 0 34px 0;");
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        return over;
    }

    void show(
            Phrase said,
            @Nullable Callable<Outcome<?>> undo,
            Consumer<Callable<Outcome<?>>> undoing) {
        show(Material2OutlinedAL.CHECK_CIRCLE_OUTLINE, said, undo, undoing);
    }

    /// Nothing was done: no tick says so.
    void say(Phrase said) {
        show(Material2OutlinedAL.INFO, said, null, undo -> {});
    }

    private void show(
            Ikon icon,
            Phrase said,
            @Nullable Callable<Outcome<?>> undo,
            Consumer<Callable<Outcome<?>>> undoing) {
        HBox toast = new HBox();
        toast.getStyleClass().add("toast");
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setFillHeight(false);
        toast.setMinHeight(Region.USE_PREF_SIZE);
        var text = Look.wrapping(words.live(said));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        toast.getChildren().addAll(Look.icon(icon), text);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.accessibleTextProperty().bind(words.live(said));
        if (undo != null) {
            Button button = new Button();
            button.setFocusTraversable(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> {
                getChildren().remove(toast);
                undoing.accept(undo);
            });
            toast.getChildren().add(button);
        }
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        background.later(STAY_MILLIS, () -> getChildren().remove(toast));
    }

    /// One key stands on one toast: the one it takes back.
    private void nameKey() {
        Button newest = undos().isEmpty() ? null : undos().getLast();
        for (Button undo : undos()) {
            undo.textProperty().unbind();
            undo.textProperty()
                    .bind(words.live(undo == newest ? "toast.undo" : "toast.undo.older"));
        }
    }

    private List<Button> undos() {
        return getChildren().stream()
                .map(toast -> ((HBox) toast).getChildren().getLast())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
    }

    /// Alt+Z: the newest toast that can be undone; false when there is none.
    boolean undoNewest() {
        List<Button> undos = undos();
        if (!undos.isEmpty()) {
            undos.getLast().fire();
        }
        return !undos.isEmpty();
    }

    void clear() {
        getChildren().clear();
    }
}
