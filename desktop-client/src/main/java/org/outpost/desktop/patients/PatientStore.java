// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.SearchKeys;
import org.outpost.model.patients.TypedDigits;

/// People in the local file, found by any part of what is known of them, always from an index.
public final class PatientStore implements FactConsumer {
    /// More matches than these are not counted.
    static final int MOST = 1000;

    private static final String BY_KEYS =
            "select rowid from patient_search where patient_search match ? limit ?";
    private static final String BY_PHONE =
            "select rid from patient where phone >= ? and phone < ? and phone <> '' limit ?";
    private static final String BY_PHONE_END =
            "select rid from patient where phone_back >= ? and phone_back < ?"
                    + " and phone_back <> '' limit ?";
    private static final String BY_NUMBER =
            "select rid from patient where number >= ? and number < ? and number is not null"
                    + " limit ?";
    private static final String BY_ABHA =
            "select rid from patient where abha >= ? and abha < ? and abha <> '' limit ?";
    private static final String BY_PAPER =
            "select rid from patient where paper_number >= ? collate nocase"
                    + " and paper_number < ? collate nocase and paper_number <> '' limit ?";
    private static final String ROW = PatientRows.SELECT + "patient where ";
    private static final String BY_RID = ROW + "rid = ?";
    private static final String BY_ID = ROW + "id = ?";
    private static final String RID = "select rid from patient where id = ?";
    private static final String PUT =
            "insert into patient ("
                    + PatientRows.COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (id) do update set"
                    + " number = excluded.number, name = excluded.name,"
                    + " name_local = excluded.name_local, sex = excluded.sex,"
                    + " phone = excluded.phone, phone_back = excluded.phone_back,"
                    + " village = excluded.village, guardian = excluded.guardian,"
                    + " birth_date = excluded.birth_date, birth_year = excluded.birth_year,"
                    + " age_told = excluded.age_told, pin_code = excluded.pin_code,"
                    + " district = excluded.district, abha = excluded.abha,"
                    + " paper_number = excluded.paper_number,"
                    + " merged_into = excluded.merged_into returning rid";
    private static final String ADD =
            "insert into patient ("
                    + PatientRows.COLUMNS
                    + ", rid) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD_KEYS =
            "insert into patient_search (rowid, keys, place, born) values (?, ?, ?, ?)";
    private static final String TUNE =
            "insert into patient_search (patient_search, rank) values (?, ?)";

    /// What FTS5 keeps in memory before it writes words down, in bytes; the first is its own.
    private static final int WORDS = 1 << 20;

    private static final int MUCH_WORDS = 32 << 20;

    /// FTS5's own.
    private static final int RUNS_MERGED = 4;

    private static final String EVERYONE =
            "merged_into = '' and not exists (select 1 from membership where thing = patient.id)";
    private static final Pattern NUMBER_BEGUN =
            Pattern.compile("[A-Za-z0-9]+-[A-Za-z0-9]+-[0-9-]{1,8}");
    private static final int SHORTEST_END = 4;
    private static final int ABHA_DIGITS = 14;

    /// So many records are followed from one that was merged into the next.
    private static final int LONGEST_CHAIN = 20;

    @Override
    public Set<String> kinds() {
        return Set.of(Patient.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        Patient was = (Patient) before;
        Patient patient = (Patient) after;
        if (!patient.known()) {
            Long gone = sql.first(RID, row -> row.number(1), id.value());
            if (gone != null) {
                sql.run("delete from patient_search where rowid = ?", gone);
                sql.run("delete from patient where rid = ?", gone);
            }
            return;
        }
        long rid = put(sql, PatientRows.values(id, patient));
        String[] keys = PatientRows.keys(patient.person());
        if (!was.known()) {
            sql.run(ADD_KEYS, rid, keys[0], keys[1], keys[2]);
        } else if (!Arrays.equals(keys, PatientRows.keys(was.person()))) {
            sql.run(
                    "update patient_search set keys = ?, place = ?, born = ? where rowid = ?",
                    keys[0],
                    keys[1],
                    keys[2],
                    rid);
        }
    }

    @Override
    public Arrivals arrivals(List<Arrival> all) {
        List<Fresh> rows = new ArrayList<>(all.size());
        for (Arrival one : all) {
            Patient patient = (Patient) one.after();
            if (patient.known()) {
                rows.add(
                        new Fresh(
                                one.id(),
                                PatientRows.values(one.id(), patient),
                                PatientRows.keys(patient.person())));
            }
        }
        return (sql, still) -> add(sql, rows.stream().filter(row -> still.test(row.id)).toList());
    }

    private static void add(Sql sql, List<Fresh> fresh) {
        long rid = sql.number("select max(rid) from patient");
        List<@Nullable Object[]> rows = new ArrayList<>(fresh.size());
        List<@Nullable Object[]> keys = new ArrayList<>(fresh.size());
        for (Fresh one : fresh) {
            rid++;
            @Nullable Object[] row = Arrays.copyOf(one.values, one.values.length + 1);
            row[one.values.length] = rid;
            rows.add(row);
            keys.add(new @Nullable Object[] {rid, one.keys[0], one.keys[1], one.keys[2]});
        }
        sql.all(ADD, rows);
        sql.all(ADD_KEYS, keys);
    }

    /// The words of a first load are written in few large runs that are not merged meanwhile: else
    /// each is written again and again.
    @Override
    public void expectMuch(Sql sql, boolean much) {
        sql.run(TUNE, "hashsize", much ? MUCH_WORDS : WORDS);
        sql.run(TUNE, "automerge", much ? 0 : RUNS_MERGED);
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from patient_search");
        sql.run("delete from patient");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select patient.id, number, name, name_local, sex, phone, phone_back, village,"
                        + " guardian, birth_date, birth_year, age_told, pin_code, district, abha,"
                        + " paper_number, merged_into, keys, place, born from patient join"
                        + " patient_search on patient_search.rowid = rid order by patient.id");
    }

