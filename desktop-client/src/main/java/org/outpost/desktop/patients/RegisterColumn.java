// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Words;
import org.outpost.model.patients.Sex;

/// A column of a register in a file. How people head it, in any language of the screens, stands in
/// the bundles; the first spelling of each is what we write ourselves.
public enum RegisterColumn {
    NUMBER,
    NAME,
    LOCAL,
    BORN,
    AGE,
    TOLD,
    SEX,
    PHONE,
    GUARDIAN,
    VILLAGE,
    DISTRICT,
    PIN,
    ABHA,
    PAPER;

    private static final Map<String, RegisterColumn> HEADS = heads();
    private static final Map<String, Sex> SEXES = sexes();

    /// The field of the forms it belongs to.
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the screens call it.
    public Phrase words() {
        return Phrase.of("field." + field());
    }

    /// What we write above it.
    String head(Words words) {
        return spelled(words.text(spelling())).getFirst();
    }

    /// The column a head names, however it is spaced, dotted or capitalised.
    static Optional<RegisterColumn> headed(String head) {
        return Optional.ofNullable(HEADS.get(plain(head)));
    }

    /// A sex as registers have it, in a letter or a word.
    static Optional<Sex> sex(String typed) {
        return Optional.ofNullable(SEXES.get(plain(typed)));
    }

    private String spelling() {
        return "spelling." + field();
    }

    private static Map<String, RegisterColumn> heads() {
        Map<String, RegisterColumn> all = new HashMap<>();
        for (RegisterColumn column : values()) {
            spellings(column.spelling()).forEach(each -> all.put(plain(each), column));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Sex> sexes() {
        Map<String, Sex> all = new HashMap<>();
        for (Sex sex : Sex.values()) {
            all.put(plain(sex.name()), sex);
            String key = "spelling.sex." + sex.name().toLowerCase(Locale.ROOT);
            spellings(key).forEach(each -> all.put(plain(each), sex));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Stream<String> spellings(String key) {
        return Words.inEveryLanguage(key).stream().flatMap(line -> spelled(line).stream());
    }

    private static List<String> spelled(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /// Letters, their signs and digits alone: `Date of Birth`, `DATE_OF_BIRTH` and `date-of birth`
    /// are one.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]", "");
    }
}
