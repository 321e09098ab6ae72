// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;

/// Asking the district for a patient of another hospital: what is said of them, why, and who fits.
/// The reason that was given for the look-up is the one they are brought here for.
public final class AskDistrictViewModel {
    private final DistrictDesk desk;
    private final Background background;
    private final Consumer<Trouble> trouble;
    private final Field text = Field.required("stranger", typed -> Optional.empty());
    private final Field age =
            Field.optional(
                    "stranger-age",
                    typed ->
                            Digits.latin(typed).matches("[0-9]{1,3}")
                                    ? Optional.empty()
                                    : Optional.of(Phrase.of("mend.years")));
    private final Field village = Field.optional("stranger-village");
    private final ObservableList<DistrictDesk.Stranger> people =
            FXCollections.observableArrayList();
    private DistrictDesk.Answer.@Nullable Found shown;
    private String reason = "";
    private boolean busy;

    public AskDistrictViewModel(
            DistrictDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.trouble = trouble;
    }

    public Field text() {
        return text;
    }

    public Field age() {
        return age;
    }

    public Field village() {
        return village;
    }

    public ObservableList<DistrictDesk.Stranger> people() {
        return people;
    }

    /// Whether more fit than are shown.
    public boolean more() {
        return shown != null && shown.more();
    }

    /// Whether the district was asked and found nobody.
    public boolean nobody() {
        return shown != null && shown.people().isEmpty();
    }

    /// Begins with what was typed into the search box.
    public void begin(String typed) {
        if (!typed.isBlank()) {
            text.write(typed.strip());
            age.write("");
            village.write("");
            forget();
        }
    }

    /// The first field to mend before the district can be asked.
    public Optional<Field> toMend() {
        Field first = null;
        for (Field field : List.of(text, age, village)) {
            if (!field.check() && first == null) {
                first = field;
            }
        }
        return Optional.ofNullable(first);
    }

    /// Asks.
    ///
    /// @param why a code
    public void ask(String why, Consumer<DistrictDesk.Answer> then) {
        forget();
        run(
                () ->
                        desk.ask(
                                new DistrictDesk.Asked(
                                        text.text(),
                                        Digits.latin(age.text()),
                                        village.text(),
                                        why)),
                answer -> {
                    if (answer instanceof DistrictDesk.Answer.Found found) {
                        shown = found;
                        reason = why;
                        people.setAll(found.people());
                    }
                    then.accept(answer);
                });
    }

    /// Brings one of those shown here.
    public void follow(DistrictDesk.Stranger stranger, Consumer<Outcome<String>> then) {
        DistrictDesk.Answer.Found in = shown;
        if (in != null) {
            String why = reason;
            run(() -> desk.follow(stranger, in, why), then);
        }
    }

    private void forget() {
        shown = null;
        people.clear();
    }

    private <T> void run(Callable<T> work, Consumer<T> then) {
        if (busy) {
            return;
        }
        busy = true;
        background.run(
                work,
                answer -> {
                    busy = false;
                    then.accept(answer);
                },
                fault -> {
                    busy = false;
                    trouble.accept(fault);
                });
    }
}
