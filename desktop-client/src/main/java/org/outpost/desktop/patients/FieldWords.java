// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;

/// The fields of a person in words.
public final class FieldWords {
    /// What one field was and what it became.
    public record Change(Phrase field, Phrase from, Phrase to) {}

    private static final Phrase NOTHING = Phrase.given("-");

    private FieldWords() {}

    static Phrase label(PersonField field) {
        return Phrase.of(
                switch (field) {
                    case NAME -> "field.name";
                    case LOCAL -> "field.local";
                    case BIRTH -> "field.age";
                    case SEX -> "field.sex";
                    case PHONE -> "field.phone";
                    case VILLAGE -> "field.village";
                    case DISTRICT -> "field.district";
                    case PIN_CODE -> "field.pin";
                    case GUARDIAN -> "field.guardian";
                    case PAPER_NUMBER -> "field.paper";
                    case ABHA -> "field.abha";
                });
    }

    /// What stands in the field.
    static Phrase words(PersonField field, Person person, LocalDate today) {
        return switch (field) {
            case BIRTH -> birth(person, today);
            case SEX -> person.sex() == null ? NOTHING : Phrase.of("sex." + person.sex().name());
            default -> field.told(person) ? Phrase.given(field.text(person)) : NOTHING;
        };
    }

    /// What differs between two, field by field.
    static List<Change> changes(Person before, Person after, LocalDate today) {
        List<Change> changes = new ArrayList<>();
        for (PersonField field : PersonField.values()) {
            if (!field.same(before, after)) {
                changes.add(
                        new Change(
                                label(field),
                                words(field, before, today),
                                words(field, after, today)));
            }
        }
        return changes;
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
