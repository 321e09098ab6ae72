// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.server.platform.Sql;

/// Who follows whom, and when a followed patient was last seen.
final class MembershipStore {
    /// Keeps how a membership stands.
    ///
    /// @return whether it stood otherwise
    boolean put(Connection connection, AggregateId id, Member member, long since)
            throws SQLException {
        return Sql.update(
                        connection,
                        "INSERT INTO membership (id, hospital, owner, patient, member, seen) VALUES"
                                + " (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE seen ="
                                + " GREATEST(seen, VALUES(seen)), member = VALUES(member)",
                        id.value().getBytes(StandardCharsets.UTF_8),
                        member.by().value(),
                        member.owner().value(),
                        member.followed().value().getBytes(StandardCharsets.UTF_8),
                        member.member(),
                        since)
                > 0;
    }

    /// A patient was seen by a counter, which counts for the hospital of its writer alone. Looked
    /// for without a lock: nearly nobody is followed, and ingest waits for nobody here.
    void seen(Connection connection, AggregateId patient, WriterId writer, long at)
            throws SQLException {
        List<byte[]> ids =
                Sql.query(
                        connection,
                        "SELECT m.id FROM membership m JOIN writer w ON w.home = m.hospital WHERE"
                                + " m.patient = ? AND w.writer = ? AND m.seen < ?",
                        row -> row.getBytes(1),
                        patient.value().getBytes(StandardCharsets.UTF_8),
                        writer.value(),
                        at);
        for (byte[] id : ids) {
            Sql.update(
                    connection,
                    "UPDATE membership SET seen = GREATEST(seen, ?) WHERE id = ?",
                    at,
                    id);
        }
    }

    /// When the last of these was seen at a hospital that follows them; 0 where none is followed.
    long seen(Connection connection, FeedId by, Collection<AggregateId> patients)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(by.value()));
        patients.forEach(patient -> values.add(patient.value().getBytes(StandardCharsets.UTF_8)));
        return Sql.first(
                        connection,
                        "SELECT COALESCE(MAX(seen), 0) FROM membership WHERE member = TRUE AND"
                                + " hospital = ? AND patient IN ("
                                + String.join(", ", Collections.nCopies(patients.size(), "?"))
                                + ")",
                        row -> row.getLong(1),
                        values.toArray())
                .orElse(0L);
    }

    /// Counts a followed patient as seen then, wherever they are followed.
    void seenEverywhere(Connection connection, AggregateId patient, long at) throws SQLException {
        Sql.update(
                connection,
                "UPDATE membership SET seen = GREATEST(seen, ?) WHERE patient = ?",
                at,
                patient.value().getBytes(StandardCharsets.UTF_8));
    }

    /// Counts one as seen then.
    void putOff(Connection connection, Member member, long at) throws SQLException {
        Sql.update(
                connection,
                "UPDATE membership SET seen = GREATEST(seen, ?) WHERE patient = ? AND hospital = ?",
                at,
                member.followed().value().getBytes(StandardCharsets.UTF_8),
                member.by().value());
    }

    /// Who was not seen since an instant, the longest ago first.
    List<Member> due(Connection connection, long before, int most) throws SQLException {
        return Sql.query(
                connection,
                "SELECT hospital, owner, patient FROM membership WHERE member = TRUE AND seen < ?"
                        + " ORDER BY seen LIMIT "
                        + most,
                row ->
                        new Member(
                                new AggregateId(
                                        new String(row.getBytes(3), StandardCharsets.UTF_8)),
                                new FeedId(row.getString(1)),
                                new FeedId(row.getString(2)),
                                true),
                before);
    }

    /// @param by the hospital that follows the patient of another
    record Member(AggregateId followed, FeedId by, FeedId owner, boolean member) {}
}
