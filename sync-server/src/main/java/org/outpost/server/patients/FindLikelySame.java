// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private static final int AT_ONCE = 4;
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
    /// @param giveWay told after each few of them how many nanoseconds that took
    /// @return how many waited; none when all are compared
    int turn(int most, LongConsumer giveWay) {
        List<LikelySameStore.Noted> noted =
                transactions.call((connection, _) -> store.noted(connection, most));
        List<AggregateId> patients =
                noted.stream().map(LikelySameStore.Noted::patient).distinct().toList();
        for (int from = 0; from < patients.size(); from += AT_ONCE) {
            long began = System.nanoTime();
            compare(patients.subList(from, Math.min(patients.size(), from + AT_ONCE)));
            giveWay.accept(System.nanoTime() - began);
        }
        return transactions.call((connection, _) -> {
            store.done(connection, noted);
            return noted.size();
        });
    }

    /// Compares these now, by as few questions as one.
    void compare(List<AggregateId> ids) {
        Map<AggregateId, Patient> patients = patients(ids);
        Map<AggregateId, Patient> kept =
                patients(
                        patients.values().stream()
                                .map(Patient::mergedInto)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        Map<AggregateId, Patient> open = new LinkedHashMap<>();
        List<LikelySameStore.Row> rows = new ArrayList<>();
        patients.forEach((id, patient) -> {
            String district = district(patient.home());
            if (!district.isEmpty() && !patient.person().equals(Person.NOBODY)) {
                AggregateId joined = patient.mergedInto();
                Patient into = joined == null ? null : kept.get(joined);
                if (joined == null || into == null) {
                    open.put(id, patient);
                } else if (district.equals(district(into.home()))) {
                    rows.add(row(joined, into, id, patient, null));
                }
            }
        });
        rows.addAll(likely(open, alike(ids, open)));
        transactions.call((connection, _) -> {
            store.keep(connection, ids, rows);
            return true;
        });
    }

    private Map<AggregateId, Patient> patients(List<AggregateId> ids) {
        return inbox.read(
                ids,
                states -> {
                    Map<AggregateId, Patient> patients = new LinkedHashMap<>();
                    ids.forEach(id -> patients.put(id, states.of(id, Patient.class)));
                    return patients;
                });
    }

    /// Who is looked for under a key of these, and under which they are looked for from now on:
    /// that comes first, so that two of them find each other. Who shares a number is asked for
    /// apart: a common name must not crowd them out.
    private Map<AggregateId, Set<AggregateId>> alike(
            List<AggregateId> ids, Map<AggregateId, Patient> open) {
        Map<AggregateId, LikelySameStore.Keys> under = new LinkedHashMap<>();
        List<LikelySameStore.Keys> asked = new ArrayList<>();
        List<AggregateId> askers = new ArrayList<>();
        open.forEach((id, patient) -> {
            String district = district(patient.home());
            Set<String> numbers = numbers(patient.person());
            for (Set<String> keys : List.of(numbers, sounding(patient.person(), YEARS))) {
                asked.add(new LikelySameStore.Keys(district, keys));
                askers.add(id);
            }
            Set<String> all = new TreeSet<>(numbers);
            all.addAll(sounding(patient.person(), 0));
            under.put(id, new LikelySameStore.Keys(district, all));
        });
        return transactions.call((connection, _) -> {
            store.keepKeys(connection, ids, under);
            Map<AggregateId, Set<AggregateId>> alike = new HashMap<>();
            for (LikelySameStore.Found found : store.alike(connection, asked, MOST_ALIKE)) {
                beside(alike, askers.get(found.asked())).add(found.patient());
            }
            alike.forEach((id, all) -> all.remove(id));
            for (LikelySameStore.Two two : store.beside(connection, open.keySet())) {
                beside(alike, two.one()).add(two.other());
            }
            return alike;
        });
    }

    private static Set<AggregateId> beside(
            Map<AggregateId, Set<AggregateId>> alike, AggregateId id) {
        return alike.computeIfAbsent(id, one -> new LinkedHashSet<>());
    }

    private List<LikelySameStore.Row> likely(
            Map<AggregateId, Patient> open, Map<AggregateId, Set<AggregateId>> alike) {
        LocalDate today = CareDay.of(clock.millis());
        Set<AggregateId> all = new LinkedHashSet<>();
        alike.values().forEach(all::addAll);
        List<LikelySameStore.Row> rows =
                inbox.read(
                        all,
                        states -> {
                            List<LikelySameStore.Row> told = new ArrayList<>();
                            open.forEach((id, patient) ->
                                    DuplicateScore.telling(
                                                    compared(
                                                            states,
                                                            patient.person(),
                                                            alike.getOrDefault(id, Set.of()),
                                                            today),
                                                    Compared::score,
                                                    Double.NaN)
                                            .forEach(one -> told.add(row(id, patient, one))));
                            return told;
                        });
        return inbox.read(
                rows.stream().map(FindLikelySame::toldApart).distinct().toList(),
                states ->
                        rows.stream()
                                .filter(row -> !states.of(toldApart(row), ToldApart.class).apart())
                                .toList());
    }

    private static AggregateId toldApart(LikelySameStore.Row row) {
        return ToldApart.id(row.pair().one(), row.pair().other());
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

    /// The smaller id stands first.
    private static LikelySameStore.Row row(AggregateId id, Patient patient, Compared other) {
        return id.value().compareTo(other.id().value()) < 0
                ? row(id, patient, other.id(), other.patient(), other.score())
                : row(other.id(), other.patient(), id, patient, other.score());
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
