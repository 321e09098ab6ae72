// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Picking one thing by its first letters: what is typed, what it may mean, which one is taken.
///
/// Typing asks and takes back an earlier pick; arrows move along the answer; a preset list (batches
/// by expiry) has its first entry taken at once, because that is the proposal.
public final class PickModel<T> {
    private final Field field;
    private final Latest latest;
    private final int letters;
    private final int limit;
    private final BiFunction<String, Integer, List<T>> find;
    private final Function<T, String> name;
    private final Consumer<Trouble> trouble;
    private final ObservableList<T> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<T>> picked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(0);
    private boolean cut;
    private boolean writing;

    /// @param letters how many must be typed before it asks; 0 for a preset list
    /// @param limit how many are shown; one more is asked for, to know whether there are more
    /// @param name what stands in the field once one is picked
    public PickModel(
            Field field,
            Background background,
            int letters,
            int limit,
            BiFunction<String, Integer, List<T>> find,
            Function<T, String> name,
            Consumer<Trouble> trouble) {
        this.field = field;
        this.latest = new Latest(background);
        this.letters = letters;
        this.limit = limit;
        this.find = find;
        this.name = name;
        this.trouble = trouble;
        field.textProperty().addListener((value, before, after) -> typed());
    }

    public Field field() {
        return field;
    }

    public ObservableList<T> found() {
        return found;
    }

    /// Whether more answer to what is typed than are in [#found].
    public boolean isCut() {
        return cut;
    }

    public ReadOnlyObjectProperty<Optional<T>> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    public Optional<T> picked() {
        return picked.get();
    }

    /// The row that Enter would take.
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /// A list that is known already; its first entry is the proposal.
    public void preset(List<T> proposals) {
        latest.drop();
        cut = false;
        found.setAll(proposals);
        index.set(0);
        if (proposals.isEmpty()) {
            clear();
        } else {
            pick(0);
        }
    }

    public void move(int by) {
        if (!found.isEmpty()) {
            index.set(Math.floorMod(index.get() + by, found.size()));
            if (letters == 0) {
                pick(index.get());
            }
        }
    }

    /// Takes the row at the index; false when there is nothing to take.
    public boolean take() {
        if (picked.get().isPresent()) {
            return true;
        }
        if (found.isEmpty()) {
            return false;
        }
        pick(index.get());
        return true;
    }

    public void pick(int row) {
        T taken = found.get(row);
        write(name.apply(taken));
        index.set(row);
        picked.set(Optional.of(taken));
        if (letters > 0) {
            found.clear();
        }
    }

    /// Writes what is picked anew, where its name is another in another language.
    public void respell() {
        picked.get().ifPresent(taken -> write(name.apply(taken)));
    }

    public void clear() {
        latest.drop();
        write("");
        picked.set(Optional.empty());
        found.clear();
    }

    private void write(String text) {
        writing = true;
        field.write(text);
        writing = false;
    }

    private void typed() {
        if (writing) {
            return;
        }
        if (letters == 0) {
            narrow();
            return;
        }
        picked.set(Optional.empty());
        String text = field.text();
        if (text.codePointCount(0, text.length()) < letters) {
            latest.drop();
            found.clear();
            return;
        }
        latest.ask(
                () -> find.apply(text, limit + 1),
                rows -> {
                    index.set(0);
                    cut = rows.size() > limit;
                    found.setAll(cut ? rows.subList(0, limit) : rows);
                },
                trouble);
    }

    /// In a preset list typing goes to the first entry that begins so.
    private void narrow() {
        String text = field.text();
        for (int i = 0; i < found.size(); i++) {
            if (!text.isEmpty() && name.apply(found.get(i)).startsWith(text)) {
                index.set(i);
                picked.set(Optional.of(found.get(i)));
                return;
            }
        }
        picked.set(Optional.empty());
    }
}
