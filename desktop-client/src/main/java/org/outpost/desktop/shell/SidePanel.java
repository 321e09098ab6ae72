// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The panel beside the work: details, duplicates, history, a slip's preview. It never takes the
/// focus by itself. It goes with what it shows, so that nothing of that stays when it is closed;
/// what comes in place of something is shown in the same one, whose bars are dressed already.
final class SidePanel extends VBox {
    private static final double RING = 5;

    private final Words words;
    private final HBox head = new HBox(8);
    private final Button close;
    private final StackPane room = new StackPane();
    private final Scrolling scroll = new Scrolling(room);

    SidePanel(Words words, Runnable closed) {
        this.words = words;
        getStyleClass().add("side-panel");
        close = new Button("", Look.icon(Material2OutlinedAL.CLOSE));
        close.getStyleClass().add("quiet");
        close.accessibleTextProperty().bind(words.live("side.close"));
        close.setFocusTraversable(false);
        close.setOnAction(event -> closed.run());
        head.setAlignment(Pos.CENTER_LEFT);
        head.setFillHeight(false);
        // Room for the focus ring, which stands outside its field; the heading keeps to the same
        // edge.
        head.setPadding(new Insets(0, RING, 0, RING));
        room.setPadding(new Insets(RING));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    /// Shows this from its beginning, in place of whatever was there.
    SidePanel show(Phrase title, Node content) {
        Wrapped heading = Look.wrapping(words.live(title), "section");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().setAll(heading, close);
        room.getChildren().setAll(content);
        scroll.setVvalue(0);
        return this;
    }

    void covering(boolean on) {
        getStyleClass().remove("covering");
        if (on) {
            getStyleClass().add("covering");
        }
    }
}
