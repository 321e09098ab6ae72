// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The fields of a form in reading order, their draft, and what is left to mend.
///
/// A draft is kept at every field that is left, brought back when the form opens and dropped once
/// the fact is on disk.
public final class FormModel {
    private final String screen;
    private final Drafts drafts;
    private final Background background;
    private final List<Field> fields;
    private final ReadOnlyBooleanWrapper recalled = new ReadOnlyBooleanWrapper(false);

    public FormModel(String screen, Drafts drafts, Background background, List<Field> fields) {
        this.screen = screen;
        this.drafts = drafts;
        this.background = background;
        this.fields = List.copyOf(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }

    /// True while what is shown came from a kept draft; the form says so.
    public ReadOnlyBooleanProperty recalledProperty() {
        return recalled.getReadOnlyProperty();
    }

    /// Complains where it must; the first field to mend, if any.
    public Optional<Field> firstToMend() {
        Optional<Field> first = Optional.empty();
        for (Field field : fields) {
            if (!field.check() && first.isEmpty()) {
                first = Optional.of(field);
            }
        }
        return first;
    }

    public long toMend() {
        return fields.stream().filter(field -> field.complaintProperty().get().isPresent()).count();
    }

    /// The cursor left a field.
    public void left(Field field) {
        field.left();
        keepDraft();
    }

    public void keepDraft() {
        Map<String, String> typed = typed();
        background.run(
                () -> {
                    drafts.keep(screen, typed);
                    return true;
                },
                kept -> {},
                trouble -> {});
    }

    /// Brings the draft back, unless something is typed already.
    public void recall() {
        recall(() -> {});
    }

    /// @param otherwise what to begin with where nothing is typed and no draft was kept
    public void recall(Runnable otherwise) {
        if (!typed().isEmpty()) {
            return;
        }
        background.run(
                () -> drafts.recall(screen),
                kept -> {
                    if (!typed().isEmpty()) {
                        return;
                    }
                    if (kept.isEmpty()) {
                        otherwise.run();
                        return;
                    }
                    fields.forEach(f -> f.write(kept.getOrDefault(f.name(), "")));
                    recalled.set(true);
                },
                trouble -> {});
    }

    /// Whether nothing is typed.
    public boolean isEmpty() {
        return typed().isEmpty();
    }

    /// Empties every field and drops the draft.
    public void clear() {
        fields.forEach(field -> field.write(""));
        recalled.set(false);
        keepDraft();
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Field field : fields) {
            if (!field.text().isEmpty()) {
                typed.put(field.name(), field.textProperty().get());
            }
        }
        return typed;
    }
}
