// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.platform.Environment;

/// How far what a writer sent is safe, which is more than committed: on more than one disk. A
/// counter keeps its frozen batches until then and ninety days longer.
///
/// Where a commit already means that (one database that writes through, or a cluster that answers
/// once most of its nodes have it) everything committed is safe. Where a backup or a lagging
/// replica makes it so, that job says up to when it has everything: it writes the time into
/// `safe_mark`.
@FunctionalInterface
interface SafeMark {
    /// Everything committed.
    SafeMark COMMIT = (connection, row) -> row.highSeq();

    /// What came no later than the job says.
    SafeMark WATERMARK = WriterStore::safeSeq;

    /// The writer's highest number that is safe.
    long safeSeq(Connection connection, WriterRow row) throws SQLException;

    /// As the operator's setting `OUTPOST_SAFE` says: `commit` or `watermark`.
    static SafeMark setting() {
        String named = Environment.find("OUTPOST_SAFE").orElse("commit");
        return switch (named) {
            case "commit" -> COMMIT;
            case "watermark" -> WATERMARK;
            default ->
                    throw new IllegalStateException(
                            "OUTPOST_SAFE is commit or watermark, not " + named);
        };
    }
}
