// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The rows that coding and sync are measured on, the same for us and for the rivals: registrations
/// of invented patients, 26 fields, about 674 bytes of JSON, names and places drawn by Zipf's law
/// from invented pools, phones and ids at random. One seed, one sequence of rows.
///
/// Names and places are made of syllables: no word list of the product knows them.
public final class WorkloadRows {
    /// How many rows the edits of the third workload choose from.
    public static final int BASE = 10_000;

    private static final List<String> SYLLABLES =
            List.of(
                    "ma", "di", "fa", "tou", "ba", "ka", "sé", "kou", "mi", "na", "do", "go", "bi",
                    "ya", "lo", "ndi", "wa", "sa", "ra", "ti", "mo", "ko", "é", "bou", "dja", "ni",
                    "lé", "zou", "fi", "ga");
    private static final List<String> WOMEN = pool(400, 2, 3, 1);
    private static final List<String> MEN = pool(400, 2, 3, 2);
    private static final List<String> FAMILIES = pool(900, 2, 4, 3);
    private static final List<String> DISTRICTS =
            pool(24, 2, 3, 4).stream().map(name -> "District " + name).toList();
    private static final List<List<String>> VILLAGES = villages();
    private static final List<String> STREETS =
            List.of(
                    "Rue du Marché",
                    "Avenue de la Paix",
                    "Quartier Commerce",
                    "Route de l'Hôpital",
                    "Quartier Artisanal",
                    "Rue des Écoles",
                    "Carrefour Central",
                    "Quartier Plateau");
    private static final List<String> OCCUPATIONS =
            List.of(
                    "farmer",
                    "trader",
                    "pupil",
                    "teacher",
                    "housewife",
                    "driver",
                    "mason",
                    "tailor",
                    "fisher",
                    "none");
    private static final List<String> LANGUAGES = List.of("fr", "bm", "ff", "wo", "ha", "en");
    private static final List<String> HOSPITALS = List.of("HOP-CENTRAL", "HOP-NORD", "CSREF-07");
    private static final List<String> CLERKS =
            pool(14, 2, 2, 7).stream().map(name -> "reg." + name.toLowerCase(Locale.ROOT)).toList();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final long DAY = 86_400_000L;

    private final Random random;
    private final boolean oneHospital;
    private long millis;
    private int count;

    /// @param seed odd: all rows of one hospital; even: of three
    /// @param startMillis when the first patient comes, milliseconds since 1970
    public WorkloadRows(long seed, long startMillis) {
        random = new Random(seed);
        oneHospital = seed % 2 != 0;
        millis = startMillis;
    }

    /// One registration.
    ///
    /// @param number counts the rows from 1
    /// @param created when it was recorded, milliseconds since 1970
    /// @param fields all 26, in order; null where nothing is known
    public record Row(int number, long created, Map<String, @Nullable Object> fields) {
        /// The row as one line of JSON, nulls included.
        public String json() {
            return WorkloadRows.json(fields);
        }

        /// A field that is a text, or null.
        public @Nullable String text(String field) {
            return (String) fields.get(field);
        }
    }

    /// Two fields of a row get other values.
    ///
    /// @param at when, milliseconds since 1970
    /// @param phone and `village`: the new values
    public record Edit(Row row, long at, String phone, String village) {
        /// The whole row after the edit, as one line of JSON.
        public String json() {
            return WorkloadRows.json(after());
        }

        /// Only what changed, with the row's id, as one line of JSON.
        public String changesJson() {
            Map<String, @Nullable Object> changes = new LinkedHashMap<>();
            changes.put("id", row.fields().get("id"));
            for (String field : List.of("phone", "village", "updated_at", "row_version")) {
                changes.put(field, after().get(field));
            }
            return WorkloadRows.json(changes);
        }

        private Map<String, @Nullable Object> after() {
            Map<String, @Nullable Object> after = new LinkedHashMap<>(row.fields());
            after.put("phone", phone);
            after.put("village", village);
            after.put("updated_at", INSTANT.format(Instant.ofEpochMilli(at)));
            after.put("row_version", 2);
            return after;
        }
    }

    /// The clerks who register, as users are named: in plain letters.
    public static List<String> clerks() {
        return CLERKS.stream().map(WorkloadRows::plainName).toList();
    }

