// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
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

    /// How many stretches one question asks for.
    private static final int STRETCHES = 200;

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

    /// Facts by their names; those that lie here no more or can't be read are not among them.
    static Map<FactId, Fact> whole(Connection connection, Collection<FactId> ids)
            throws SQLException {
        return named(connection, ids, LINE, JOIN, row -> Optional.ofNullable(factIfWhole(row)));
    }

    /// Something of each of these facts, by its name; those that lie here no more are not among
    /// them. What one writer wrote in a row is read as one stretch of the table: looked up one by
    /// one, as a join with the feed does, it takes the database many times that.
    ///
    /// @param what columns of the fact `f`
    /// @param join what else they need
    static <T> Map<FactId, T> named(
            Connection connection,
            Collection<FactId> ids,
            String what,
            String join,
            Sql.Mapper<Optional<T>> mapper)
            throws SQLException {
        Map<FactId, T> found = new HashMap<>();
        List<Stretch> all = Stretch.of(ids);
        for (int from = 0; from < all.size(); from += STRETCHES) {
            List<Stretch> some = all.subList(from, Math.min(all.size(), from + STRETCHES));
            Sql.query(
                            connection,
                            "SELECT f.writer, f.seq, "
                                    + what
                                    + " FROM fact f"
                                    + join
                                    + " WHERE "
                                    + String.join(
                                            " OR ",
                                            Collections.nCopies(some.size(), Stretch.WHERE)),
                            row -> new Named<>(id(row), mapper.map(row)),
                            some.stream().flatMap(Stretch::values).toArray())
                    .forEach(one -> one.found().ifPresent(it -> found.put(one.id(), it)));
        }
        return found;
    }

    private static FactId id(ResultSet row) throws SQLException {
        return new FactId(new WriterId(row.getString("writer")), row.getLong("seq"));
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

    private record Named<T>(FactId id, Optional<T> found) {}

    /// Numbers of one writer without a gap.
    private record Stretch(WriterId writer, long first, long last) {
        static final String WHERE = "(f.writer = ? AND f.seq BETWEEN ? AND ?)";

        static List<Stretch> of(Collection<FactId> ids) {
            Map<WriterId, TreeSet<Long>> numbers = new LinkedHashMap<>();
            ids.forEach(id ->
                    numbers.computeIfAbsent(id.writer(), writer -> new TreeSet<>()).add(id.seq()));
            List<Stretch> stretches = new ArrayList<>();
            numbers.forEach((writer, all) -> {
                long first = all.first();
                long last = first;
                for (long seq : all.tailSet(first, false)) {
                    if (seq != last + 1) {
                        stretches.add(new Stretch(writer, first, last));
                        first = seq;
                    }
                    last = seq;
                }
                stretches.add(new Stretch(writer, first, last));
            });
            return stretches;
        }

        Stream<Object> values() {
            return Stream.of(writer.value(), first, last);
        }
    }
}
