// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.TypedDigits;
import org.outpost.server.facilities.HospitalRows;
import org.outpost.server.facilities.HospitalView;
import org.outpost.server.platform.RowTransactions;

/// Finds patients of the other hospitals of a district: by the whole number, the whole phone, or
/// the name together with age or village. A name is found as it begins, and where two of its words
/// sound like what was typed, in either script and whichever comes first. Every question is a few
/// ranges of an index, and what fits loosely is not shown.
final class DistrictPatientRows {
    private static final int MOST_HOSPITALS = 400;
    private static final int MOST_NAMESAKES = 400;
    private static final int MOST_ALIKE = 800;

    /// Years back to whoever may be alive and is told without an age.
    private static final int OLDEST = 115;

    private static final int PHONE_DIGITS = 10;
    private static final String THERE = "SELECT p FROM PatientRow p WHERE p.home IN :homes AND ";

    private final RowTransactions transactions;
    private final LikelySameStore store = new LikelySameStore();

    DistrictPatientRows(RowTransactions transactions) {
        this.transactions = transactions;
    }

    /// Who fits, the likeliest first.
    ///
    /// @return at most one more than `most`, which tells that there are more
    Found find(HospitalId from, Typed typed, LocalDate today, int most) {
        Map<String, HospitalView> hospitals = others(from);
        if (hospitals.isEmpty()) {
            return new Found("name", List.of());
        }
        String text = typed.text().strip();
        String digits = digits(text);
        PatientNumber number = PatientNumber.parse(text, from).orElse(null);
        if (number != null) {
            return new Found(
                    "number", rows(hospitals, "p.number = :value", number.value(), most + 1));
        }
        if (digits.length() >= PHONE_DIGITS && text.matches("[0-9+() ०-९-]+")) {
            String phone = digits.substring(digits.length() - PHONE_DIGITS);
            return new Found("phone", rows(hospitals, "p.phone = :value", phone, most + 1));
        }
        return new Found("name", byName(hospitals, typed, today, most + 1));
    }

    private List<Candidate> byName(
            Map<String, HospitalView> hospitals, Typed typed, LocalDate today, int most) {
        String text = typed.text().strip();
        boolean latin = text.chars().allMatch(c -> c < 0x250);
        String first = text.split("\\s+")[0];
        Integer age = typed.age();
        Person asked =
                new Person(
                        latin ? text : null,
                        latin ? null : text,
                        null,
                        null,
                        age == null ? null : Integer.valueOf(today.getYear() - age),
                        today,
                        null,
                        typed.village(),
                        null);
        return namesakes(hospitals, first, latin, sounding(asked, age, today)).stream()
                .map(row -> Map.entry(DuplicateScore.of(asked, person(row), today), row))
                .filter(scored -> fits(scored.getKey()))
                .sorted(
                        Comparator.<Map.Entry<DuplicateScore.Score, PatientRow>>comparingInt(
                                        scored -> scored.getKey().points())
                                .reversed()
                                .thenComparing(scored -> scored.getValue().id))
                .limit(most)
                .map(scored -> candidate(scored.getValue(), hospitals))
                .toList();
    }

    /// A name that only sounds alike says less than one that is written alike, and is shown where
    /// age or village agree to the letter.
    private static boolean fits(DuplicateScore.Score score) {
        Set<DuplicateScore.Reason> told = score.reasons();
        return score.warns()
                || (told.contains(DuplicateScore.Reason.SAME_SOUND)
                        && (told.contains(DuplicateScore.Reason.SAME_AGE)
                                || told.contains(DuplicateScore.Reason.SAME_VILLAGE)));
    }

    /// Under what people of a name that sounds like this are looked for; of any age where none was
    /// told.
    private static Set<String> sounding(Person asked, @Nullable Integer age, LocalDate today) {
        int born = age == null ? today.getYear() : today.getYear() - age;
        return age == null
                ? FindLikelySame.sounding(asked, born - OLDEST, born)
                : FindLikelySame.sounding(
                        asked, born - FindLikelySame.YEARS, born + FindLikelySame.YEARS);
    }

