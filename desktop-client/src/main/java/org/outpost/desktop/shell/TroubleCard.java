// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Trouble in its four parts: what happened, what is safe, what to do, code.
public final class TroubleCard extends HBox {

    public TroubleCard(Words words, Trouble trouble) {
        getStyleClass().add("trouble");
        setAlignment(Pos.TOP_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
        Wrapped what = Look.wrapping(words.live(trouble.what()), "strong");
        Wrapped safe = Look.wrapping(words.live(trouble.safe()));
        Wrapped todo = Look.wrapping(words.live(trouble.todo()));
        VBox text = new VBox(2, what, safe, todo);
        HBox.setHgrow(text, Priority.ALWAYS);
        Label code = Look.plain("(" + trouble.code() + ")", "code");
        code.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(Look.icon(Material2OutlinedAL.ERROR_OUTLINE), text, code);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(words.live(trouble.what()));
    }
}
