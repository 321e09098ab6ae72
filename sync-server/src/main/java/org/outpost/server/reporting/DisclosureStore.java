// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.platform.Sql;

/// What was disclosed, by hospital and time.
final class DisclosureStore {
    /// Keeps one; one that is known stays as it is.
    void keep(Connection connection, AggregateId id, HospitalId hospital, Disclosure one)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT IGNORE INTO disclosure (id, hospital, at, who, kind, why, people) VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?)",
                id.value().getBytes(StandardCharsets.UTF_8),
                hospital.value(),
                one.at(),
                one.who(),
                one.kind(),
                one.why(),
                one.people());
    }

    /// The last ones of a hospital, newest first.
    List<Disclosure> last(Connection connection, HospitalId hospital, int most)
            throws SQLException {
        return Sql.query(
                connection,
                "SELECT who, at, kind, why, people FROM disclosure WHERE hospital = ? ORDER BY at"
                        + " DESC LIMIT "
                        + most,
                row ->
                        new Disclosure(
                                row.getString(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5)),
                hospital.value());
    }
}