    /// A name in plain letters.
    static String plainName(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^a-z.]", "");
    }

    /// The next rows.
    public List<Row> next(int rows) {
        List<Row> next = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            next.add(next());
        }
        return next;
    }

    /// The next registration, about ninety seconds after the one before.
    public Row next() {
        millis += (long) exponential(90_000) + 1;
        count++;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        boolean woman = random.nextBoolean();
        String given = zipf(woman ? WOMEN : MEN);
        String family = zipf(FAMILIES);
        int age = Math.min(95, (int) exponential(24));
        LocalDate born = TODAY.minusDays(age * 365L + random.nextInt(365));
        int district = Math.min((int) Math.pow(24, random.nextDouble()) - 1, 23);
        String hospital = HOSPITALS.get(oneHospital ? 0 : random.nextInt(3));
        row.put("id", uuid());
        row.put("mrn", String.format(Locale.ROOT, "%s26-%07d", hospital.charAt(4), count));
        row.put("given_name", given);
        row.put("family_name", family);
        row.put("phonetic_key", soundex(given) + soundex(family));
        row.put("sex", woman ? "F" : "M");
        row.put("dob", born.toString());
        row.put("dob_estimated", chance(0.35));
        row.put("phone", chance(0.8) ? phone() : null);
        row.put("address_line1", zipf(STREETS) + ", porte " + (1 + random.nextInt(480)));
        row.put("address_line2", chance(0.4) ? "près de " + zipf(FAMILIES) : null);
        row.put("village", zipf(VILLAGES.get(district)));
        row.put("district", DISTRICTS.get(district));
        row.put("national_id", chance(0.6) ? nationalId(woman, born, district) : null);
        row.put("insurance_no", chance(0.35) ? insurance() : null);
        row.put("mother_name", zipf(WOMEN) + " " + zipf(FAMILIES));
        row.put("next_of_kin", zipf(chance(0.6) ? MEN : WOMEN) + " " + family);
        row.put("next_of_kin_phone", chance(0.5) ? phone() : null);
        row.put("occupation", zipf(OCCUPATIONS));
        row.put("language", zipf(LANGUAGES));
        row.put("status", chance(0.97) ? "active" : "deceased");
        String created = INSTANT.format(Instant.ofEpochMilli(millis));
        row.put("created_at", created);
        row.put("updated_at", chance(0.7) ? created : later());
        row.put("created_by", zipf(CLERKS));
        row.put("hospital_id", hospital);
        row.put("row_version", 1);
        return new Row(count, millis, row);
    }

    /// Edits of rows chosen at random, each about ninety seconds after the one before, each with a
    /// phone and a village of its own.
    public List<Edit> edits(List<Row> rows, int edits) {
        List<Edit> made = new ArrayList<>(edits);
        for (int i = 0; i < edits; i++) {
            millis += (long) exponential(90_000) + 1;
            Row row = rows.get(random.nextInt(rows.size()));
            int district = Math.min((int) Math.pow(24, random.nextDouble()) - 1, 23);
            made.add(new Edit(row, millis, phone(), zipf(VILLAGES.get(district))));
        }
        return made;
    }

    private String uuid() {
        byte[] chance = new byte[10];
        random.nextBytes(chance);
        String time = String.format(Locale.ROOT, "%012x", millis);
        StringBuilder rest = new StringBuilder();
        for (byte b : chance) {
            rest.append(String.format(Locale.ROOT, "%02x", b & 255));
        }
        char variant = "89ab".charAt(random.nextInt(4));
        return time.substring(0, 8)
                + "-"
                + time.substring(8)
                + "-7"
                + rest.substring(0, 3)
                + "-"
                + variant
                + rest.substring(3, 6)
                + "-"
                + rest.substring(6, 18);
    }

    private String phone() {
        char first = "5679".charAt(random.nextInt(4));
        return String.format(Locale.ROOT, "+223%s%07d", first, random.nextInt(10_000_000));
    }

    private String nationalId(boolean woman, LocalDate born, int district) {
        return String.format(
                Locale.ROOT,
                "%d%02d%02d%02d%07d",
                woman ? 2 : 1,
                born.getYear() % 100,
                born.getMonthValue(),
                district + 1,
                random.nextInt(10_000_000));
    }

    private String insurance() {
        return String.format(Locale.ROOT, "AMO-%08d", random.nextInt(100_000_000));
    }

    private String later() {
        long seconds = 60 + random.nextInt((int) (40 * DAY / 1000) - 59);
        long second = millis / 1000 + seconds;
        return INSTANT.format(Instant.ofEpochMilli(second * 1000 + random.nextInt(1000)));
    }

    private boolean chance(double often) {
        return random.nextDouble() < often;
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /// Log-uniform ranks: Zipf's law with exponent 1.
    private String zipf(List<String> pool) {
        int rank = (int) Math.pow(pool.size(), random.nextDouble()) - 1;
        return pool.get(Math.min(rank, pool.size() - 1));
    }

    private static List<List<String>> villages() {
        List<List<String>> villages = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            villages.add(pool(80, 2, 4, 100 + i));
        }
        return villages;
    }

    private static List<String> pool(int size, int least, int most, long seed) {
        SplittableRandom syllables = new SplittableRandom(seed);
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < size) {
            StringBuilder word = new StringBuilder();
            int length = syllables.nextInt(least, most + 1);
            for (int i = 0; i < length; i++) {
                word.append(SYLLABLES.get(syllables.nextInt(SYLLABLES.size())));
            }
            words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return List.copyOf(words);
    }

    private static String soundex(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z]", "")
                        .toUpperCase(Locale.ROOT);
        String codes = "01230120022455012623010202";
        StringBuilder key = new StringBuilder().append(plain.charAt(0));
        char last = codes.charAt(plain.charAt(0) - 'A');
        for (char letter : plain.substring(1).toCharArray()) {
            char code = codes.charAt(letter - 'A');
            if (code != '0' && code != last) {
                key.append(code);
            }
            last = code;
        }
        return (key + "000").substring(0, 4);
    }

    private static String json(Map<String, @Nullable Object> fields) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            Object value = field.getValue();
            json.append(json.length() == 1 ? "\"" : ",\"").append(field.getKey()).append("\":");
            json.append(value instanceof String text ? "\"" + text + "\"" : value);
        }
        return json.append('}').toString();
    }
}
