// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What stays true for a while and matters to this screen: one at a time, the gravest.
public final class Banner extends HBox {
    private final Words words;

    public Banner(Words words) {
        this.words = words;
        getStyleClass().add("banner");
        setAccessibleRole(AccessibleRole.TEXT);
        setFillHeight(false);
        show(Optional.empty(), false);
    }

    /// @param said empty where nothing is true that matters
    public void show(Optional<Phrase> said, boolean grave) {
        setVisible(said.isPresent());
        setManaged(said.isPresent());
        getStyleClass().remove("grave");
        if (grave) {
            getStyleClass().add("grave");
        }
        said.ifPresent(phrase -> {
            var text = Look.wrapping(words.live(phrase));
            HBox.setHgrow(text, Priority.ALWAYS);
            getChildren().setAll(Look.icon(Material2OutlinedMZ.WARNING), text);
            accessibleTextProperty().bind(words.live(phrase));
        });
    }
}
