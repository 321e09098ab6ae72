// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.platform.Sql;

/// The rows the district's pages read.
public final class SummaryStore {
    private static final String SUMMARIES =
            "SELECT h.hospital, h.district, h.tier, h.name, h.name_local, h.patients,"
                    + " COUNT(c.device) AS counters, MAX(c.heard_at) AS heard,"
                    + " COALESCE(SUM(c.unsent), 0) AS unsent,"
                    + " MIN(c.oldest_unsent) AS oldest_unsent,"
                    + " (SELECT COUNT(*) FROM put_aside a WHERE a.home = CONCAT('H/', h.hospital)"
                    + " AND a.settled_at IS NULL) AS put_aside,"
                    + " (SELECT MIN(a.put_at) FROM put_aside a WHERE a.home = CONCAT('H/',"
                    + " h.hospital) AND a.settled_at IS NULL) AS aside_since FROM"
                    + " hospital_summary h"
                    + " LEFT JOIN counter_report c ON c.hospital = h.hospital";

    /// What the rooms' own rows add up to: a hospital that is defined, or has patients, or both.
    private static final String COUNTED =
            "SELECT a.hospital, h.district, h.tier, h.name, h.name_local,"
                    + " COALESCE(p.patients, 0) AS patients FROM (SELECT code AS hospital FROM"
                    + " hospital UNION SELECT SUBSTRING(home, 3) FROM patient WHERE home LIKE"
                    + " 'H/%') a LEFT JOIN hospital h ON h.code = a.hospital LEFT JOIN (SELECT"
                    + " SUBSTRING(home, 3) AS hospital, COUNT(*) AS patients FROM patient WHERE"
                    + " home LIKE 'H/%' GROUP BY home) p ON p.hospital = a.hospital";

    private static final String GROUPED =
            " GROUP BY h.hospital, h.district, h.tier, h.name, h.name_local, h.patients";

