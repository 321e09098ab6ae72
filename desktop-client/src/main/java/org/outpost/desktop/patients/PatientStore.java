// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.Sex;

/// People in the local file, found by any part of what is known of them, always from an index.
public final class PatientStore implements FactConsumer {
    /// More matches than these are not counted.
    static final int MOST = 1000;

    static final String BY_KEYS =
            "select rowid from patient_search where patient_search match ? limit ?";
    static final String BY_PHONE =
            "select rid from patient where phone >= ? and phone < ? and phone <> '' limit ?";
    static final String BY_PHONE_END =
            "select rid from patient where phone_back >= ? and phone_back < ?"
                    + " and phone_back <> '' limit ?";
    static final String BY_NUMBER =
            "select rid from patient where number >= ? and number < ? and number is not null"
                    + " limit ?";
    private static final String ROW =
            "select id, number, name, name_local, sex, phone, village, guardian, birth_date,"
                    + " birth_year, age_told from patient where ";
    private static final Pattern NUMBER_BEGUN =
            Pattern.compile("[A-Za-z0-9]+-[A-Za-z0-9]+-[0-9-]{1,8}");
    private static final int SHORTEST_END = 4;

    @Override
    public Set<String> kinds() {
        return Set.of(Patient.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        Patient patient = (Patient) after;
        Long rid =
                sql.first("select rid from patient where id = ?", row -> row.number(1), id.value());
        if (!patient.known()) {
            if (rid != null) {
                sql.run("delete from patient_search where rowid = ?", rid);
                sql.run("delete from patient where rid = ?", rid);
            }
            return;
        }
        Person person = patient.person();
        long at = rid == null ? insert(sql, id) : rid;
        update(sql, at, patient, person);
        String keys = SearchKeys.of(text(person.name()), text(person.nameLocal()));
        if (rid == null) {
            sql.run("insert into patient_search (rowid, keys) values (?, ?)", at, keys);
        } else {
            sql.run("update patient_search set keys = ? where rowid = ?", keys, at);
        }
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
                        + " guardian, birth_date, birth_year, age_told, keys from patient join"
                        + " patient_search on patient_search.rowid = rid order by patient.id");
    }

    /// People who fit what was typed: a number, digits of a phone from its beginning or its end, or
    /// words of the name. Exact beginnings come first, then what sounds alike.
    public Matches find(Sql sql, HospitalId here, String typed, int limit) {
        Set<Long> found = new LinkedHashSet<>();
        String digits = typed.replaceAll("[ ()./+-]", "");
        if (!digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            byDigits(sql, here, typed, digits, found);
        } else {
            PatientNumber.parse(typed, here)
                    .ifPresent(number -> byNumber(sql, number.value(), found));
            if (NUMBER_BEGUN.matcher(typed.strip()).matches()) {
                byNumber(sql, typed.strip().toUpperCase(Locale.ROOT), found);
            }
            List<String> words = SearchKeys.words(typed);
            byKeys(sql, exact(words), found);
            if (found.size() < limit) {
                byKeys(sql, sounding(words), found);
            }
        }
        List<Known> rows = new ArrayList<>();
        for (long rid : found) {
            if (rows.size() == limit) {
                break;
            }
            Known known = sql.first(ROW + "rid = ?", PatientStore::known, rid);
            if (known != null) {
                rows.add(known);
            }
        }
        return new Matches(rows, found.size());
    }

    /// A person; null where this machine knows none of this id.
    public @Nullable Known person(Sql sql, String id) {
        return sql.first(ROW + "id = ?", PatientStore::known, id);
    }

    /// People with this very phone, at most ten.
    public List<Known> withPhone(Sql sql, String phone) {
        return phone.isEmpty()
                ? List.of()
                : sql.list(ROW + "phone = ? and phone <> '' limit 10", PatientStore::known, phone);
    }

