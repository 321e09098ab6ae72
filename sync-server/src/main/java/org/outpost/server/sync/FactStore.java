// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.sync.Fact;
import org.outpost.model.wire.FactCodec;
import org.outpost.server.platform.Sql;

/// Facts where they lie: stretches of frozen batches, or lines of their own.
final class FactStore {
    /// The line of fact `f` of batch `b`; the columns every reader of facts selects.
    static final String LINE =
            "COALESCE(f.own_line, SUBSTRING(b.body, f.body_offset + 1, f.body_length)) AS line";

    /// The join the line needs.
    static final String JOIN = " LEFT JOIN batch b ON b.writer = f.writer AND b.number = f.batch ";

    private FactStore() {}

    /// Every fact that touches the aggregate.
    static List<Fact> history(Connection connection, AggregateId id) throws SQLException {
        return Sql.query(
                connection,
                "SELECT "
                        + LINE
                        + " FROM fact_aggregate a JOIN fact f ON f.writer = a.writer AND f.seq ="
                        + " a.seq"
                        + JOIN
                        + "WHERE a.aggregate = ?",
                FactStore::fact,
                id.value());
    }

    /// One fact as it lies here; null where nothing does that can be read.
    static @Nullable Fact one(Connection connection, FactId id) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT "
                                + LINE
                                + " FROM fact f"
                                + JOIN
                                + "WHERE f.writer = ? AND f.seq = ?",
                        row -> Optional.ofNullable(factIfWhole(row)),
                        id.writer().value(),
                        id.seq())
                .flatMap(found -> found)
                .orElse(null);
    }

    /// The fact as it lies here; null where it lies here no more, or so damaged that it can't be
    /// read: such an entry must not stop the ones behind it.
    static @Nullable Fact factIfWhole(ResultSet row) throws SQLException {
        byte[] line = row.getBytes("line");
        try {
            return line == null || line.length == 0 ? null : FactCodec.parseLine(line);
        } catch (MalformedException damaged) {
            return null;
        }
    }

    static Fact fact(ResultSet row) throws SQLException {
        return FactCodec.parseLine(row.getBytes("line"));
    }

    /// JSON on its way into a column of bytes. Handed over as bytes, the driver would write two
    /// digits for each, and the database read them back: on a push that is a tenth of the work.
    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Ids of things are kept as the bytes of their text, so that they are compared as bytes.
    static AggregateId aggregate(byte[] bytes) {
        return new AggregateId(text(bytes));
    }
}
