// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.patients.DuplicateScore;
import org.outpost.server.platform.Sql;

/// Who is to be compared, under what people are looked for, and which pairs came of it.
final class LikelySameStore {
    /// Notes who is to be compared.
    void note(Connection connection, List<AggregateId> patients) throws SQLException {
        Sql.insert(
                connection,
                "INSERT INTO likely_todo (patient)",
                patients.stream().map(id -> new @Nullable Object[] {id.value()}).toList(),
                "");
    }

    /// Who waits to be compared, the longest waiting first.
    List<Noted> noted(Connection connection, int most) throws SQLException {
        return Sql.query(
                connection,
                "SELECT n, patient FROM likely_todo ORDER BY n LIMIT " + most,
                row -> new Noted(row.getLong(1), id(row, 2)));
    }

    /// Takes exactly these off: a number given earlier may be committed later.
    void done(Connection connection, List<Noted> noted) throws SQLException {
        if (!noted.isEmpty()) {
            Sql.update(
                    connection,
                    "DELETE FROM likely_todo WHERE n IN (" + marks(noted.size()) + ")",
                    noted.stream().map(Noted::n).toArray());
        }
    }

    /// Who of the district is looked for under one of these.
    List<AggregateId> alike(
            Connection connection, String district, Collection<String> blocks, int most)
            throws SQLException {
        if (blocks.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(district));
        values.addAll(blocks);
        return Sql.query(
                connection,
                "SELECT DISTINCT patient FROM likely_block WHERE district = ? AND block IN ("
                        + marks(blocks.size())
                        + ") LIMIT "
                        + most,
                row -> id(row, 1),
                values.toArray());
    }

    /// Who stands beside this patient already.
    List<AggregateId> beside(Connection connection, AggregateId patient) throws SQLException {
        return Sql.query(
                connection,
                "SELECT other FROM likely_same WHERE one = ? AND standing = 'open' UNION"
                        + " SELECT one FROM likely_same WHERE other = ? AND standing = 'open'",
                row -> id(row, 1),
                bytes(patient),
                bytes(patient));
    }

    /// Keeps under what a patient is looked for and which pairs they stand in, in place of what
    /// was.
    void keep(
            Connection connection,
            AggregateId patient,
            String district,
            Set<String> blocks,
            List<Row> pairs)
            throws SQLException {
        byte[] self = bytes(patient);
        Sql.update(connection, "DELETE FROM likely_block WHERE patient = ?", new Object[] {self});
        Sql.insert(
                connection,
                "INSERT IGNORE INTO likely_block (patient, block, district)",
                blocks.stream()
                        .map(block -> new @Nullable Object[] {patient.value(), block, district})
                        .toList(),
                "");
        Sql.update(
                connection,
                "DELETE FROM likely_same WHERE one = ? AND standing = 'open'",
                new Object[] {self});
        Sql.update(connection, "DELETE FROM likely_same WHERE other = ?", new Object[] {self});
        Sql.insert(
                connection,
                "INSERT INTO likely_same (one, other, standing, district, home_one, home_other,"
                        + " points, reasons, at)",
                pairs.stream().map(row -> values(row, district)).toList(),
                " ON DUPLICATE KEY UPDATE standing = VALUES(standing), points = VALUES(points),"
                        + " reasons = VALUES(reasons), at = VALUES(at)");
    }

    private static @Nullable Object[] values(Row row, String district) {
        LikelySame pair = row.pair();
        return new @Nullable Object[] {
            pair.one().value(),
            pair.other().value(),
            row.standing(),
            district,
            row.homeOne().value(),
            row.homeOther().value(),
            pair.points(),
            pair.reasons().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
            pair.at()
        };
    }

    /// Somebody told two apart, or took it back.
    void apart(Connection connection, AggregateId id, String district, Row told, boolean stillApart)
            throws SQLException {
        Sql.update(connection, "DELETE FROM likely_apart WHERE id = ?", new Object[] {bytes(id)});
        if (stillApart) {
            Sql.update(
                    connection,
                    "INSERT INTO likely_apart (id, one, other, district, home_one, home_other, who,"
                            + " at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    bytes(id),
                    bytes(told.pair().one()),
                    bytes(told.pair().other()),
                    district,
                    told.homeOne().value(),
                    told.homeOther().value(),
                    told.pair().who(),
                    told.pair().at());
        }
    }

    /// The pairs both of whose records are of that place, the likeliest or the last first.
    ///
    /// @param standing `open` or `joined`
    List<LikelySame> pairs(Connection connection, FeedId place, String standing, int from, int most)
            throws SQLException {
        Where where = Where.of(place);
        List<Object> values = new ArrayList<>(List.of(standing));
        values.addAll(where.values());
        return Sql.query(
                connection,
                "SELECT one, other, points, reasons, at FROM likely_same WHERE standing = ?"
                        + where.text()
                        + (standing.equals("open")
                                ? " ORDER BY points DESC, one, other"
                                : " ORDER BY at DESC, one, other")
                        + " LIMIT "
                        + from
                        + ", "
                        + most,
                row ->
                        new LikelySame(
                                id(row, 1),
                                id(row, 2),
                                row.getInt(3),
                                reasons(row.getString(4)),
                                "",
                                row.getLong(5)),
                values.toArray());
    }

    /// Those told apart, the last first.
    List<LikelySame> toldApart(Connection connection, FeedId place, int most) throws SQLException {
        Where where = Where.of(place);
        return Sql.query(
                connection,
                "SELECT one, other, who, at FROM likely_apart WHERE TRUE"
                        + where.text()
                        + " ORDER BY at DESC, id LIMIT "
                        + most,
                row ->
                        new LikelySame(
                                id(row, 1),
                                id(row, 2),
                                0,
                                Set.of(),
                                row.getString(3),
                                row.getLong(4)),
                where.values().toArray());
    }

    private static Set<DuplicateScore.Reason> reasons(String kept) {
        return Arrays.stream(kept.split(" "))
                .filter(name -> !name.isEmpty())
                .map(DuplicateScore.Reason::valueOf)
                .collect(Collectors.toSet());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static byte[] bytes(AggregateId id) {
        return id.value().getBytes(StandardCharsets.UTF_8);
    }

    private static AggregateId id(ResultSet row, int column) throws SQLException {
        return new AggregateId(new String(row.getBytes(column), StandardCharsets.UTF_8));
    }

    /// Somebody who waits to be compared.
    record Noted(long n, AggregateId patient) {}

    /// @param standing `open`, `joined` or `apart`
    record Row(LikelySame pair, String standing, FeedId homeOne, FeedId homeOther) {}

    private record Where(String text, List<Object> values) {
        static Where of(@Nullable FeedId place) {
            if (place == null || place.equals(FeedId.NATION)) {
                return new Where("", List.of());
            }
            return place.isHospital()
                    ? new Where(
                            " AND home_one = ? AND home_other = ?",
                            List.of(place.value(), place.value()))
                    : new Where(" AND district = ?", List.of(place.value().substring(2)));
        }
    }
}
