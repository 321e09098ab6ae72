// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Digits;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.FormModel;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.PatientRefusal;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonText;
import org.outpost.model.patients.PrintedNumber;

/// The fields about a person, the same for registering and changing: what each must look like, and
/// reading them out.
final class PersonForm {
    /// No phone, no village: said, not forgotten.
    static final String NONE = "-";

    private static final String PHONE = "[6-9]\\d{9}";
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{M}])\\p{Ll}");
    private static final int LONGEST = 120;
    private static final int ABHA_DIGITS = 14;
    private final Supplier<LocalDate> today;
    private final FormModel model;

    PersonForm(String screen, Drafts drafts, Background background, Supplier<LocalDate> today) {
        this.today = today;
        this.model =
                new FormModel(
                        screen,
                        new WithoutNationalNumbers(drafts),
                        background,
                        List.of(
                                Field.required("name", guarded(PersonForm::name)),
                                Field.optional("local", guarded(PersonForm::otherName)),
                                Field.required("age", this::age),
                                Field.required("sex", PersonForm::sex),
                                Field.required("phone", guarded(PersonForm::phone)),
                                Field.optional("pin", PersonForm::pin),
                                Field.optional("district", guarded(PersonForm::line)),
                                Field.required("village", guarded(PersonForm::line)),
                                Field.requiredWhen(
                                        "guardian",
                                        this::needsGuardian,
                                        guarded(PersonForm::otherName)),
                                Field.optional("paper", guarded(PersonForm::line)),
                                Field.optional("abha", guarded(PersonForm::abha))));
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

    /// Nobody knows who brings a child that nobody knows.
    private boolean needsGuardian() {
        return isChild() && !UnknownPatient.isLabel(text("name"));
    }

    /// What was typed; call it only when nothing is left to mend.
    PersonEntry entry() {
        Birth birth =
                Birth.read(text("age"), today.get())
                        .orElseThrow(() -> new IllegalStateException("the age was not checked"));
        return new PersonEntry(
                text("name"),
                text("local"),
                birth,
                text("sex"),
                text("phone").equals(NONE) ? "" : digits(text("phone")),
                text("village").equals(NONE) ? "" : text("village"),
                isChild() ? text("guardian") : "",
                Digits.latin(text("pin")),
                text("district"),
                PrintedNumber.tidyAbha(text("abha")),
                text("paper"));
    }

    /// Whatever can be made out of the fields while they are typed; nobody as long as there is
    /// nothing to look for.
    Person soFar() {
        boolean tells =
                List.of("name", "local", "phone", "abha", "paper").stream()
                        .anyMatch(field -> text(field).length() > 2);
        if (!tells) {
            return Person.NOBODY;
        }
        Optional<Birth> birth = Birth.read(text("age"), today.get());
        String phone = phone(text("phone")).isPresent() ? "" : text("phone");
        return PersonWords.typed(
                new PersonEntry(
                        text("name"),
                        text("local"),
                        birth.orElse(Birth.UNTOLD),
                        text("sex"),
                        phone.equals(NONE) ? "" : digits(phone),
                        text("village").equals(NONE) ? "" : text("village"),
                        isChild() ? text("guardian") : "",
                        "",
                        "",
                        abha(text("abha")).isPresent() ? "" : text("abha"),
                        text("paper")),
                today.get());
    }

    /// Writes what was looked for where it belongs: a name in its script, a whole phone number;
    /// false where it is neither.
    boolean begin(String lookedFor) {
        String typed = lookedFor.strip();
        if (name(typed).isEmpty() && typed.codePoints().noneMatch(Character::isDigit)) {
            boolean own =
                    typed.codePoints()
                            .filter(Character::isLetter)
                            .anyMatch(letter -> UnicodeScript.of(letter) != UnicodeScript.LATIN);
            model.field(own ? "local" : "name").write(own ? typed : capitals(typed));
            return true;
        }
        if (digits(typed).matches(PHONE)) {
            model.field("phone").write(digits(typed));
            return true;
        }
        return false;
    }

    /// People are looked for in small letters and written down with capitals.
    private static String capitals(String name) {
        return WORD.matcher(name).replaceAll(first -> first.group().toUpperCase(Locale.ROOT));
    }

    void fill(PersonRow person) {
        model.field("name").write(person.name());
        model.field("local").write(person.localName());
        model.field("age").write(person.birth().typed(today.get()));
        model.field("sex").write(person.sex());
        model.field("phone").write(orNone(person.phone()));
        model.field("pin").write(person.pinCode());
        model.field("district").write(person.district());
        model.field("village").write(orNone(person.village()));
        model.field("guardian").write(person.guardian());
        model.field("paper").write(person.paperNumber());
        model.field("abha").write(person.abha());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /// No field keeps the number of the national identity card.
    private static Function<String, Optional<Phrase>> guarded(
            Function<String, Optional<Phrase>> rule) {
        return typed ->
                PrintedNumber.national(typed)
                        ? Optional.of(Phrase.of("mend.national"))
                        : rule.apply(typed);
    }

    private static Optional<Phrase> name(String typed) {
        if (typed.codePoints().noneMatch(Character::isLetter)) {
            return Optional.of(Phrase.of("mend.name"));
        }
        return length(typed, PersonText.name(typed, "name", true));
    }

    private static Optional<Phrase> otherName(String typed) {
        return length(typed, PersonText.name(typed, "name", false));
    }

    private static Optional<Phrase> line(String typed) {
        return length(typed, PersonText.line(typed, "line"));
    }

    /// What the rule will say is said where it is typed.
    private static Optional<Phrase> length(String typed, @Nullable PatientRefusal against) {
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            return Optional.of(Phrase.of("mend.long", (long) LONGEST));
        }
        return against == null ? Optional.empty() : Optional.of(Phrase.of("mend.letters"));
    }

    private Optional<Phrase> age(String typed) {
        return Birth.read(typed, today.get()).isPresent()
                ? Optional.empty()
                : Optional.of(Phrase.of("mend.age"));
    }

    private static Optional<Phrase> sex(String typed) {
        return mend(List.of("M", "F", "O").contains(typed), "mend.sex");
    }

    private static Optional<Phrase> phone(String typed) {
        return mend(typed.equals(NONE) || digits(typed).matches(PHONE), "mend.phone");
    }

    private static Optional<Phrase> pin(String typed) {
        return mend(Digits.latin(typed).matches("[1-9][0-9]{5}"), "mend.pin");
    }

    private static Optional<Phrase> abha(String typed) {
        String tidy = PrintedNumber.tidyAbha(typed);
        return tidy.length() == ABHA_DIGITS
                ? mend(PrintedNumber.isAbha(tidy), "mend.abha.check")
                : Optional.of(Phrase.of("mend.abha"));
    }

    private static Optional<Phrase> mend(boolean fine, String otherwise) {
        return fine ? Optional.empty() : Optional.of(Phrase.of(otherwise));
    }

    private static String digits(String typed) {
        String plain = Digits.latin(typed).replaceAll("[\\s()-]", "");
        return plain.startsWith("+91") ? plain.substring(3) : plain;
    }

    /// What must not be kept is not kept in a draft either.
    private record WithoutNationalNumbers(Drafts drafts) implements Drafts {
        @Override
        public void keep(String screen, Map<String, String> fields) {
            drafts.keep(
                    screen,
                    fields.entrySet().stream()
                            .filter(field -> !PrintedNumber.national(field.getValue()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @Override
        public Map<String, String> recall(String screen) {
            return drafts.recall(screen);
        }
    }
}