    /// People whose every word sounds like these.
    public List<Known> sounding(Sql sql, String name, int limit) {
        Map<String, Known> all = new LinkedHashMap<>();
        String query = sounding(SearchKeys.words(name));
        if (!query.isEmpty()) {
            for (long rid : sql.list(BY_KEYS, row -> row.number(1), query, limit)) {
                Known known = sql.first(ROW + "rid = ?", PatientStore::known, rid);
                if (known != null) {
                    all.put(known.id(), known);
                }
            }
        }
        return List.copyOf(all.values());
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
                "select patient.id, number, name, name_local, sex, phone, village, guardian,"
                        + " birth_date, birth_year, age_told from recent_patient"
                        + " join patient on patient.id = recent_patient.id"
                        + " order by at desc limit ?",
                PatientStore::known,
                limit);
    }

    private static void byDigits(
            Sql sql, HospitalId here, String typed, String digits, Set<Long> found) {
        PatientNumber.parse(typed, here).ifPresent(number -> byNumber(sql, number.value(), found));
        if (digits.length() <= 6) {
            String padded = "0".repeat(6 - digits.length()) + digits;
            byNumber(sql, here.value() + "-" + padded + "-", found);
        }
        range(sql, BY_PHONE, digits, found);
        range(sql, BY_PHONE, "+" + digits, found);
        if (digits.length() >= SHORTEST_END) {
            range(sql, BY_PHONE_END, new StringBuilder(digits).reverse().toString(), found);
        }
    }

    private static void byNumber(Sql sql, String beginning, Set<Long> found) {
        range(sql, BY_NUMBER, beginning, found);
    }

    private static void range(Sql sql, String query, String beginning, Set<Long> found) {
        found.addAll(sql.list(query, row -> row.number(1), beginning, beginning + "\uffff", MOST));
    }

    private static void byKeys(Sql sql, String query, Set<Long> found) {
        if (!query.isEmpty()) {
            found.addAll(sql.list(BY_KEYS, row -> row.number(1), query, MOST));
        }
    }

    /// Every word as a beginning of a word of the name, in any order.
    static String exact(List<String> words) {
        return String.join(" ", words.stream().map(word -> '"' + word + "\"*").toList());
    }

    /// Every word as the beginning of a sound of the name, in any order; words too short to have a
    /// sound stay as they are.
    static String sounding(List<String> words) {
        List<String> sounds = new ArrayList<>();
        for (String word : words) {
            String sound = SearchKeys.sound(word);
            sounds.add(
                    sound.length() < 2
                            ? '"' + word + "\"*"
                            : '"' + SearchKeys.SOUND + sound + "\"*");
        }
        return String.join(" ", sounds);
    }

    private static long insert(Sql sql, AggregateId id) {
        Long rid =
                sql.first(
                        "insert into patient (id, name, name_local, sex, phone, phone_back,"
                                + " village, guardian) values (?, '', '', '', '', '', '', '')"
                                + " returning rid",
                        row -> row.number(1),
                        id.value());
        if (rid == null) {
            throw new IllegalStateException("an insert gives a row");
        }
        return rid;
    }

    private static void update(Sql sql, long rid, Patient patient, Person person) {
        PatientNumber number = patient.number();
        String phone = text(person.phone());
        sql.run(
                "update patient set number = ?, name = ?, name_local = ?, sex = ?, phone = ?,"
                        + " phone_back = ?, village = ?, guardian = ?, birth_date = ?,"
                        + " birth_year = ?, age_told = ? where rid = ?",
                number == null ? null : number.value(),
                text(person.name()),
                text(person.nameLocal()),
                person.sex() == null ? "" : person.sex().name(),
                phone,
                new StringBuilder(phone).reverse().toString(),
                text(person.village()),
                text(person.guardian()),
                person.birthDate() == null ? null : person.birthDate().toString(),
                person.birthYear(),
                person.ageRecordedOn() == null ? null : person.ageRecordedOn().toString(),
                rid);
    }

    private static Known known(Row row) {
        return new Known(
                row.text(1),
                row.text(2),
                new Person(
                        row.text(3),
                        row.text(4),
                        row.text(5).isEmpty() ? null : Sex.valueOf(row.text(5)),
                        date(row.textOrNull(9)),
                        row.numberOrNull(10) == null ? null : (int) row.number(10),
                        date(row.textOrNull(11)),
                        row.text(6),
                        row.text(7),
                        row.text(8)));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// A person as the table has it.
    ///
    /// @param number empty while none could be given
    public record Known(String id, String number, Person person) {}

    /// @param all how many fit, never more than are counted
    public record Matches(List<Known> people, long all) {}
}