    /// A hospital was defined, or defined anew.
    void define(
            Connection connection,
            String hospital,
            String district,
            String tier,
            String name,
            String nameLocal)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO hospital_summary (hospital, district, tier, name, name_local, patients)"
                        + " VALUES (?, ?, ?, ?, ?, 0) ON DUPLICATE KEY UPDATE district = ?, tier ="
                        + " ?, name = ?, name_local = ?",
                hospital,
                district,
                tier,
                name,
                nameLocal,
                district,
                tier,
                name,
                nameLocal);
    }

    /// So many patients more, or fewer.
    void addPatients(Connection connection, HospitalId hospital, long difference)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO hospital_summary (hospital, patients) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE patients = patients + ?",
                hospital.value(),
                difference,
                difference);
    }

    /// A counter came into use: it is waited for from now on.
    void enrol(Connection connection, HospitalId hospital, DeviceId device) throws SQLException {
        Sql.update(
                connection,
                "INSERT IGNORE INTO counter_report (hospital, device, unsent) VALUES (?, ?, 0)",
                hospital.value(),
                device.value());
    }

    /// A counter went out of use or elsewhere: nobody waits for it here any more.
    void forget(Connection connection, HospitalId hospital, DeviceId device) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM counter_report WHERE hospital = ? AND device = ?",
                hospital.value(),
                device.value());
    }

    /// A counter was declared lost: what it said last is kept.
    void lose(Connection connection, HospitalId hospital, DeviceId device, long now)
            throws SQLException {
        Sql.update(
                connection,
                "REPLACE INTO lost_counter (hospital, device, lost_at, heard_at, unsent,"
                        + " oldest_unsent) SELECT hospital, device, ?, heard_at, unsent,"
                        + " oldest_unsent FROM counter_report WHERE hospital = ? AND device = ?",
                now,
                hospital.value(),
                device.value());
    }

    /// A counter came into use: where it was lost, it is found.
    void find(Connection connection, DeviceId device, long now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE lost_counter SET back_at = ? WHERE device = ? AND back_at IS NULL",
                now,
                device.value());
    }

    /// The counters of a hospital that were lost, the last one first.
    List<LostCounter> lost(Connection connection, HospitalId hospital) throws SQLException {
        return Sql.query(
                connection,
                "SELECT device, lost_at, heard_at, unsent, back_at FROM lost_counter WHERE hospital"
                        + " = ? ORDER BY lost_at DESC LIMIT 20",
                row ->
                        new LostCounter(
                                row.getString("device"),
                                row.getLong("lost_at"),
                                Sql.longOrNull(row, "heard_at"),
                                row.getLong("unsent"),
                                Sql.longOrNull(row, "back_at")),
                hospital.value());
    }

    /// A counter was heard: the later report holds.
    void heard(
            Connection connection,
            HospitalId hospital,
            DeviceId device,
            long now,
            long unsent,
            @Nullable Long oldestUnsent)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO counter_report (hospital, device, heard_at, unsent, oldest_unsent)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE unsent = IF(heard_at >"
                        + " ?, unsent, ?), oldest_unsent = IF(heard_at > ?, oldest_unsent, ?),"
                        + " heard_at = GREATEST(COALESCE(heard_at, 0), ?)",
                hospital.value(),
                device.value(),
                now,
                unsent,
                oldestUnsent,
                now,
                unsent,
                now,
                oldestUnsent,
                now);
    }

    /// A counter said which program it runs.
    void runs(Connection connection, HospitalId hospital, DeviceId device, String app, int protocol)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE counter_report SET app = ?, protocol = ? WHERE hospital = ? AND device = ?"
                        + " AND NOT (app <=> ? AND protocol <=> ?)",
                app,
                protocol,
                hospital.value(),
                device.value(),
                app,
                protocol);
    }

    /// How all of them stand.
    Standing standing(Connection connection) throws SQLException {
        return new Standing(
                Sql.query(
                        connection,
                        "SELECT c.hospital, COALESCE(MAX(h.district), ''), MAX(c.heard_at) FROM"
                                + " counter_report c LEFT JOIN hospital_summary h ON h.hospital ="
                                + " c.hospital WHERE c.heard_at IS NOT NULL GROUP BY c.hospital",
                        row ->
                                new Standing.Heard(
                                        row.getString(1), row.getString(2), row.getLong(3))),
                Sql.query(
                        connection,
                        "SELECT app, protocol, COUNT(*) FROM counter_report WHERE app IS NOT NULL"
                                + " GROUP BY app, protocol",
                        row ->
                                new Standing.Version(
                                        row.getString(1), row.getInt(2), row.getLong(3))));
    }

    /// Lets a counter stand at this hospital and at no other.
    ///
    /// @return whether it stood otherwise
    boolean stand(Connection connection, DeviceId device, @Nullable HospitalId at)
            throws SQLException {
        int elsewhere =
                Sql.update(
                        connection,
                        "DELETE FROM counter_report WHERE device = ? AND hospital <> ?",
                        device.value(),
                        at == null ? "" : at.value());
        int missing =
                at == null
                        ? 0
                        : Sql.update(
                                connection,
                                "INSERT IGNORE INTO counter_report (hospital, device, unsent)"
                                        + " VALUES (?, ?, 0)",
                                at.value(),
                                device.value());
        return elsewhere + missing > 0;
    }

    /// Counts again what was kept by difference. The rows are held while the patients are counted,
    /// so that whoever takes facts in meanwhile adds to the new count.
    ///
    /// @return the hospitals that were kept otherwise
    List<String> sumAgain(Connection connection) throws SQLException {
        Map<String, Sums> kept = new TreeMap<>();
        Sql.query(
                        connection,
                        "SELECT hospital, district, tier, name, name_local, patients FROM"
                                + " hospital_summary ORDER BY hospital FOR UPDATE",
                        SummaryStore::sums)
                .forEach(one -> kept.put(one.hospital(), one));
        Map<String, Sums> now = new TreeMap<>();
        Sql.query(connection, COUNTED, SummaryStore::sums)
                .forEach(one -> now.put(one.hospital(), one));
        List<String> differing = new ArrayList<>();
        for (Sums one : now.values()) {
            if (!one.equals(kept.get(one.hospital()))) {
                differing.add(one.hospital());
                put(connection, one);
            }
        }
        for (String gone : kept.keySet()) {
            if (!now.containsKey(gone)) {
                differing.add(gone);
                Sql.update(connection, "DELETE FROM hospital_summary WHERE hospital = ?", gone);
            }
        }
        return differing;
    }

    private static void put(Connection connection, Sums one) throws SQLException {
        Sql.update(
                connection,
                "REPLACE INTO hospital_summary (hospital, district, tier, name, name_local,"
                        + " patients) VALUES (?, ?, ?, ?, ?, ?)",
                one.hospital(),
                one.district(),
                one.tier(),
                one.name(),
                one.nameLocal(),
                one.patients());
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getString("hospital"),
                row.getString("district"),
                row.getString("tier"),
                row.getString("name"),
                row.getString("name_local"),
                row.getLong("patients"));
    }

    private record Sums(
            String hospital,
            @Nullable String district,
            @Nullable String tier,
            @Nullable String name,
            @Nullable String nameLocal,
            long patients) {}

    /// The hospitals a place takes in: all of the nation, those of a district, or the one.
    List<HospitalSummary> within(Connection connection, FeedId place) throws SQLException {
        if (place.equals(FeedId.NATION)) {
            return Sql.query(connection, SUMMARIES + GROUPED, SummaryStore::summary);
        }
        String column = place.isHospital() ? "hospital" : "district";
        return Sql.query(
                connection,
                SUMMARIES + " WHERE h." + column + " = ?" + GROUPED,
                SummaryStore::summary,
                place.value().substring(2));
    }

    /// What the counters of a hospital said last, the one that is silent longest first.
    List<CounterReport> counters(Connection connection, HospitalId hospital) throws SQLException {
        return Sql.query(
                connection,
                "SELECT device, heard_at, unsent, oldest_unsent FROM counter_report"
                        + " WHERE hospital = ? ORDER BY heard_at, device",
                row ->
                        new CounterReport(
                                row.getString("device"),
                                Sql.longOrNull(row, "heard_at"),
                                row.getLong("unsent"),
                                Sql.longOrNull(row, "oldest_unsent")),
                hospital.value());
    }

    private static HospitalSummary summary(ResultSet row) throws SQLException {
        return new HospitalSummary(
                row.getString("hospital"),
                row.getString("district"),
                row.getString("tier"),
                row.getString("name"),
                row.getString("name_local"),
                row.getLong("patients"),
                row.getLong("counters"),
                Sql.longOrNull(row, "heard"),
                row.getLong("unsent"),
                Sql.longOrNull(row, "oldest_unsent"),
                row.getLong("put_aside"),
                Sql.longOrNull(row, "aside_since"));
    }
}
