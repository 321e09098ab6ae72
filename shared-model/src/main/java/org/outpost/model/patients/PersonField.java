// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a person one by one, as two records are laid beside each other: whether they agree
/// in one, and taking one over from the other.
public enum PersonField {
    NAME,
    LOCAL,
    BIRTH,
    SEX,
    PHONE,
    VILLAGE,
    DISTRICT,
    PIN_CODE,
    GUARDIAN,
    PAPER_NUMBER,
    ABHA;

    /// Whether the two say the same here; nothing and emptied are the same.
    public boolean same(Person one, Person other) {
        return switch (this) {
            case BIRTH ->
                    Objects.equals(one.birthDate(), other.birthDate())
                            && Objects.equals(one.birthYear(), other.birthYear());
            case SEX -> one.sex() == other.sex();
            default -> text(one).equals(text(other));
        };
    }

    /// Whether anything is said here.
    public boolean told(Person person) {
        return switch (this) {
            case BIRTH -> person.birthDate() != null || person.birthYear() != null;
            case SEX -> person.sex() != null;
            default -> !text(person).isEmpty();
        };
    }

    /// A person with this field as the other has it. An age or a sex that the other does not tell
    /// stays.
    public Person taken(Person into, Person from) {
        return into.with(only(from));
    }

    /// What stands in a field of text; empty in the others.
    public String text(Person person) {
        String text =
                switch (this) {
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
        return text == null ? "" : text;
    }

    private Person only(Person from) {
        return new Person(
                textOf(NAME, from),
                textOf(LOCAL, from),
                this == SEX ? from.sex() : null,
                this == BIRTH ? from.birthDate() : null,
                this == BIRTH ? from.birthYear() : null,
                this == BIRTH ? from.ageRecordedOn() : null,
                textOf(PHONE, from),
                textOf(VILLAGE, from),
                textOf(GUARDIAN, from),
                textOf(PIN_CODE, from),
                textOf(DISTRICT, from),
                textOf(ABHA, from),
                textOf(PAPER_NUMBER, from));
    }

    private @Nullable String textOf(PersonField field, Person from) {
        return this == field ? text(from) : null;
    }
}
