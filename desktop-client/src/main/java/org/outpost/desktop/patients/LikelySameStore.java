// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.SearchKeys;

/// Who may be the person being typed. A few people are drawn from the indexes, by number, by phone,
/// by sounding name and year of birth, by village and year of birth; the score of the shared model
/// alone says how like they are.
public final class LikelySameStore {
    private static final int MOST = 300;
    private static final int ON_ONE_PHONE = 40;
    private static final int BEGINNING = 3;

    /// Who has lived so long is told roughly.
    private static final int ROUGHLY_FROM = 38;

    private static final String BY_KEYS =
            PatientRows.SELECT
                    + "patient_search join patient on patient.rid = patient_search.rowid"
                    + " where patient_search match ? limit ?";
    private static final String BY_PHONE =
            PatientRows.SELECT + "patient where phone = ? and phone <> '' limit ?";
    private static final String BY_ABHA =
            PatientRows.SELECT + "patient where abha = ? and abha <> '' limit ?";
    private static final String BY_PAPER =
            PatientRows.SELECT
                    + "patient where paper_number = ? collate nocase and paper_number <> ''"
                    + " limit ?";

    private final PatientStore patients;
    private final VillageShares villages = new VillageShares();

    public LikelySameStore(PatientStore patients) {
        this.patients = patients;
    }

    /// The likeliest first, none of whom a clerk need not be told.
    ///
    /// @param typed what is there so far
    /// @param self whom not to compare with; empty for somebody new
    public List<Likely> find(Sql sql, Person typed, String self, LocalDate today, int limit) {
        Map<String, Likely> best = new LinkedHashMap<>();
        for (PatientStore.Known known : candidates(sql, typed, today)) {
            DuplicateScore.Score score = DuplicateScore.of(typed, known.person(), today);
            PatientStore.Known kept = patients.standing(sql, known);
            Likely before = best.get(kept.id());
            if (!kept.id().equals(self)
                    && (before == null || before.score().points() < score.points())) {
                best.put(kept.id(), new Likely(kept, score));
            }
        }
        return DuplicateScore.telling(
                        List.copyOf(best.values()),
                        Likely::score,
                        villages.of(sql, typed.village()))
                .stream()
                .limit(limit)
                .toList();
    }

    /// How the file would look them up: a line for each step of each query.
    List<String> plan(Sql sql, Person typed, LocalDate today) {
        List<String> steps = new ArrayList<>();
        for (Ask ask : asks(typed, today)) {
            steps.addAll(
                    sql.list(
                            "explain query plan " + ask.query(),
                            row -> row.text(4),
                            ask.value(),
                            ask.most()));
        }
        return steps;
    }

    private List<PatientStore.Known> candidates(Sql sql, Person typed, LocalDate today) {
        Map<String, PatientStore.Known> all = new LinkedHashMap<>();
        for (Ask ask : asks(typed, today)) {
            sql.list(ask.query(), PatientRows::known, ask.value(), ask.most())
                    .forEach(known -> all.putIfAbsent(known.id(), known));
        }
        return List.copyOf(all.values());
    }

    private static List<Ask> asks(Person typed, LocalDate today) {
        List<Ask> asks = new ArrayList<>();
        add(asks, BY_ABHA, typed.abha());
        add(asks, BY_PAPER, typed.paperNumber());
        add(asks, BY_PHONE, typed.phone());
        List<SearchKeys.Asked> words =
                SearchKeys.asked(
                        typed.name() == null || typed.name().isBlank()
                                ? PersonWords.text(typed.nameLocal())
                                : typed.name());
        String born = born(typed, today);
        String place = place(typed);
        String sounding = sounding(words);
        if (!sounding.isEmpty() && !born.isEmpty()) {
            asks.add(new Ask(BY_KEYS, sounding + " AND " + born, MOST));
        }
        String near = near(words);
        if (!near.isEmpty() && !place.isEmpty()) {
            String there = near + " AND " + place;
            asks.add(new Ask(BY_KEYS, born.isEmpty() ? there : there + " AND " + born, MOST));
        }
        return asks;
    }

    private static void add(List<Ask> asks, String query, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            asks.add(new Ask(query, value, ON_ONE_PHONE));
        }
    }

    /// Every two words of the name sound alike, in any order; or the one there is.
    private static String sounding(List<SearchKeys.Asked> words) {
        List<String> sounds =
                words.stream().map(LikelySameStore::sound).distinct().limit(4).toList();
        if (sounds.size() < 2) {
            return sounds.isEmpty() ? "" : "keys : " + sounds.getFirst();
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            for (int j = i + 1; j < sounds.size(); j++) {
                pairs.add("(" + sounds.get(i) + " AND " + sounds.get(j) + ")");
            }
        }
        return "keys : (" + String.join(" OR ", pairs) + ")";
    }

    /// A word sounds alike, or begins alike: a slip of the pen is mostly further in.
    private static String near(List<SearchKeys.Asked> words) {
        Set<String> keys = new LinkedHashSet<>();
        for (SearchKeys.Asked word : words) {
            keys.add(sound(word));
            if (word.plain().length() > BEGINNING) {
                keys.add('"' + word.plain().substring(0, BEGINNING) + "\"*");
            }
        }
        return keys.isEmpty() ? "" : "keys : (" + String.join(" OR ", keys) + ")";
    }

    private static String sound(SearchKeys.Asked word) {
        return '"' + (word.sound().isEmpty() ? word.plain() : word.sound()) + '"';
    }

    private static String place(Person typed) {
        List<SearchKeys.Asked> words = SearchKeys.asked(PersonWords.text(typed.village()));
        return words.isEmpty()
                ? ""
                : words.stream()
                        .map(LikelySameStore::sound)
                        .collect(Collectors.joining(" AND ", "place : (", ")"));
    }

    private static String born(Person typed, LocalDate today) {
        Integer year = PatientRows.bornIn(typed);
        if (year == null) {
            return "";
        }
        int near = today.getYear() - year >= ROUGHLY_FROM ? 5 : 2;
        return IntStream.rangeClosed(year - near, year + near)
                .mapToObj(each -> '"' + Integer.toString(each) + '"')
                .collect(Collectors.joining(" OR ", "born : (", ")"));
    }

    /// One of them.
    ///
    /// @param person the record they are found under
    public record Likely(PatientStore.Known person, DuplicateScore.Score score) {}

    private record Ask(String query, String value, int most) {}
}
