// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The content region: title row, banner, trouble, the screen, and the side panel that pushes or
/// covers.
final class Content extends StackPane {
    private static final PseudoClass ASKING = PseudoClass.getPseudoClass("asking");
    private final Words words;
    private final VBox column;
    private final HBox title = new HBox(12);
    private final StackPane troubles = new StackPane();
    private final StackPane body = new StackPane();
    private final Banner banner;
    private final Runnable closeSide;
    private final HBox across = new HBox();
    private @Nullable SidePanel side;
    private boolean narrow;

    Content(Words words, Runnable closeSide) {
        this.words = words;
        this.closeSide = closeSide;
        banner = new Banner(words);
        title.setAlignment(Pos.CENTER_LEFT);
        // As high as a button, also where none stands in it: titles do not move.
        title.getStyleClass().add("title-row");
        troubles.setMinHeight(Region.USE_PREF_SIZE);
        column = new VBox(title, banner, troubles, body);
        column.getStyleClass().add("content");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        across.getChildren().setAll(column);
        getChildren().setAll(across);
        trouble(Optional.empty());
    }

    void show(Screen screen) {
        trouble(Optional.empty());
        Node inside = screen.content();
        // What is too tall for a small window ends below it and covers no title.
        setAlignment(inside, Pos.TOP_LEFT);
        body.getChildren().setAll(inside);
        // Skins are made now, so that the screen can put the cursor into a field inside a scroll
        // pane.
        body.applyCss();
        body.layout();
        title(screen);
    }

    /// A sentence where a screen would be, for a person whose work is elsewhere.
    void say(Phrase sentence) {
        clear();
        body.getChildren().setAll(Look.wrapping(words.live(sentence), "section").hugging());
    }

    void clear() {
        trouble(Optional.empty());
        body.getChildren().clear();
        title.getChildren().clear();
    }

    void title(Screen screen) {
        Label heading = Look.label(words.live(screen.title()), "title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        title.getChildren().setAll(heading);
        title.getChildren().addAll(screen.chips());
        title.getChildren().add(Look.gap());
        screen.second().ifPresent(act -> title.getChildren().add(button(act, false)));
        screen.main().ifPresent(act -> title.getChildren().add(button(act, true)));
    }

    void banner(Optional<Phrase> said, boolean grave) {
        banner.show(said, grave);
    }

    void trouble(Optional<Trouble> trouble) {
        troubles.getChildren().clear();
        trouble.ifPresent(told -> troubles.getChildren().setAll(new TroubleCard(words, told)));
        troubles.setManaged(trouble.isPresent());
        troubles.setVisible(trouble.isPresent());
    }

    boolean hasTrouble() {
        return troubles.isVisible();
    }

    void openSide(Phrase heading, Node content) {
        SidePanel open = side;
        if (open == null) {
            open = new SidePanel(words, closeSide);
            setAlignment(open, Pos.CENTER_RIGHT);
            side = open;
            place(open);
        }
        open.show(heading, content);
        // Its keys are theirs meanwhile whose they are otherwise.
        column.pseudoClassStateChanged(ASKING, content instanceof ReasonList);
        open.applyCss();
        open.layout();
    }

    void closeSide() {
        SidePanel open = side;
        if (open != null) {
            side = null;
            remove(open);
            column.pseudoClassStateChanged(ASKING, false);
        }
    }

    boolean sideOpen() {
        return side != null;
    }

    /// In a narrow window the panel covers the work instead of pushing it.
    void narrow(boolean on) {
        narrow = on;
        SidePanel open = side;
        if (open != null) {
            remove(open);
            place(open);
        }
    }

    private void remove(SidePanel panel) {
        across.getChildren().remove(panel);
        getChildren().remove(panel);
    }

    private void place(SidePanel panel) {
        panel.covering(narrow);
        if (narrow) {
            getChildren().add(panel);
        } else {
            across.getChildren().add(panel);
        }
    }

    private Button button(Act act, boolean main) {
        Button button = new Button();
        button.textProperty().bind(words.live(act.words()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (main) {
            button.getStyleClass().add("main-action");
        }
        if (!act.key().isEmpty()) {
            button.setGraphic(Look.plain(act.key(), "key-hint"));
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.setGraphicTextGap(8);
        }
        button.setOnAction(event -> {
            trouble(Optional.empty());
            act.run().run();
        });
        return button;
    }
}