    /// People who fit what was typed: a number of any book, digits of a phone from its beginning or
    /// its end, words of the name, and where few are of that name, of the village. Exact beginnings
    /// come first, then what sounds alike. A record that was merged gives the one it is part of.
    public Matches find(Sql sql, HospitalId here, String typed, int limit) {
        Set<Long> found = new LinkedHashSet<>();
        for (Ask ask : asks(here, typed)) {
            if (!ask.whenFew() || found.size() < limit) {
                found.addAll(sql.list(ask.query(), row -> row.number(1), ask.values()));
            }
        }
        Map<String, Known> rows = new LinkedHashMap<>();
        for (long rid : found) {
            if (rows.size() == limit) {
                break;
            }
            Known known = sql.first(BY_RID, PatientRows::known, rid);
            if (known != null) {
                Known kept = standing(sql, known);
                rows.putIfAbsent(kept.id(), kept);
            }
        }
        long all = found.size() <= limit ? rows.size() : found.size();
        return new Matches(List.copyOf(rows.values()), all);
    }

    /// The record a person is found under: the one itself, or the one it was merged into.
    public Known standing(Sql sql, Known known) {
        Known at = known;
        for (int step = 0; step < LONGEST_CHAIN && !at.mergedInto().isEmpty(); step++) {
            Known next = person(sql, at.mergedInto());
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// How the file would find what was typed: a line for each step of each query that {@link
    /// #find} may run. `SEARCH` and an index of the search keys are quick however many people there
    /// are.
    public List<String> plan(Sql sql, HospitalId here, String typed) {
        List<String> steps = new ArrayList<>();
        for (Ask ask : asks(here, typed)) {
            steps.addAll(
                    sql.list(
                            "explain query plan " + ask.query(), row -> row.text(4), ask.values()));
        }
        steps.addAll(sql.list("explain query plan " + BY_RID, row -> row.text(4), 1L));
        return steps;
    }

    private static List<Ask> asks(HospitalId here, String typed) {
        List<Ask> asks = new ArrayList<>();
        String latin = TypedDigits.latin(typed);
        String digits = latin.replaceAll("[ ()./+-]", "");
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            byDigits(here, latin, digits, asks);
            return asks;
        }
        PatientNumber.parse(latin, here)
                .ifPresent(number -> asks.add(Ask.range(BY_NUMBER, number.value())));
        if (NUMBER_BEGUN.matcher(latin.strip()).matches()) {
            asks.add(Ask.range(BY_NUMBER, latin.strip().toUpperCase(Locale.ROOT)));
        }
        if (latin.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            asks.add(Ask.range(BY_PAPER, latin.strip()));
        }
        List<SearchKeys.Asked> words = SearchKeys.asked(typed);
        if (!words.isEmpty()) {
            asks.add(new Ask(BY_KEYS, new Object[] {"keys : (" + exact(words) + ")", MOST}, false));
            asks.add(
                    new Ask(
                            BY_KEYS,
                            new Object[] {"keys : (" + sounding(words) + ")", MOST},
                            true));
            asks.add(
                    new Ask(
                            BY_KEYS,
                            new Object[] {"{keys place} : (" + either(words) + ")", MOST},
                            true));
        }
        return asks;
    }

    /// One query of a search.
    ///
    /// @param whenFew only where those before it found fewer than are shown
    private record Ask(String query, Object[] values, boolean whenFew) {
        static Ask range(String query, String beginning) {
            return new Ask(query, new Object[] {beginning, beginning + "\uffff", MOST}, false);
        }
    }

    /// A person; null where this machine knows none of this id.
    public @Nullable Known person(Sql sql, String id) {
        return sql.first(BY_ID, PatientRows::known, id);
    }

    /// Who carries a number; null where this machine knows nobody who does.
    @Nullable String numbered(Sql sql, PatientNumber number) {
        return sql.first(
                "select id from patient where number = ?", row -> row.text(1), number.value());
    }

    /// Hands over everybody of this hospital, in the order they came, but for records that are part
    /// of another.
    void everyone(Sql sql, Consumer<Known> each) {
        sql.each(
                PatientRows.SELECT + "patient where " + EVERYONE + " order by rid",
                row -> each.accept(PatientRows.known(row)));
    }

    /// How many those are.
    long countOfEveryone(Sql sql) {
        return sql.number("select count(*) from patient where " + EVERYONE);
    }

    /// Notes that this counter has just dealt with a person.
    public void dealtWith(Sql sql, String id, long now) {
        sql.run("insert or replace into recent_patient (id, at) values (?, ?)", id, now);
        sql.run(
                "delete from recent_patient where id in"
                        + " (select id from recent_patient order by at desc limit -1 offset 50)");
    }

    /// The last ones, newest first.
    public List<Known> recent(Sql sql, int limit) {
        return sql.list(
                PatientRows.SELECT
                        + "recent_patient join patient on patient.id = recent_patient.id"
                        + " order by at desc limit ?",
                PatientRows::known,
                limit);
    }

    private static void byDigits(HospitalId here, String typed, String digits, List<Ask> asks) {
        PatientNumber.parse(typed, here)
                .ifPresent(number -> asks.add(Ask.range(BY_NUMBER, number.value())));
        if (digits.length() <= 6) {
            String padded = "0".repeat(6 - digits.length()) + digits;
            asks.add(Ask.range(BY_NUMBER, here.value() + "-" + padded + "-"));
        }
        if (digits.length() == ABHA_DIGITS) {
            asks.add(Ask.range(BY_ABHA, digits));
        }
        asks.add(Ask.range(BY_PAPER, typed.strip()));
        asks.add(Ask.range(BY_PHONE, digits));
        asks.add(Ask.range(BY_PHONE, "+" + digits));
        if (digits.length() >= SHORTEST_END) {
            asks.add(Ask.range(BY_PHONE_END, new StringBuilder(digits).reverse().toString()));
        }
    }

    /// Every word as a beginning of a word of the name, in any order.
    static String exact(List<SearchKeys.Asked> words) {
        return all(words, word -> new TreeSet<>(List.of(word.word(), word.plain())));
    }

    /// Every word as the beginning of a sound of the name, in any order; words too short to have a
    /// sound stay as they are.
    static String sounding(List<SearchKeys.Asked> words) {
        return all(words, word -> Set.of(word.sound().isEmpty() ? word.word() : word.sound()));
    }

    /// Every word as the beginning of a word or a sound.
    private static String either(List<SearchKeys.Asked> words) {
        return all(
                words,
                word ->
                        word.sound().isEmpty()
                                ? new TreeSet<>(List.of(word.word(), word.plain()))
                                : new TreeSet<>(List.of(word.word(), word.plain(), word.sound())));
    }

    private static String all(
            List<SearchKeys.Asked> words, Function<SearchKeys.Asked, Set<String>> keys) {
        return words.stream()
                .map(word ->
                        keys.apply(word).stream()
                                .map(key -> '"' + key + "\"*")
                                .collect(Collectors.joining(" OR ", "(", ")")))
                .collect(Collectors.joining(" AND "));
    }

    /// Writes a person's row in one statement, new or known.
    ///
    /// @return its rowid
    private static long put(Sql sql, @Nullable Object[] values) {
        Long rid = sql.first(PUT, row -> row.number(1), values);
        if (rid == null) {
            throw new IllegalStateException("a row written has a rowid");
        }
        return rid;
    }

    /// A person as the table has it.
    ///
    /// @param number empty while none could be given
    /// @param mergedInto the record this one is part of; empty where it stands for itself
    public record Known(String id, String number, Person person, String mergedInto) {}

    /// @param all how many fit, never more than are counted
    public record Matches(List<Known> people, long all) {}

    /// Someone not in the table yet.
    @SuppressWarnings("ArrayRecordComponent")
    private record Fresh(AggregateId id, @Nullable Object[] values, String[] keys) {}
}
