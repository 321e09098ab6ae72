// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.FormPane;
import org.outpost.desktop.shell.KeyChoice;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// The fields about a person as a form of one column, for registering and for changing.
final class PersonFormView {
    private PersonFormView() {}

    static FormPane draw(
            Words words, FormModel form, ReadOnlyBooleanProperty child, Runnable main) {
        FormPane pane = new FormPane(words, form, main);
        pane.add(form.field("name"), text(words, form.field("name")));
        pane.add(form.field("local"), text(words, form.field("local")));
        Field age = form.field("age");
        Field sex = form.field("sex");
        FormField ageField = text(words, age).hint(words, "hint.age");
        FormField sexField = new FormField(words, sex, sexes(words, sex)).hint(words, "hint.sex");
        ageField.setMinWidth(150);
        ageField.setPrefWidth(150);
        HBox.setHgrow(sexField, Priority.ALWAYS);
        pane.addRow(
                new HBox(16, ageField, sexField), List.of(age, sex), List.of(ageField, sexField));
        pane.add(form.field("phone"), text(words, form.field("phone")).hint(words, "hint.phone"));
        pane.add(form.field("village"), text(words, form.field("village")));
        FormField guardian = text(words, form.field("guardian"));
        guardian.visibleProperty().bind(child);
        guardian.managedProperty().bind(child);
        pane.add(form.field("guardian"), guardian);
        return pane;
    }

    private static FormField text(Words words, Field field) {
        TextField input = new TextField();
        input.setId(field.name());
        return new FormField(words, field, input);
    }

    private static KeyChoice sexes(Words words, Field sex) {
        KeyChoice choice =
                new KeyChoice(
                        words,
                        sex,
                        List.of(
                                new KeyChoice.Option("F", KeyCode.F, Phrase.of("sex.F")),
                                new KeyChoice.Option("M", KeyCode.M, Phrase.of("sex.M")),
                                new KeyChoice.Option("O", KeyCode.O, Phrase.of("sex.O"))));
        choice.setId("sex");
        return choice;
    }
}
