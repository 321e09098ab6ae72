// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Phrase;

/// The fields about a person, the same for registering and changing: what each must look like, and
/// reading them out.
final class PersonForm {
    static final String NO_PHONE = "-";
    private static final int LONGEST = 120;
    private final Supplier<LocalDate> today;
    private final FormModel model;

    PersonForm(String screen, Drafts drafts, Background background, Supplier<LocalDate> today) {
        this.today = today;
        this.model =
                new FormModel(
                        screen,
                        drafts,
                        background,
                        List.of(
                                Field.required("name", PersonForm::name),
                                Field.optional("local", PersonForm::length),
                                Field.required("age", this::age),
                                Field.required("sex", PersonForm::sex),
                                Field.required("phone", PersonForm::phone),
                                Field.required("village", PersonForm::length),
                                Field.optional("guardian", PersonForm::length)));
    }

    FormModel model() {
        return model;
    }

    String text(String field) {
        return model.field(field).text();
    }

    /// A child's form asks for a guardian.
    boolean isChild() {
        LocalDate now = today.get();
        return Birth.read(text("age"), now).map(birth -> birth.isChild(now)).orElse(false);
    }

    /// What was typed; call it only when nothing is left to mend.
    PersonEntry entry() {
        Birth birth =
                Birth.read(text("age"), today.get())
                        .orElseThrow(() -> new IllegalStateException("the age was not checked"));
        String phone = text("phone").equals(NO_PHONE) ? "" : digits(text("phone"));
        return new PersonEntry(
                text("name"),
                text("local"),
                birth,
                text("sex"),
                phone,
                text("village"),
                isChild() ? text("guardian") : "");
    }

    void fill(PersonRow person) {
        model.field("name").write(person.name());
        model.field("local").write(person.localName());
        model.field("age").write(person.birth().typed(today.get()));
        model.field("sex").write(person.sex());
        model.field("phone").write(person.phone().isEmpty() ? NO_PHONE : person.phone());
        model.field("village").write(person.village());
        model.field("guardian").write(person.guardian());
    }

    private static Optional<Phrase> name(String typed) {
        if (typed.codePoints().noneMatch(Character::isLetter)) {
            return Optional.of(Phrase.of("mend.name"));
        }
        return length(typed);
    }

    private static Optional<Phrase> length(String typed) {
        if (typed.codePoints().anyMatch(PersonForm::unwritable)) {
            return Optional.of(Phrase.of("mend.letters"));
        }
        return typed.codePointCount(0, typed.length()) > LONGEST
                ? Optional.of(Phrase.of("mend.long", (long) LONGEST))
                : Optional.empty();
    }

    /// Control characters and the marks that turn the direction of writing around: no name needs
    /// them.
    private static boolean unwritable(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private Optional<Phrase> age(String typed) {
        return Birth.read(typed, today.get()).isPresent()
                ? Optional.empty()
                : Optional.of(Phrase.of("mend.age"));
    }

    private static Optional<Phrase> sex(String typed) {
        return List.of("M", "F", "O").contains(typed)
                ? Optional.empty()
                : Optional.of(Phrase.of("mend.sex"));
    }

    private static Optional<Phrase> phone(String typed) {
        if (typed.equals(NO_PHONE)) {
            return Optional.empty();
        }
        return digits(typed).matches("[6-9]\\d{9}")
                ? Optional.empty()
                : Optional.of(Phrase.of("mend.phone"));
    }

    private static String digits(String typed) {
        String plain = Digits.latin(typed).replaceAll("[\\s()-]", "");
        return plain.startsWith("+91") ? plain.substring(3) : plain;
    }
}
