// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The row a query stands on; columns count from 1. Valid only inside the reading it is handed to.
public final class Row {
    private final ResultSet set;

    Row(ResultSet set) {
        this.set = set;
    }

    /// A text; what is null reads as empty.
    public String text(int column) {
        String text = textOrNull(column);
        return text == null ? "" : text;
    }

    public @Nullable String textOrNull(int column) {
        try {
            return set.getString(column);
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// A number; what is null reads as 0.
    public long number(int column) {
        try {
            return set.getLong(column);
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    public @Nullable Long numberOrNull(int column) {
        try {
            long value = set.getLong(column);
            return set.wasNull() ? null : value;
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// Bytes; what is null reads as none.
    public byte[] bytes(int column) {
        byte[] bytes = bytesOrNull(column);
        return bytes == null ? new byte[0] : bytes;
    }

    public byte @Nullable [] bytesOrNull(int column) {
        try {
            return set.getBytes(column);
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }

    /// How many columns it has.
    public int width() {
        try {
            return set.getMetaData().getColumnCount();
        } catch (SQLException e) {
            throw LocalTroubleException.of(e);
        }
    }
}
