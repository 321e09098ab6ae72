// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The top bar: where this counter stands, the one search box of the app, what needs the person,
/// language, name.
final class TopBar extends HBox {
    private final Words words;
    private final TextField search = new TextField();
    private final Button needsYou = new Button();
    private final Button language = new Button();
    private final Label hospital = new Label();
    private final Label counter = new Label();
    private final VBox place = new VBox(hospital, counter);
    private final Button person = new Button();

    TopBar(Words words, Consumer<String> typed, Runnable attention, Runnable lock) {
        this.words = words;
        getStyleClass().add("top-bar");
        place.getStyleClass().add("place");
        place.setAlignment(Pos.CENTER_LEFT);
        search.getStyleClass().add("search-box");
        search.setId("search");
        search.promptTextProperty().bind(words.live("search.prompt"));
        search.accessibleTextProperty().bind(words.live("search.name"));
        search.setMaxWidth(560);
        search.setMinWidth(120);
        search.setPrefWidth(460);
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().addListener((value, before, after) -> typed.accept(after));
        needsYou.setOnAction(event -> attention.run());
        needsYou.setFocusTraversable(false);
        needsYou.setMinWidth(Region.USE_PREF_SIZE);
        language.setFocusTraversable(false);
        language.setMinWidth(Region.USE_PREF_SIZE);
        language.setGraphic(Look.icon(Material2OutlinedMZ.TRANSLATE));
        language.textProperty().bind(words.live("top.language"));
        language.accessibleTextProperty().bind(words.live("top.language.name"));
        language.setOnAction(event -> words.speak(words.language().other()));
        person.setFocusTraversable(false);
        person.setMinWidth(Region.USE_PREF_SIZE);
        place.setMinWidth(Region.USE_PREF_SIZE);
        person.setGraphic(Look.icon(Material2OutlinedAL.LOCK));
        person.setOnAction(event -> lock.run());
        Label brand = Look.plain("Outpost", "brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(brand, place, search, Look.gap(), needsYou, language, person);
        waiting(0);
    }

    TextField search() {
        return search;
    }

    /// What is typed next is another question and takes the place of the one before; whoever is
    /// typing already goes on.
    void focusSearch() {
        if (!search.isFocused()) {
            search.requestFocus();
            search.selectAll();
        }
    }

    void signedIn(SignedIn who) {
        hospital.textProperty().unbind();
        hospital.textProperty().bind(words.live(Phrase.named(who.hospital(), who.hospitalLocal())));
        counter.textProperty().unbind();
        counter.textProperty().bind(words.live("top.counter", who.counter()));
        Phrase name = Phrase.named(who.name(), who.nameLocal());
        person.textProperty().unbind();
        person.textProperty().bind(words.live("top.person", name, Phrase.of("role." + who.role())));
        person.accessibleTextProperty().unbind();
        person.accessibleTextProperty().bind(words.live("top.lock", name));
    }

    void waiting(int count) {
        needsYou.textProperty().unbind();
        needsYou.textProperty()
                .bind(
                        count == 0
                                ? words.live("top.nothing")
                                : words.live("top.needs", (long) count));
        needsYou.getStyleClass().remove("needs-you");
        if (count > 0) {
            needsYou.getStyleClass().add("needs-you");
        }
    }

    /// In a narrow window there is no room for the place beside the search box.
    void narrow(boolean on) {
        place.setVisible(!on);
        place.setManaged(!on);
    }
}
