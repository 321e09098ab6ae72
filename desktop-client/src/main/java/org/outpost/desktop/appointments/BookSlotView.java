// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Picker;
import org.outpost.desktop.shell.Words;
import org.outpost.desktop.shell.Wrapped;

/// The booking in the side panel: which place, who; Enter on a found person takes it, Enter again
/// books.
final class BookSlotView extends VBox {
    private final BookSlotViewModel model;
    private final Consumer<Outcome<PlaceOnBoard>> then;
    private final Picker<BoardDesk.Person> person;

    BookSlotView(Words words, BookSlotViewModel model, Consumer<Outcome<PlaceOnBoard>> then) {
        super(12);
        this.model = model;
        this.then = then;
        person = new Picker<>(words, model.person(), BookSlotView::row, this::book);
        person.setId("person");
        Button book = new Button();
        book.textProperty().bind(words.live("act.book"));
        book.setGraphic(Look.plain("Enter", "key-hint"));
        book.setOnAction(event -> book());
        Wrapped asked = Look.wrapping(words.live("book.asked"), "well");
        asked.setVisible(model.place().canBeAsked());
        asked.setManaged(model.place().canBeAsked());
        getChildren()
                .setAll(
                        Look.plain(model.doctor().doctor(), "section"),
                        Look.wrapping(
                                words.live(
                                        Phrase.of(
                                                "book.place",
                                                model.doctor().day(),
                                                model.place().from(),
                                                (long) model.place().number()))),
                        asked,
                        new FormField(words, model.person().field(), person)
                                .hint(words, "hint.person"),
                        person.answers(),
                        book);
    }

    void arrive() {
        person.requestFocus();
    }

    void book() {
        if (!model.save(then)) {
            person.requestFocus();
        }
    }

    private static Node row(BoardDesk.Person found) {
        VBox names =
                new VBox(
                        1,
                        Look.plain(found.name(), "strong"),
                        new HBox(
                                8,
                                Look.plain(found.localName(), "muted"),
                                Look.plain(found.detail(), "muted")));
        return names;
    }
}
