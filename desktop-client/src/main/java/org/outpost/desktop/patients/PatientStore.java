// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;

/// People in the local file, found by any part of what is known of them, always from an index.
public final class PatientStore implements FactConsumer {
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
                FormerNumbers.put(sql, gone, patient);
                sql.run("delete from patient_search where rowid = ?", gone);
                sql.run("delete from patient where rid = ?", gone);
            }
            return;
        }
        long rid = put(sql, PatientRows.values(id, patient));
        String[] keys = PatientRows.keys(patient.person());
        if (was.formers() != null || patient.formers() != null) {
            FormerNumbers.put(sql, rid, patient);
        }
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
                rows.add(Fresh.of(one.id(), patient));
            }
        }
        return (sql, still) -> add(sql, rows.stream().filter(row -> still.test(row.id)).toList());
    }

    private static void add(Sql sql, List<Fresh> fresh) {
        long rid = sql.number("select max(rid) from patient");
        List<@Nullable Object[]> rows = new ArrayList<>(fresh.size());
        List<@Nullable Object[]> keys = new ArrayList<>(fresh.size());
        List<@Nullable Object[]> formers = new ArrayList<>();
        for (Fresh one : fresh) {
            rid++;
            @Nullable Object[] row = Arrays.copyOf(one.values, one.values.length + 1);
            row[one.values.length] = rid;
            rows.add(row);
            keys.add(new @Nullable Object[] {rid, one.keys[0], one.keys[1], one.keys[2]});
            for (PatientNumber number : one.formers) {
                formers.add(new @Nullable Object[] {number.value(), rid});
            }
        }
        sql.all(ADD, rows);
        sql.all(ADD_KEYS, keys);
        sql.all(FormerNumbers.ADD, formers);
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
        FormerNumbers.clear(sql);
        sql.run("delete from patient_search");
        sql.run("delete from patient");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select patient.id, number, name, name_local, sex, phone, phone_back, village,"
                        + " guardian, birth_date, birth_year, age_told, pin_code, district, abha,"
                        + " paper_number, merged_into, keys, place, born from patient join"
                        + " patient_search on patient_search.rowid = rid order by patient.id",
                FormerNumbers.DUMP);
    }

    /// People who fit what was typed: a number of any book, digits of a phone from its beginning or
    /// its end, words of the name, and where few are of that name, of the village. Whole words come
    /// first, those spelt nearest before the others, then beginnings, then what sounds alike. A
    /// record that was merged gives the one it is part of.
    public Matches find(Sql sql, HospitalId here, String typed, int limit) {
        Set<Long> found = new LinkedHashSet<>();
        for (PatientAsks.Ask ask : PatientAsks.of(here, typed)) {
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
        return new Matches(NearerSpelling.first(typed, List.copyOf(rows.values())), all);
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
        for (PatientAsks.Ask ask : PatientAsks.of(here, typed)) {
            steps.addAll(
                    sql.list(
                            "explain query plan " + ask.query(), row -> row.text(4), ask.values()));
        }
        steps.addAll(sql.list("explain query plan " + BY_RID, row -> row.text(4), 1L));
        return steps;
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
    private record Fresh(
            AggregateId id, @Nullable Object[] values, String[] keys, List<PatientNumber> formers) {
        static Fresh of(AggregateId id, Patient patient) {
            return new Fresh(
                    id,
                    PatientRows.values(id, patient),
                    PatientRows.keys(patient.person()),
                    FormerNumbers.of(patient));
        }
    }
}
