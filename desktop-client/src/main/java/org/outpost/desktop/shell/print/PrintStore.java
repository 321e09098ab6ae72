// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.wire.Json;

/// Papers and the way this counter prints, in the local file. Sheets name people: they are kept in
/// the encrypted file only, and no longer than anyone prints them again.
final class PrintStore {
    private static final String COLUMNS =
            "select id, sheet, made, printed, copies, trouble, place from print_job ";

    /// The very words of the index: only then it is used.
    private static final String LEFT_OVER = "(trouble <> '' or tried > printed)";

    private PrintStore() {}

    /// In the place of what was owed, where it was.
    static long keep(Sql sql, Sheet sheet, String who, long now) {
        Long owed =
                sql.first(
                        "select id from print_job where key = ? and sheet = x'' limit 1",
                        row -> row.number(1),
                        sheet.key());
        if (owed != null) {
            write(sql, owed, sheet);
            return owed;
        }
        sql.run(
                "insert into print_job (key, sheet, made, printed, copies, trouble, place, who)"
                        + " values (?, ?, ?, 0, 0, '', '', ?)",
                sheet.key(),
                Json.write(sheet),
                now,
                who);
        return sql.number("select last_insert_rowid()");
    }

    /// A paper that is to come out and is not written yet: whatever ends before that, it is owed.
    static void owe(Sql sql, String key, String who, long now) {
        sql.run(
                "insert into print_job"
                        + " (key, sheet, made, printed, copies, trouble, place, tried, who)"
                        + " values (?, x'', ?, 0, 0, '', '', ?, ?)",
                key,
                now,
                now,
                who);
    }

    /// What is owed since before then and was never written.
    static List<Owed> owed(Sql sql, long before) {
        return sql.list(
                "select id, key from print_job where "
                        + LEFT_OVER
                        + " and sheet = x'' and tried < ? order by id",
                row -> new Owed(row.number(1), row.text(2)),
                before);
    }

    static void write(Sql sql, long id, Sheet sheet) {
        sql.run("update print_job set sheet = ? where id = ?", Json.write(sheet), id);
    }

    static void forgive(Sql sql, long id) {
        sql.run("delete from print_job where id = ?", id);
    }

    /// Whatever was being printed when the program ended did not come out.
    static void left(Sql sql) {
        sql.run(
                "update print_job set trouble = ? where " + LEFT_OVER + " and trouble = ''",
                PrintTrouble.LEFT.name());
    }

    static void trying(Sql sql, long id, long now) {
        sql.run("update print_job set tried = ? where id = ?", now, id);
    }

    static void printed(Sql sql, long id, long now, String place) {
        sql.run(
                "update print_job set printed = ?, copies = copies + 1, trouble = '', place = ?"
                        + " where id = ?",
                now,
                place,
                id);
    }

    static void failed(Sql sql, long id, PrintTrouble why, String place) {
        sql.run("update print_job set trouble = ?, place = ? where id = ?", why.name(), place, id);
    }

    static @Nullable PrintJob job(Sql sql, long id) {
        return sql.first(COLUMNS + "where id = ?", PrintStore::job, id);
    }

    static @Nullable PrintJob last(Sql sql, String who) {
        return sql.first(
                COLUMNS + "where who = ? and sheet <> x'' order by id desc limit 1",
                PrintStore::job,
                who);
    }

    static @Nullable PrintJob lastOf(Sql sql, String key) {
        return sql.first(
                COLUMNS + "where key = ? and sheet <> x'' order by id desc limit 1",
                PrintStore::job,
                key);
    }

    /// What failed, and what was being printed before then and nothing came of it: the program
    /// ended in between.
    static List<PrintJob> undone(Sql sql, long triedBefore) {
        return sql.list(
                COLUMNS
                        + "where "
                        + LEFT_OVER
                        + " and sheet <> x'' and (trouble <> '' or tried < ?) order by id",
                PrintStore::job,
                triedBefore);
    }

    static void forget(Sql sql, long before) {
        sql.run("delete from print_job where made < ? and printed > 0", before);
    }

    static PrintSetting setting(Sql sql) {
        PrintSetting first = PrintSetting.FIRST;
        String printer = text(sql, "printer");
        String paper = text(sql, "paper");
        return new PrintSetting(
                !"no".equals(text(sql, "on")),
                printer == null ? first.printer() : printer,
                paper == null ? first.paper() : Paper.valueOf(paper));
    }

    static void choose(Sql sql, PrintSetting setting) {
        put(sql, "on", setting.on() ? "yes" : "no");
        put(sql, "printer", setting.printer());
        put(sql, "paper", setting.paper().name());
    }

    private static @Nullable String text(Sql sql, String key) {
        return sql.first("select value from print_setting where key = ?", row -> row.text(1), key);
    }

    private static void put(Sql sql, String key, String value) {
        sql.run("insert or replace into print_setting (key, value) values (?, ?)", key, value);
    }

    private static PrintJob job(Row row) {
        long printed = row.number(4);
        String trouble = row.text(6);
        long copies = row.number(5);
        Optional<PrintTrouble> why =
                trouble.isEmpty() ? Optional.empty() : Optional.of(PrintTrouble.valueOf(trouble));
        return new PrintJob(
                row.number(1),
                Json.read(row.bytes(2), Sheet.class),
                Instant.ofEpochMilli(row.number(3)),
                printed == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(printed)),
                copies,
                why,
                row.text(7));
    }

    /// A paper without its words.
    record Owed(long id, String key) {}
}
