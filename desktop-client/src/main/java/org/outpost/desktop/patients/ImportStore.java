// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;

/// How far files of registers were taken in, which of their rows want a look, and which rows came
/// in already. Written in the transaction that writes the rows' facts, so that after a power cut
/// the two agree.
public final class ImportStore {

    /// How far a file is.
    ///
    /// @param next the number of the row to go on with; 0 where nothing of it was read
    /// @param taken rows that became patients
    /// @param known rows whose person was here before
    /// @param mend rows that did not come in
    /// @param likely of those taken: who may be the same as somebody known
    public record Standing(
            long next, long taken, long known, long mend, long likely, boolean finished) {
        static final Standing NONE = new Standing(0, 0, 0, 0, 0, false);
    }

    /// What there is to say of a row.
    ///
    /// @param kind `mend`, `known` or `likely`
    /// @param field of the forms, where one is to be mended
    /// @param why a key of the bundles, where something is to be mended
    /// @param patient who the row became or was, empty where nobody
    /// @param other who may be the same person, empty where nobody
    record Note(long row, String kind, String field, String why, String patient, String other) {
        static Note mend(long row, RegisterLine.Mend mend) {
            return new Note(row, "mend", mend.field(), mend.why(), "", "");
        }

        static Note known(long row, String patient) {
            return new Note(row, "known", "", "", patient, "");
        }

        static Note likely(long row, AggregateId patient, String other) {
            return new Note(row, "likely", "", "", patient.value(), other);
        }
    }

    Standing standing(Sql sql, String digest) {
        Standing known =
                sql.first(
                        "select next_row, taken, known, mend, likely, finished from import_file"
                                + " where digest = ?",
                        row ->
                                new Standing(
                                        row.number(1),
                                        row.number(2),
                                        row.number(3),
                                        row.number(4),
                                        row.number(5),
                                        row.number(6) == 1),
                        digest);
        return known == null ? Standing.NONE : known;
    }

    void keep(Sql sql, String digest, Standing now, List<Note> notes) {
        sql.run(
                "insert or replace into import_file"
                        + " (digest, next_row, taken, known, mend, likely, finished)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                digest,
                now.next(),
                now.taken(),
                now.known(),
                now.mend(),
                now.likely(),
                now.finished() ? 1 : 0);
        sql.all(
                "insert or replace into import_note (digest, row, kind, field, why, patient, other)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                notes.stream()
                        .map(note ->
                                new @Nullable Object[] {
                                    digest,
                                    note.row(),
                                    note.kind(),
                                    note.field(),
                                    note.why(),
                                    note.patient(),
                                    note.other()
                                })
                        .toList());
    }

    /// The patient a row became, whatever file it stood in; null where it came in never.
    @Nullable String came(Sql sql, byte[] key) {
        return sql.first(
                "select patient from import_key where key = ?", row -> row.text(1), (Object) key);
    }

    void came(Sql sql, List<byte[]> keys, List<AggregateId> patients) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(new @Nullable Object[] {keys.get(i), patients.get(i).value()});
        }
        sql.all("insert or ignore into import_key (key, patient) values (?, ?)", rows);
    }

    /// The first notes of a file, those to mend before all others.
    List<Note> notes(Sql sql, String digest, int most) {
        return sql.list(
                "select row, kind, field, why, patient, other from import_note where digest = ?"
                        + " order by case kind when 'mend' then 0 when 'likely' then 1 else 2 end,"
                        + " row limit ?",
                ImportStore::note,
                digest,
                most);
    }

    /// What is to be mended, in the order of the file.
    List<Note> toMend(Sql sql, String digest) {
        return sql.list(
                "select row, kind, field, why, patient, other from import_note"
                        + " where digest = ? and kind = 'mend' order by row",
                ImportStore::note,
                digest);
    }

    private static Note note(Row row) {
        return new Note(
                row.number(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6));
    }
}
