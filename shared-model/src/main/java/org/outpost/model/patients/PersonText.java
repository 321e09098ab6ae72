// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.PlainText;

/// THE RULE of what may be written of a person. Asked field by field while someone types, and again
/// for the whole fact on both sides.
public final class PersonText {
    /// The first year of birth that is believed.
    public static final int FIRST_YEAR = 1880;

    /// The first digit is the zone; none begins with 0.
    private static final Pattern PIN_CODE = Pattern.compile("[1-9][0-9]{5}");

    private static final Pattern ABHA = Pattern.compile("[0-9]{14}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{6,15}");

    private PersonText() {}

    /// What speaks against these details; null where nothing does.
    ///
    /// @param whole whether it is a registration, where name and sex must be there
    /// @param today the day of the fact
    public static @Nullable PatientRefusal against(Person person, boolean whole, LocalDate today) {
        if (whole && person.name() == null) {
            return new PatientRefusal.Missing("name");
        }
        if (whole && person.sex() == null) {
            return new PatientRefusal.Missing("sex");
        }
        PatientRefusal against = name(person.name(), "name", true);
        against = against != null ? against : name(person.nameLocal(), "nameLocal", false);
        against = against != null ? against : name(person.guardian(), "guardian", false);
        against = against != null ? against : line(person.village(), "village");
        against = against != null ? against : line(person.district(), "district");
        against = against != null ? against : line(person.paperNumber(), "paperNumber");
        against = against != null ? against : phone(person.phone());
        against = against != null ? against : digits(person.pinCode(), PIN_CODE, "pinCode");
        against = against != null ? against : digits(person.abha(), ABHA, "abha");
        return against != null ? against : birth(person, today);
    }

    /// What speaks against a name; null where nothing does, or where there is none.
    public static @Nullable PatientRefusal name(
            @Nullable String name, String field, boolean required) {
        PatientRefusal against = line(name, field);
        if (against != null || name == null) {
            return against;
        }
        if (required && name.isBlank()) {
            return new PatientRefusal.Missing(field);
        }
        boolean letters =
                name.codePoints().allMatch(PersonText::inNames)
                        && (name.isEmpty() || name.codePoints().anyMatch(Character::isLetter));
        return letters ? null : new PatientRefusal.NotLetters(field);
    }

    /// What speaks against a text of one line; null where nothing does, or where there is none.
    public static @Nullable PatientRefusal line(@Nullable String text, String field) {
        PlainText.Fault fault = text == null ? null : PlainText.faultIfAny(text);
        return fault == null ? null : PatientRefusal.of(fault, field);
    }

    /// What speaks against a phone number as stored; null where nothing does, or where there is
    /// none.
    public static @Nullable PatientRefusal phone(@Nullable String phone) {
        return phone == null || phone.isEmpty() || PHONE.matcher(phone).matches()
                ? null
                : new PatientRefusal.NotAPhone();
    }

    private static @Nullable PatientRefusal digits(
            @Nullable String text, Pattern form, String field) {
        return text == null || text.isEmpty() || form.matcher(text).matches()
                ? null
                : new PatientRefusal.WrongDigits(field);
    }

    /// What speaks against a day or year of birth; null where nothing does, or where there is none.
    public static @Nullable PatientRefusal birth(Person person, LocalDate today) {
        LocalDate date = person.birthDate();
        LocalDate told = person.ageRecordedOn();
        Integer year = person.birthYear();
        if ((date != null && date.isAfter(today))
                || (year != null && year > today.getYear())
                || (told != null && told.isAfter(today))) {
            return new PatientRefusal.BirthInFuture();
        }
        boolean early =
                (date != null && date.getYear() < FIRST_YEAR)
                        || (year != null && year < FIRST_YEAR)
                        || (told != null && told.getYear() < FIRST_YEAR);
        return early ? new PatientRefusal.BirthTooEarly() : null;
    }

    /// A phone number as stored: digits, and the plus in front where there is one. What else was
    /// typed is kept, so that the rule can refuse it.
    public static String tidyPhone(String typed) {
        return TypedDigits.latin(typed).strip().replaceAll("[ ()./-]", "");
    }

    private static boolean inNames(int c) {
        return Character.isLetter(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            // Only an emoji is made by these two.
                            c != 0xFE0F && c != 0x20E3;
                    case Character.DECIMAL_DIGIT_NUMBER -> true;
                    default -> " .'’‘-(),/ʼ\u00b7\u200c\u200d".indexOf(c) >= 0;
                };
    }
}
