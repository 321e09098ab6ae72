// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the local file to the newest schema: numbered scripts, each in one transaction together
/// with the number itself (`PRAGMA user_version`), so that a crash leaves the old schema or the new
/// one. A released script never changes.
public final class Migrator {
    private static final List<String> SCRIPTS =
            List.of(
                    "0001-sync.sql",
                    "0002-access.sql",
                    "0003-patients.sql",
                    "0004-inventory.sql",
                    "0005-appointments.sql",
                    "0006-facilities.sql",
                    "0007-proof.sql",
                    "0008-reversals.sql",
                    "0009-lives.sql",
                    "0010-shared-search-keys.sql",
                    "0011-queue.sql",
                    "0012-blocks.sql",
                    "0013-first-load.sql",
                    "0014-paper.sql",
                    "0015-people.sql",
                    "0016-payments.sql",
                    "0017-paper-tried.sql",
                    "0018-import.sql",
                    "0019-refunds.sql",
                    "0020-register-given-out.sql",
                    "0021-membership.sql",
                    "0022-names-in-two-scripts.sql",
                    "0023-former-numbers.sql",
                    "0024-paper-undone.sql",
                    "0025-paper-of-whom.sql");

    private Migrator() {}

    /// The schema this version of the program writes.
    public static int newest() {
        return SCRIPTS.size();
    }

    /// The names of the scripts that make the schema of this version or an older one.
    public static List<String> scripts(int version) {
        return SCRIPTS.subList(0, version);
    }

    /// @throws LocalTroubleException of kind `NEWER` where a newer program wrote the file
    static void migrate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > SCRIPTS.size()) {
            throw new LocalTroubleException(LocalTrouble.Kind.NEWER.trouble());
        }
        for (int next = version + 1; next <= SCRIPTS.size(); next++) {
            step(connection, next, script(SCRIPTS.get(next - 1)));
        }
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery("pragma user_version")) {
            return set.next() ? set.getInt(1) : 0;
        }
    }

    private static void step(Connection connection, int number, String script) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
            statement.executeUpdate("pragma user_version = " + number);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String script(String name) {
        try (InputStream in = Migrator.class.getResourceAsStream("migrations/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be read from this build", e);
        }
    }
}
