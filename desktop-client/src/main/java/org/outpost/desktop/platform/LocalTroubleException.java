// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.sql.SQLException;

/// The one exception of this module for trouble with the local file. Its transaction is undone; the
/// program stays up and tells the trouble in words. The message holds kind and code only, never SQL
/// or a value.
public final class LocalTroubleException extends RuntimeException {
    private final LocalTrouble trouble;

    public LocalTroubleException(LocalTrouble trouble) {
        super(trouble.kind() + " " + trouble.code());
        this.trouble = trouble;
    }

    LocalTroubleException(LocalTrouble trouble, Throwable cause) {
        super(trouble.kind() + " " + trouble.code(), cause);
        this.trouble = trouble;
    }

    public LocalTrouble trouble() {
        return trouble;
    }

    /// The trouble behind a driver's code. A result code's low byte is its family.
    static LocalTroubleException of(SQLException e) {
        LocalTrouble.Kind kind =
                switch (e.getErrorCode() & 0xff) {
                    case 5, 6 -> LocalTrouble.Kind.SECOND_INSTANCE;
                    case 8, 3 -> LocalTrouble.Kind.READ_ONLY;
                    case 10, 14 -> LocalTrouble.Kind.DISK;
                    case 11, 26 -> LocalTrouble.Kind.CORRUPT;
                    case 13 -> LocalTrouble.Kind.DISK_FULL;
                    default -> LocalTrouble.Kind.UNFORESEEN;
                };
        LocalTrouble trouble =
                kind == LocalTrouble.Kind.UNFORESEEN
                        ? new LocalTrouble(kind, ErrorCode.of(e))
                        : kind.trouble();
        return new LocalTroubleException(trouble, e);
    }
}
