// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.Person;

/// The fields of a person one by one: what stands in each, and taking one over from another record.
public enum PersonField {
    NAME("field.name"),
    LOCAL("field.local"),
    BIRTH("field.age"),
    SEX("field.sex"),
    PHONE("field.phone"),
    VILLAGE("field.village"),
    DISTRICT("field.district"),
    PIN_CODE("field.pin"),
    GUARDIAN("field.guardian"),
    PAPER_NUMBER("field.paper"),
    ABHA("field.abha");

    /// What one field was and what it became.
    public record Change(Phrase field, Phrase from, Phrase to) {}

    private static final Phrase NOTHING = Phrase.given("-");
    private final String key;

    PersonField(String key) {
        this.key = key;
    }

    Phrase label() {
        return Phrase.of(key);
    }

    /// What stands in the field, in words.
    Phrase words(Person person, LocalDate today) {
        return switch (this) {
            case BIRTH -> birth(person, today);
            case SEX -> person.sex() == null ? NOTHING : Phrase.of("sex." + person.sex().name());
            default -> {
                String text = PersonWords.text(text(person));
                yield text.isEmpty() ? NOTHING : Phrase.given(text);
            }
        };
    }

    boolean same(Person one, Person other) {
        return switch (this) {
            case BIRTH ->
                    Objects.equals(one.birthDate(), other.birthDate())
                            && Objects.equals(one.birthYear(), other.birthYear());
            case SEX -> one.sex() == other.sex();
            default -> PersonWords.text(text(one)).equals(PersonWords.text(text(other)));
        };
    }

    /// A person with this field as the other has it. An age or a sex that the other does not tell
    /// stays.
    Person taken(Person into, Person from) {
        return into.with(only(from));
    }

    /// What differs between two, field by field.
    static List<Change> changes(Person before, Person after, LocalDate today) {
        List<Change> changes = new ArrayList<>();
        for (PersonField field : values()) {
            if (!field.same(before, after)) {
                changes.add(
                        new Change(
                                field.label(),
                                field.words(before, today),
                                field.words(after, today)));
            }
        }
        return changes;
    }

    private Person only(Person from) {
        String text = PersonWords.text(text(from));
        return new Person(
                this == NAME ? text : null,
                this == LOCAL ? text : null,
                this == SEX ? from.sex() : null,
                this == BIRTH ? from.birthDate() : null,
                this == BIRTH ? from.birthYear() : null,
                this == BIRTH ? from.ageRecordedOn() : null,
                this == PHONE ? text : null,
                this == VILLAGE ? text : null,
                this == GUARDIAN ? text : null,
                this == PIN_CODE ? text : null,
                this == DISTRICT ? text : null,
                this == ABHA ? text : null,
                this == PAPER_NUMBER ? text : null);
    }

    private @Nullable String text(Person person) {
        return switch (this) {
            case NAME -> person.name();
            case LOCAL -> person.nameLocal();
            case PHONE -> person.phone();
            case VILLAGE -> person.village();
            case DISTRICT -> person.district();
            case PIN_CODE -> person.pinCode();
            case GUARDIAN -> person.guardian();
            case PAPER_NUMBER -> person.paperNumber();
            case ABHA -> person.abha();
            case BIRTH, SEX -> null;
        };
    }

    private static Phrase birth(Person person, LocalDate today) {
        LocalDate date = person.birthDate();
        if (date != null && person.ageRecordedOn() == null) {
            return Phrase.of("birth.date", date);
        }
        Birth birth = PersonWords.birth(person);
        return birth.equals(Birth.UNTOLD) ? NOTHING : birth.age(today);
    }
}
