// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One field of a form as its model sees it: text, whether it may stay empty, and what is wrong
/// with it.
///
/// It complains when it is left or when the form is saved, never while it is typed in; typing takes
/// the complaint back at once.
public final class Field {
    private final String name;
    private final boolean optional;
    private BooleanSupplier needed = () -> true;
    private boolean marked = true;
    private final Function<String, Optional<Phrase>> rule;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Phrase>> complaint =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Field(String name, boolean optional, Function<String, Optional<Phrase>> rule) {
        this.name = name;
        this.optional = optional;
        this.rule = rule;
        text.addListener((value, before, after) -> complaint.set(Optional.empty()));
    }

    /// Must be filled in; `rule` looks at what is there.
    public static Field required(String name, Function<String, Optional<Phrase>> rule) {
        return new Field(name, false, rule);
    }

    /// Must be filled in only while something else says so, such as the guardian of a child; the
    /// form hides it or says so meanwhile.
    public static Field requiredWhen(
            String name, BooleanSupplier needed, Function<String, Optional<Phrase>> rule) {
        Field field = new Field(name, false, rule);
        field.needed = needed;
        return field;
    }

    public static Field optional(String name, Function<String, Optional<Phrase>> rule) {
        return new Field(name, true, rule);
    }

    /// Stands outside a form (a filter, a day to go to): may be empty without saying so.
    public static Field aside(String name, Function<String, Optional<Phrase>> rule) {
        Field field = new Field(name, true, rule);
        field.marked = false;
        return field;
    }

    public static Field optional(String name) {
        return new Field(name, true, typed -> Optional.empty());
    }

    public String name() {
        return name;
    }

    public boolean isOptional() {
        return optional;
    }

    public StringProperty textProperty() {
        return text;
    }

    /// Whether the label says "(optional)".
    boolean isMarkedOptional() {
        return optional && marked;
    }

    /// What was typed, without the blanks around it.
    public String text() {
        return text.get().strip();
    }

    public void write(String value) {
        text.set(value);
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    public Phrase label() {
        return Phrase.of("field." + name);
    }

    public void complain(Phrase why) {
        complaint.set(Optional.of(why));
    }

    /// Looks at the text; true when there is nothing to mend.
    public boolean check() {
        String typed = text();
        if (typed.isEmpty()) {
            boolean may = optional || !needed.getAsBoolean();
            complaint.set(may ? Optional.empty() : Optional.of(Phrase.of("mend.needed")));
        } else {
            complaint.set(rule.apply(typed));
        }
        return complaint.get().isEmpty();
    }

    /// A field passed over empty is not complained about until the form is saved.
    void left() {
        if (!text().isEmpty()) {
            check();
        }
    }
}