    private List<PatientRow> namesakes(
            Map<String, HospitalView> hospitals, String first, boolean latin, Set<String> sounds) {
        String escaped =
                (latin ? PatientProjection.key(first) : first)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_");
        List<String> homes = List.copyOf(hospitals.keySet());
        String district = FindLikelySame.district(new FeedId(homes.getFirst()));
        return transactions.call((connection, rows) -> {
            Map<String, PatientRow> all = new LinkedHashMap<>();
            rows.createQuery(
                            THERE
                                    + (latin ? "p.nameKey" : "p.nameLocal")
                                    + " LIKE :value ESCAPE '!'",
                            PatientRow.class)
                    .setParameter("homes", homes)
                    .setParameter("value", escaped + "%")
                    .setMaxResults(MOST_NAMESAKES)
                    .getResultList()
                    .forEach(row -> all.put(row.id, row));
            List<String> alike =
                    store
                            .alike(
                                    connection,
                                    List.of(new LikelySameStore.Keys(district, sounds)),
                                    MOST_ALIKE)
                            .stream()
                            .map(found -> found.patient().value())
                            .toList();
            if (!alike.isEmpty()) {
                rows.createQuery(THERE + "p.id IN :alike", PatientRow.class)
                        .setParameter("homes", homes)
                        .setParameter("alike", alike)
                        .getResultList()
                        .forEach(row -> all.put(row.id, row));
            }
            return List.copyOf(all.values());
        });
    }

    private List<Candidate> rows(
            Map<String, HospitalView> hospitals, String where, String value, int most) {
        return transactions.call((_, rows) -> {
            TypedQuery<PatientRow> query =
                    rows.createQuery(THERE + where + " ORDER BY p.id", PatientRow.class)
                            .setParameter("homes", List.copyOf(hospitals.keySet()))
                            .setParameter("value", value)
                            .setMaxResults(most);
            return query.getResultList().stream().map(row -> candidate(row, hospitals)).toList();
        });
    }

    /// The other hospitals of the district, by their feeds.
    private Map<String, HospitalView> others(HospitalId from) {
        Map<String, HospitalView> all = new TreeMap<>();
        int dash = from.value().indexOf('-');
        if (dash > 0) {
            new HospitalRows(transactions)
                    .in(from.value().substring(0, dash), MOST_HOSPITALS).stream()
                            .filter(hospital -> !hospital.code().equals(from.value()))
                            .forEach(hospital -> all.put("H/" + hospital.code(), hospital));
        }
        return all;
    }

    private static Candidate candidate(PatientRow row, Map<String, HospitalView> hospitals) {
        HospitalView at = hospitals.get(row.home);
        return new Candidate(
                row.id,
                row.name,
                row.nameLocal,
                row.sex,
                row.birthDate == null
                        ? row.birthYear
                        : Integer.valueOf(row.birthDate.substring(0, 4)),
                row.village,
                row.home,
                at == null ? row.home : at.name(),
                at == null ? "" : at.nameLocal());
    }

    private static Person person(PatientRow row) {
        return new Person(
                row.name.isEmpty() ? null : row.name,
                row.nameLocal.isEmpty() ? null : row.nameLocal,
                row.sex.isEmpty() ? null : Sex.valueOf(row.sex),
                row.birthDate == null ? null : LocalDate.parse(row.birthDate),
                row.birthYear,
                null,
                row.phone,
                row.village,
                null);
    }

    private static String digits(String text) {
        return TypedDigits.latin(text).replaceAll("[^0-9]", "");
    }

    /// What somebody typed.
    record Typed(String text, @Nullable Integer age, @Nullable String village) {
        /// Whether it says enough to show somebody at all.
        boolean tellsEnough(HospitalId here) {
            return PatientNumber.parse(text, here).isPresent()
                    || digits(text).length() >= PHONE_DIGITS
                    || (text.strip().length() > 2 && (age != null || told(village)));
        }

        private static boolean told(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    /// @param by how it was looked for: `number`, `phone` or `name`
    record Found(String by, List<Candidate> people) {}

    /// As little of a person as tells them from a namesake: no phone, no number, no guardian.
    record Candidate(
            String id,
            String name,
            String nameLocal,
            String sex,
            @Nullable Integer birthYear,
            String village,
            String home,
            String hospital,
            String hospitalLocal) {}
}
