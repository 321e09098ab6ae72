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
import java.util.Map;
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

    /// Keeps under what these patients are looked for in place of what was; who has no keys is not
    /// found any more.
    void keepKeys(Connection connection, List<AggregateId> patients, Map<AggregateId, Keys> keys)
            throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM likely_block WHERE patient IN (" + marks(patients.size()) + ")",
                bytes(patients));
        List<@Nullable Object[]> rows = new ArrayList<>();
        keys.forEach((patient, under) -> {
            for (String block : under.blocks()) {
                rows.add(new @Nullable Object[] {patient.value(), block, under.district()});
            }
        });
        Sql.insert(
                connection, "INSERT IGNORE INTO likely_block (patient, block, district)", rows, "");
    }

    /// Who is looked for under one of the keys of each of these.
    ///
    /// @param most for each
    List<Found> alike(Connection connection, List<Keys> asked, int most) throws SQLException {
        List<String> branches = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Keys one = asked.get(i);
            if (!one.blocks().isEmpty()) {
                branches.add(
                        "(SELECT DISTINCT "
                                + i
                                + " AS asked, patient FROM likely_block WHERE district = ? AND"
                                + " block IN ("
                                + marks(one.blocks().size())
                                + ") LIMIT "
                                + most
                                + ")");
                values.add(one.district());
                values.addAll(one.blocks());
            }
        }
        return branches.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        String.join(" UNION ALL ", branches),
                        row -> new Found(row.getInt(1), id(row, 2)),
                        values.toArray());
    }

    /// Who stands beside these patients already.
    List<Two> beside(Connection connection, Set<AggregateId> patients) throws SQLException {
        if (patients.isEmpty()) {
            return List.of();
        }
        String marks = marks(patients.size());
        List<Object> these = Arrays.asList(bytes(patients));
        List<Object> values = new ArrayList<>(these);
        values.addAll(these);
        return Sql.query(
                connection,
                "SELECT one, other FROM likely_same WHERE one IN ("
                        + marks
                        + ") AND standing = 'open' UNION SELECT other, one FROM likely_same WHERE"
                        + " other IN ("
                        + marks
                        + ") AND standing = 'open'",
                row -> new Two(id(row, 1), id(row, 2)),
                values.toArray());
    }

    /// Keeps which pairs these patients stand in, in place of what was.
    void keep(Connection connection, List<AggregateId> patients, List<Row> pairs)
            throws SQLException {
        String these = "IN (" + marks(patients.size()) + ")";
        Sql.update(
                connection,
                "DELETE FROM likely_same WHERE one " + these + " AND standing = 'open'",
                bytes(patients));
        Sql.update(connection, "DELETE FROM likely_same WHERE other " + these, bytes(patients));
        Sql.insert(
                connection,
                "INSERT INTO likely_same (one, other, standing, district, home_one, home_other,"
                        + " points, reasons, at)",
                pairs.stream().map(LikelySameStore::values).toList(),
                " ON DUPLICATE KEY UPDATE standing = VALUES(standing), points = VALUES(points),"
                        + " reasons = VALUES(reasons), at = VALUES(at)");
    }

    private static @Nullable Object[] values(Row row) {
        LikelySame pair = row.pair();
        return new @Nullable Object[] {
            pair.one().value(),
            pair.other().value(),
            row.standing(),
            FindLikelySame.district(row.homeOne()),
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

    private static Object[] bytes(Collection<AggregateId> ids) {
        return ids.stream().map(LikelySameStore::bytes).toArray();
    }

    private static AggregateId id(ResultSet row, int column) throws SQLException {
        return new AggregateId(new String(row.getBytes(column), StandardCharsets.UTF_8));
    }

    /// Somebody who waits to be compared.
    record Noted(long n, AggregateId patient) {}

    /// Under what somebody is looked for, and where.
    record Keys(String district, Set<String> blocks) {}

    /// @param asked by which of the questions, counted from 0
    record Found(int asked, AggregateId patient) {}

    /// A patient, and somebody beside them.
    record Two(AggregateId one, AggregateId other) {}

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
