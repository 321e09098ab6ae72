// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;

/// Single values this machine alone knows: who it is, where it stands with the district.
public final class MetaStore {
    private MetaStore() {}

    public static @Nullable String text(Sql sql, String key) {
        return sql.first("select value from meta where key = ?", row -> row.textOrNull(1), key);
    }

    public static byte @Nullable [] bytes(Sql sql, String key) {
        return sql.first("select value from meta where key = ?", row -> row.bytesOrNull(1), key);
    }

    /// 0 where it was never set.
    public static long number(Sql sql, String key) {
        return sql.number("select value from meta where key = ?", key);
    }

    public static void put(Sql sql, String key, Object value) {
        sql.run(
                "insert into meta (key, value) values (?, ?)"
                        + " on conflict (key) do update set value = excluded.value",
                key,
                value);
    }
}
