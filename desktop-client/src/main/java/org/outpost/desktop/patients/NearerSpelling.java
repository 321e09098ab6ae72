// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.Comparator;
import java.util.List;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.SearchKeys;

/// Whoever is spelt nearest to what was typed stands first: a clerk who types `Kumar` does not look
/// for a Kumari. Compared are the few who are shown, each once.
final class NearerSpelling {
    private static final int SAME = 0;
    private static final int LONG_OR_SHORT = 1;
    private static final int BEGINS = 2;

    /// More than all words of a name that only begin so: what sounds alike comes behind those.
    private static final int OTHER = 100;

    private NearerSpelling() {}

    /// @return in the order they came, where they are equally near
    static List<PatientStore.Known> first(String typed, List<PatientStore.Known> people) {
        if (typed.chars().anyMatch(Character::isDigit)) {
            return people;
        }
        List<SearchKeys.Asked> words = SearchKeys.asked(typed);
        return people.stream()
                .map(known -> new Near(known, apart(words, known.person())))
                .sorted(Comparator.comparingInt(Near::apart))
                .map(Near::known)
                .toList();
    }

    private static int apart(List<SearchKeys.Asked> typed, Person person) {
        String both = PersonWords.text(person.name()) + " " + PersonWords.text(person.nameLocal());
        List<SearchKeys.Asked> names = SearchKeys.asked(both);
        return typed.stream()
                .mapToInt(word ->
                        names.stream().mapToInt(name -> apart(word, name)).min().orElse(OTHER))
                .sum();
    }

    private static int apart(SearchKeys.Asked typed, SearchKeys.Asked name) {
        if (name.word().equals(typed.word())) {
            return SAME;
        }
        if (name.plain().equals(typed.plain())) {
            return LONG_OR_SHORT;
        }
        return name.word().startsWith(typed.word()) || name.plain().startsWith(typed.plain())
                ? BEGINS
                : OTHER;
    }

    private record Near(PatientStore.Known known, int apart) {}
}
