// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.notifications;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.server.platform.Sql;

/// The table of what was said because of which fact.
public final class NotificationLogStore {
    /// Writes the rows that are not there yet.
    ///
    /// @return how many those were
    int note(Connection connection, List<Note> notes) throws SQLException {
        return Sql.insert(
                connection,
                "INSERT IGNORE INTO notification_log (fact_writer, fact_seq, kind, hospital,"
                        + " aggregate, logged_at)",
                notes.stream()
                        .map(note ->
                                new @Nullable Object[] {
                                    note.fact().writer().value(),
                                    note.fact().seq(),
                                    note.kind(),
                                    note.hospital(),
                                    note.about().value(),
                                    note.at()
                                })
                        .toList(),
                "");
    }

    /// How many were written for these hospitals since then.
    public long since(Connection connection, List<String> hospitals, long millis)
            throws SQLException {
        if (hospitals.isEmpty()) {
            return 0;
        }
        String marks = String.join(",", Collections.nCopies(hospitals.size(), "?"));
        List<Object> values = new ArrayList<>(hospitals);
        values.add(millis);
        return Sql.first(
                        connection,
                        "SELECT COUNT(*) FROM notification_log WHERE hospital IN ("
                                + marks
                                + ") AND logged_at >= ?",
                        row -> row.getLong(1),
                        values.toArray())
                .orElse(0L);
    }

    /// What was said because of a fact, and when.
    record Note(FactId fact, String kind, String hospital, AggregateId about, long at) {}
}
