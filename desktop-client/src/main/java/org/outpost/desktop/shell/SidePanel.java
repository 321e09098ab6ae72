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
/// focus by itself. One for each thing it shows, so that nothing of it stays when it is closed.
final class SidePanel extends VBox {
    private static final double RING = 5;

    SidePanel(Words words, Phrase title, Node content, Runnable closed) {
        getStyleClass().add("side-panel");
        var heading = Look.wrapping(words.live(title), "section");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button("", Look.icon(Material2OutlinedAL.CLOSE));
        close.getStyleClass().add("quiet");
        close.accessibleTextProperty().bind(words.live("side.close"));
        close.setFocusTraversable(false);
        close.setOnAction(event -> closed.run());
        HBox head = new HBox(8, heading, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setFillHeight(false);
        // Room for the focus ring, which stands outside its field.
        StackPane room = new StackPane(content);
        room.setPadding(new Insets(RING));
        Scrolling scroll = new Scrolling(room);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    void covering(boolean on) {
        getStyleClass().remove("covering");
        if (on) {
            getStyleClass().add("covering");
        }
    }
}
