// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;

/// What makes two records hardly one person's, in words, and the reasons to make one of them all
/// the same.
final class MergeDoubt {
    /// Behind it stands the code a fact holds.
    private static final String KEY = "reason.merge.";

    private MergeDoubt() {}

    /// Empty where nothing speaks against it.
    static Optional<Phrase> of(Person stays, Person goes, LocalDate today) {
        List<Phrase> why =
                DuplicateScore.doubts(stays, goes).stream()
                        .map(doubt -> words(doubt, stays, goes, today))
                        .toList();
        return switch (why.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Phrase.of("merge.doubt", why.getFirst()));
            default -> Optional.of(Phrase.of("merge.doubt.both", why.getFirst(), why.getLast()));
        };
    }

    /// The keys a list of reasons shows.
    static List<String> keys() {
        return MergePatients.REASONS.stream().map(KEY::concat).toList();
    }

    /// The code behind a key.
    static String code(String key) {
        return key.substring(KEY.length());
    }

    /// A reason that was written, in words.
    static Phrase words(String code) {
        return MergePatients.REASONS.contains(code) ? Phrase.of(KEY + code) : Phrase.given(code);
    }

    private static Phrase words(
            DuplicateScore.Doubt doubt, Person stays, Person goes, LocalDate today) {
        PersonField field =
                switch (doubt) {
                    case OTHER_SEX -> PersonField.SEX;
                    case OTHER_AGE -> PersonField.BIRTH;
                };
        return Phrase.of(
                doubt == DuplicateScore.Doubt.OTHER_SEX ? "merge.doubt.sex" : "merge.doubt.age",
                FieldWords.words(field, stays, today),
                FieldWords.words(field, goes, today));
    }
}
