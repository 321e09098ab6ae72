// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.PersonStep;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Pill;
import org.outpost.desktop.shell.Words;

/// The patient in the side panel: details, receipt, history; and the small card of somebody who may
/// be the same.
final class PatientCardView {
    private PatientCardView() {}

    static Node draw(
            Words words,
            PersonRow person,
            PatientCardViewModel model,
            LocalDate today,
            Runnable change,
            Optional<PersonStep> step) {
        Button edit = new Button();
        edit.textProperty().bind(words.live("act.edit"));
        edit.setGraphic(Look.plain("Enter", "key-hint"));
        edit.setFocusTraversable(false);
        edit.setOnAction(event -> change.run());
        VBox card =
                new VBox(
                        12,
                        name(person),
                        Pill.receipt(words, person.receipt()),
                        details(words, person, today),
                        edit,
                        Look.label(words.live("card.history"), "section"));
        step.ifPresent(next -> card.getChildren().add(3, next.draw(words, person.id())));
        for (PastEvent past : model.history()) {
            card.getChildren().add(event(words, past));
        }
        return card;
    }

    /// @param take what makes it the same person
    static Node likely(Words words, LikelySame likely, LocalDate today, Chip take) {
        PersonRow person = likely.person();
        FlowPane reasons = new FlowPane(6, 6);
        for (Phrase reason : likely.reasons()) {
            var label = Look.label(words.live(reason), "hint", "well");
            reasons.getChildren().add(label);
        }
        take.setMaxWidth(Region.USE_PREF_SIZE);
        VBox card = new VBox(8, name(person), details(words, person, today), reasons, take);
        card.getStyleClass().add("card");
        return card;
    }

    /// `F · 34 years`, for lists.
    static Phrase ageAndSex(PersonRow person, LocalDate today) {
        return Phrase.of(
                "person.detail",
                Phrase.of("sex." + person.sex()),
                person.birth().age(today),
                person.village());
    }

    /// The same with who brings a child, and without a village nobody told.
    static Phrase inLists(PersonRow person, LocalDate today) {
        Phrase sex = Phrase.of("sex." + person.sex());
        Phrase age = person.birth().age(today);
        Phrase so =
                person.village().isEmpty()
                        ? Phrase.of("card.age.sex", age, sex)
                        : ageAndSex(person, today);
        return person.guardian().isEmpty() ? so : Phrase.of("person.of", so, person.guardian());
    }

    private static Node name(PersonRow person) {
        VBox names = new VBox(2);
        var latin = Look.wrapping(person.name(), "section");
        names.getChildren().add(latin);
        if (!person.localName().isEmpty() && !person.localName().equals(person.name())) {
            var local = Look.wrapping(person.localName(), "muted");
            names.getChildren().add(local);
        }
        return names;
    }

    private static Node details(Words words, PersonRow person, LocalDate today) {
        GridPane grid = new GridPane(12, 6);
        row(grid, words, "card.number", Phrase.given(orDash(person.number())));
        row(
                grid,
                words,
                "card.age",
                Phrase.of(
                        "card.age.sex",
                        person.birth().age(today),
                        Phrase.of("sex." + person.sex())));
        row(
                grid,
                words,
                "field.phone",
                person.phone().isEmpty()
                        ? Phrase.of("card.no.phone")
                        : Phrase.given(person.phone()));
        row(grid, words, "field.village", Phrase.given(place(person)));
        if (!person.guardian().isEmpty()) {
            row(grid, words, "field.guardian", Phrase.given(person.guardian()));
        }
        if (!person.paperNumber().isEmpty()) {
            row(grid, words, "field.paper", Phrase.given(person.paperNumber()));
        }
        if (!person.abha().isEmpty()) {
            row(grid, words, "field.abha", Phrase.given(person.abha()));
        }
        return grid;
    }

    private static String place(PersonRow person) {
        String place =
                Stream.of(person.village(), person.district(), person.pinCode())
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return orDash(place);
    }

    private static void row(GridPane grid, Words words, String key, Phrase value) {
        var label = Look.label(words.live(key), "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, Look.wrapping(words.live(value)));
    }

    private static Node event(Words words, PastEvent past) {
        var what = Look.wrapping(words.live(past.what()), "strong");
        var when = Look.plain(words.date(past.when()) + ", " + words.time(past.when()), "caption");
        var who =
                Look.wrapping(
                        words.live("history.where", Phrase.given(past.who()), past.where()),
                        "caption");
        VBox box = new VBox(2, what, when, who);
        past.changes()
                .forEach(
                        change -> box.getChildren().add(PatientTimelineView.change(words, change)));
        box.getChildren().add(Pill.receipt(words, past.receipt()));
        box.getStyleClass().add("well");
        return box;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
