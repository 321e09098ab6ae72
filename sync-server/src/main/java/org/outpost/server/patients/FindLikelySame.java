// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.SearchKeys;
import org.outpost.model.patients.ToldApart;
import org.outpost.model.sync.States;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.sync.FactInbox;

/// Compares whoever was registered or changed with the few people of the district who share a key:
/// a phone, a health account, or two sounding words of the name and a year of birth close by. How
/// like they are is told by the score of the shared model alone, the same a clerk sees.
///
/// Compared is a little after the facts are in, from the states as they are then; noted again
/// meanwhile is compared again, so that what stands in the end is what the facts add up to.
final class FindLikelySame {
    private static final int MOST_ALIKE = 300;
    private static final int MOST_SOUNDS = 4;

    /// As far as the score lets two ages be of one person.
    static final int YEARS = 5;

    private final FactInbox inbox;
    private final RowTransactions transactions;
    private final Clock clock;
    private final LikelySameStore store = new LikelySameStore();

    FindLikelySame(FactInbox inbox, RowTransactions transactions, Clock clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// One turn.
    ///
    /// @param giveWay told after each patient how many nanoseconds that took
    /// @return how many waited; none when all are compared
    int turn(int most, LongConsumer giveWay) {
        List<LikelySameStore.Noted> noted =
                transactions.call((connection, _) -> store.noted(connection, most));
        Set<AggregateId> patients = new LinkedHashSet<>();
        noted.forEach(one -> patients.add(one.patient()));
        for (AggregateId patient : patients) {
            long began = System.nanoTime();
            compare(patient);
            giveWay.accept(System.nanoTime() - began);
        }
        return transactions.call((connection, _) -> {
            store.done(connection, noted);
            return noted.size();
        });
    }

    /// Compares one patient now.
    void compare(AggregateId id) {
        Patient patient = inbox.read(states -> states.of(id, Patient.class));
        FeedId home = patient.home();
        String district = district(home);
        AggregateId joined = patient.mergedInto();
        if (home == null || district.isEmpty() || patient.person().equals(Person.NOBODY)) {
            keep(id, district, Set.of(), List.of());
        } else if (joined != null) {
            Patient kept = inbox.read(states -> states.of(joined, Patient.class));
            FeedId at = kept.home();
            boolean here = district(at).equals(district);
            keep(
                    id,
                    district,
                    Set.of(),
                    !here ? List.of() : List.of(row(joined, kept, id, patient, null)));
        } else {
            Set<String> keys = numbers(patient.person());
            keys.addAll(sounding(patient.person(), 0));
            keep(id, district, keys, open(id, patient, district));
        }
    }

    private List<LikelySameStore.Row> open(AggregateId id, Patient patient, String district) {
        Set<AggregateId> alike = alike(id, patient.person(), district);
        LocalDate today = CareDay.of(clock.millis());
        List<Compared> compared =
                inbox.read(alike, states -> compared(states, patient.person(), alike, today));
        List<Compared> told = DuplicateScore.telling(compared, Compared::score, Double.NaN);
        if (told.isEmpty()) {
            return List.of();
        }
        return inbox.read(
                told.stream().map(one -> ToldApart.id(id, one.id())).toList(),
                states ->
                        told.stream()
                                .filter(one ->
                                        !states.of(ToldApart.id(id, one.id()), ToldApart.class)
                                                .apart())
                                .map(one ->
                                        id.value().compareTo(one.id().value()) < 0
                                                ? row(
                                                        id,
                                                        patient,
                                                        one.id(),
                                                        one.patient(),
                                                        one.score())
                                                : row(
                                                        one.id(),
                                                        one.patient(),
                                                        id,
                                                        patient,
                                                        one.score()))
                                .toList());
    }

    /// Who shares a number is asked for apart: a common name must not crowd them out.
    private Set<AggregateId> alike(AggregateId id, Person person, String district) {
        return transactions.call((connection, _) -> {
            Set<AggregateId> all = new LinkedHashSet<>();
            for (Set<String> keys : List.of(numbers(person), sounding(person, YEARS))) {
                all.addAll(store.alike(connection, district, keys, MOST_ALIKE));
            }
            all.remove(id);
            all.addAll(store.beside(connection, id));
            return all;
        });
    }

    private static List<Compared> compared(
            States states, Person person, Set<AggregateId> alike, LocalDate today) {
        List<Compared> compared = new ArrayList<>();
        for (AggregateId other : alike) {
            Patient patient = states.of(other, Patient.class);
            if (patient.known()
                    && patient.mergedInto() == null
                    && !patient.person().equals(Person.NOBODY)) {
                compared.add(
                        new Compared(
                                other,
                                patient,
                                DuplicateScore.of(person, patient.person(), today)));
            }
        }
        return compared;
    }

    /// @param score null where the two were joined
    private static LikelySameStore.Row row(
            AggregateId one,
            Patient first,
            AggregateId other,
            Patient second,
            DuplicateScore.@Nullable Score score) {
        return new LikelySameStore.Row(
                new LikelySame(
                        one,
                        other,
                        score == null ? 0 : score.points(),
                        score == null ? Set.of() : score.reasons(),
                        "",
                        Math.max(first.changed(), second.changed())),
                score == null ? "joined" : "open",
                Objects.requireNonNull(first.home()),
                Objects.requireNonNull(second.home()));
    }

    private void keep(
            AggregateId id, String district, Set<String> blocks, List<LikelySameStore.Row> rows) {
        transactions.call((connection, _) -> {
            store.keep(connection, id, district, blocks, rows);
            return true;
        });
    }

    private static Set<String> numbers(Person person) {
        Set<String> keys = new TreeSet<>();
        put(keys, "p", person.phone());
        put(keys, "a", person.abha());
        return keys;
    }

    /// @param years how far around the year of birth; nothing is told without one
    private static Set<String> sounding(Person person, int years) {
        LocalDate date = person.birthDate();
        Integer born = date != null ? Integer.valueOf(date.getYear()) : person.birthYear();
        return born == null ? Set.of() : sounding(person, born - years, born + years);
    }

    /// Under what somebody of that name is looked for who was born in one of these years.
    static Set<String> sounding(Person person, int first, int last) {
        Set<String> keys = new TreeSet<>();
        String name = person.name();
        List<String> sounds =
                SearchKeys.asked(name == null || name.isBlank() ? text(person.nameLocal()) : name)
                        .stream()
                        .map(word -> word.sound().isEmpty() ? word.plain() : word.sound())
                        .distinct()
                        .limit(MOST_SOUNDS)
                        .sorted()
                        .toList();
        for (int year = first; year <= last; year++) {
            for (String sounding : pairs(sounds)) {
                keys.add("s" + year + " " + sounding);
            }
        }
        return keys;
    }

    /// Every two of the sounds, or the one there is.
    private static List<String> pairs(List<String> sounds) {
        if (sounds.size() < 2) {
            return sounds;
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            for (int j = i + 1; j < sounds.size(); j++) {
                pairs.add(sounds.get(i) + " " + sounds.get(j));
            }
        }
        return pairs;
    }

    private static void put(Set<String> keys, String kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            keys.add(kind + value);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The code of a hospital's district; empty where it lies in none.
    static String district(@Nullable FeedId home) {
        String code = home == null || !home.isHospital() ? "" : home.hospital().value();
        return code.substring(0, Math.max(0, code.indexOf('-')));
    }

    private record Compared(AggregateId id, Patient patient, DuplicateScore.Score score) {}
}
