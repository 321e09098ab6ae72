// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A state: icon and word on a ground of its colour.
public final class Pill extends HBox {

    public Pill(Ikon icon, ObservableValue<String> text, Tone tone) {
        Label word = Look.label(text);
        word.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(Look.icon(icon), word);
        getStyleClass().add("pill");
        if (tone != Tone.NEUTRAL) {
            getStyleClass().add(tone.styleClass());
        }
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(Region.USE_PREF_SIZE);
        setMaxWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(text);
    }

    /// How far a record has come.
    public static Pill receipt(Words words, Receipt receipt) {
        Pill pill =
                new Pill(
                        icon(receipt.state()), words.live(receipt.words()), receipt.state().tone());
        if (receipt.state() == Receipt.State.UNDONE) {
            pill.getStyleClass().add("struck");
        }
        return pill;
    }

    private static Ikon icon(Receipt.State state) {
        return switch (state) {
            case KEPT_HERE -> Material2OutlinedMZ.SAVE;
            case BEING_SENT -> Material2OutlinedAL.ARROW_UPWARD;
            case REACHED -> Material2OutlinedAL.DONE;
            case SAFE -> Material2OutlinedAL.DONE_ALL;
            case QUESTIONED -> Material2OutlinedAL.HELP_OUTLINE;
            case REFUSED -> Material2OutlinedAL.BLOCK;
            case PUT_ASIDE -> Material2OutlinedAL.ARCHIVE;
            case UNDONE -> Material2OutlinedMZ.UNDO;
            case NEWER -> Material2OutlinedMZ.UPDATE;
        };
    }
}
