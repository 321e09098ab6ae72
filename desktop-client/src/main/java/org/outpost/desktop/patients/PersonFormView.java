// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormField;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.FormPane;
import org.outpost.desktop.shell.KeyChoice;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;

/// The fields about a person as a form of one column, for registering and for changing.
final class PersonFormView {
    private static final double PIN_CODE = 230;
    private static final int OFFICES = 8;

    private PersonFormView() {}

    static FormPane draw(
            Words words,
            FormModel form,
            PinFilling places,
            ReadOnlyBooleanProperty child,
            Runnable main) {
        FormPane pane = new FormPane(words, form, main);
        pane.add(form.field("name"), text(words, form.field("name")));
        pane.add(form.field("local"), text(words, form.field("local")));
        Field sex = form.field("sex");
        FormField age = text(words, form.field("age")).hint(words, "hint.age");
        age.getStyleClass().add("age-field");
        beside(
                pane,
                List.of(form.field("age"), sex),
                age,
                new FormField(words, sex, sexes(words, sex)).hint(words, "hint.sex"));
        pane.add(form.field("phone"), text(words, form.field("phone")).hint(words, "hint.phone"));
        FormField pin = text(words, form.field("pin"));
        pin.setMinWidth(PIN_CODE);
        pin.setPrefWidth(PIN_CODE);
        beside(
                pane,
                List.of(form.field("pin"), form.field("district")),
                pin,
                text(words, form.field("district")));
        FormField village = text(words, form.field("village"));
        village.control()
                .focusedProperty()
                .addListener((value, before, after) -> {
                    if (!after) {
                        places.complete();
                    }
                });
        pane.add(form.field("village"), village);
        pane.addPlain(offices(words, places));
        FormField guardian = text(words, form.field("guardian"));
        guardian.visibleProperty().bind(child);
        guardian.managedProperty().bind(child);
        pane.add(form.field("guardian"), guardian);
        pane.add(form.field("paper"), text(words, form.field("paper")));
        pane.add(form.field("abha"), text(words, form.field("abha")));
        return pane;
    }

    /// A short field and the one that takes the rest of the row.
    private static void beside(FormPane pane, List<Field> fields, FormField small, FormField wide) {
        HBox.setHgrow(wide, Priority.ALWAYS);
        pane.addRow(new HBox(16, small, wide), fields, List.of(small, wide));
    }

    /// The post offices of a code that has several.
    private static Node offices(Words words, PinFilling places) {
        VBox box = new VBox();
        InvalidationListener redraw =
                changed -> {
                    boolean any = !places.offices().isEmpty();
                    box.setVisible(any);
                    box.setManaged(any);
                    box.getChildren().clear();
                    if (any) {
                        String names =
                                places.offices().stream()
                                        .limit(OFFICES)
                                        .collect(Collectors.joining(", "));
                        boolean more = places.offices().size() > OFFICES;
                        Phrase said = Phrase.of("hint.offices", more ? names + " ..." : names);
                        box.getChildren().add(Look.wrapping(words.live(said), "hint"));
                    }
                };
        places.offices().addListener(redraw);
        redraw.invalidated(places.offices());
        return box;
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
