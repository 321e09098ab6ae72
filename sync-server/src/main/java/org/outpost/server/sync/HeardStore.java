// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.platform.Sql;

/// Which writers were heard since the present epoch of their feed began. A machine takes no page of
/// a new epoch before it has given back what was lost: so one that stands in it holds nothing more
/// of this server's that is not known here. Then it sends its own again: with nothing left to send,
/// it has told all. Whatever was sent before the epoch began says nothing, however late it arrives.
///
/// A machine whose file had to take a new writer is heard by any of them: what it held or had sent
/// under the others is on the same disk. Nobody waits for a machine that was declared lost, or is
/// not in use at the hospital any more: nothing of it is taken.
public final class HeardStore {
    private static final String HEARD = "heard_epoch";
    private static final String SENT = "sent_epoch";

    /// Of a writer `w`: commits were lost since the first one, and its machine can still come.
    private static final String CAN_COME =
            " w.lost_at IS NULL AND EXISTS (SELECT 1 FROM feed_joint j WHERE j.feed = w.home) AND"
                    + " (w.home NOT LIKE 'H/%' OR EXISTS (SELECT 1 FROM counter_report c WHERE"
                    + " c.device = w.device AND c.hospital = SUBSTRING(w.home, 3)))";

    private HeardStore() {}

    /// Notes it of a writer that shows these positions.
    ///
    /// @param all whether it has nothing left to send
    static void note(
            Connection connection, WriterStore.Known known, List<FeedCursor> cursors, boolean all)
            throws SQLException {
        for (FeedCursor cursor : cursors) {
            if (isNews(known, cursor, all)) {
                Sql.update(
                        connection,
                        "UPDATE writer w JOIN feed f ON f.feed = w.home SET w.heard_epoch = f.epoch,"
                                + " w.sent_epoch = IF(?, f.epoch, w.sent_epoch) WHERE w.writer = ?"
                                + " AND f.epoch = ?",
                        all,
                        known.row().writer().value(),
                        cursor.epoch());
            }
        }
    }

    /// Whether these positions say more than what is noted.
    static boolean isNews(WriterStore.Known known, List<FeedCursor> cursors, boolean all) {
        return cursors.stream().anyMatch(cursor -> isNews(known, cursor, all));
    }

    private static boolean isNews(WriterStore.Known known, FeedCursor cursor, boolean all) {
        return cursor.feed().equals(known.row().home())
                && !cursor.epoch().isEmpty()
                && !(cursor.epoch().equals(known.heardEpoch())
                        && (!all || cursor.epoch().equals(known.sentEpoch())));
    }

    /// Whether commits of a feed were ever lost.
    static boolean lostAny(Connection connection, FeedId home) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM feed_joint WHERE feed = ? LIMIT 1",
                        row -> row.getLong(1),
                        home.value())
                .isPresent();
    }

    /// Whether a writer may still have something of former epochs to give back.
    static boolean isAwaited(Connection connection, WriterRow row) throws SQLException {
        return isAny(connection, "w.writer = ? AND" + awaited(HEARD), row.writer().value());
    }

    /// Whether a machine of this place has to bring a fact again that went with lost commits. It
    /// has brought all of one writer once it is heard by another.
    static boolean isAwaited(Connection connection, FeedId home, FactId fact) throws SQLException {
        return isAny(
                connection,
                "w.writer = ? AND w.home = ? AND w.high_seq < ? AND"
                        + CAN_COME
                        + " AND NOT EXISTS (SELECT 1 FROM writer h JOIN feed f ON f.feed = h.home"
                        + " WHERE h.device = w.device AND h.heard_epoch = f.epoch AND h.writer <>"
                        + " w.writer)",
                fact.writer().value(),
                home.value(),
                fact.seq());
    }

    /// Whether somebody of a hospital may hold what was passed in commits that were lost.
    static boolean isAnyAwaited(Connection connection, FeedId home) throws SQLException {
        return isAny(connection, "w.home = ? AND" + awaited(HEARD), home.value());
    }

    /// Whether somebody of a hospital may have written what is not here any more.
    static boolean isAnythingAwaited(Connection connection, FeedId home) throws SQLException {
        return isAny(connection, "w.home = ? AND" + awaited(SENT), home.value());
    }

    /// Of a writer `w`: nobody has noted it since the present epoch began.
    private static String awaited(String epoch) {
        return CAN_COME
                + " AND NOT EXISTS (SELECT 1 FROM writer h JOIN feed f ON f.feed = h.home WHERE"
                + " h.device = w.device AND h.home = w.home AND h."
                + epoch
                + " = f.epoch)";
    }

    private static boolean isAny(Connection connection, String which, Object... values)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM writer w WHERE " + which + " LIMIT 1",
                        row -> row.getLong(1),
                        values)
                .isPresent();
    }

    /// How the machines of all hospitals stand since commits were lost last, by hospital and
    /// machine; none where that never was.
    public static List<HeardMachine> machines(Connection connection) throws SQLException {
        return Sql.query(
                connection,
                "SELECT SUBSTRING(w.home, 3), w.device, (SELECT MAX(j.began_at) FROM feed_joint j"
                        + " WHERE j.feed = w.home), MAX(w.heard_epoch <=> f.epoch),"
                        + " MAX(w.sent_epoch <=> f.epoch) FROM writer w JOIN feed f ON f.feed ="
                        + " w.home WHERE w.home LIKE 'H/%' AND"
                        + CAN_COME
                        + " GROUP BY w.home, w.device ORDER BY w.home, w.device",
                row ->
                        new HeardMachine(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getBoolean(4),
                                row.getBoolean(5)));
    }
}
