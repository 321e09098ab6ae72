// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.platform.DeviceKeyFile;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemRandomness;

/// What the local file alone costs: the rows a first load brought, put once more by bare batches of
/// statements into a second file like the first one, encrypted, flushed at every commit, with every
/// index and search word. Nothing is fetched, unpacked, checked, folded or told, and the program is
/// warm: no sync on this machine can be quicker.
final class InsertLimit {
    /// To a commit: as many as a block of a first load has.
    private static final int AT_ONCE = 5_000;

    private static final List<Table> TABLES =
            List.of(
                    new Table("fact", "id,writer,seq,type,recorded,core,person", "ntntnbb", "id"),
                    new Table("fact_aggregate", "aggregate,fact", "tn", "fact, aggregate"),
                    new Table(
                            "aggregate",
                            "id,clock,writer,seq,state,version,followers",
                            "tntnbnt",
                            "clock, id"),
                    new Table("feed_fact", "feed,n,fact", "nnn", "feed, n"),
                    new Table(
                            "patient",
                            "rid,id,number,name,name_local,sex,phone,phone_back,village,guardian,"
                                    + "birth_date,birth_year,age_told,pin_code,district,abha,"
                                    + "paper_number,merged_into",
                            "nttttttttttntttttt",
                            "rid"),
                    new Table("patient_search", "rowid,keys,place,born", "nttt", "rowid"));

    private InsertLimit() {}

    /// @param folder where the second file may lie
    static Took measure(LocalDatabase from, Path folder) {
        SystemRandomness randomness = new SystemRandomness();
        try (LocalDatabase to =
                LocalDatabase.open(
                        DataFolder.take(folder), new DeviceKeyFile(folder, randomness))) {
            to.expectMuch(true);
            long nanos = 0;
            long rows = 1;
            for (int at = 0; rows > 0; at += AT_ONCE) {
                List<Part> parts = parts(from, at);
                rows = parts.stream().mapToLong(part -> part.rows.size()).sum();
                long began = System.nanoTime();
                to.change(sql -> parts.forEach(part -> part.put(sql)));
                nanos += System.nanoTime() - began;
            }
            return new Took(nanos / 1_000_000);
        }
    }

    private static List<Part> parts(LocalDatabase from, int at) {
        List<Part> parts = new ArrayList<>();
        for (Table table : TABLES) {
            parts.add(
                    new Part(
                            table,
                            from.read(
                                    sql -> sql.list(table.select(), table::values, AT_ONCE, at))));
        }
        return parts;
    }

    /// @param kinds of its columns: `n` a number, `t` a text, `b` bytes
    /// @param order in which the load wrote it, nearly
    private record Table(String name, String columns, String kinds, String order) {
        String select() {
            return "select "
                    + columns
                    + " from "
                    + name
                    + " order by "
                    + order
                    + " limit ? offset ?";
        }

        String insert() {
            String marks = String.join(", ", Collections.nCopies(kinds.length(), "?"));
            return "insert into " + name + " (" + columns + ") values (" + marks + ")";
        }

        @Nullable Object[] values(Row row) {
            @Nullable Object[] values = new Object[kinds.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        switch (kinds.charAt(i)) {
                            case 'n' -> row.numberOrNull(i + 1);
                            case 't' -> row.textOrNull(i + 1);
                            default -> row.bytesOrNull(i + 1);
                        };
            }
            return values;
        }
    }

    private record Part(Table table, List<@Nullable Object[]> rows) {
        void put(Sql sql) {
            sql.all(table.insert(), rows);
        }
    }

    /// @param millis the second file took, reading the first one aside
    record Took(long millis) {}
}
