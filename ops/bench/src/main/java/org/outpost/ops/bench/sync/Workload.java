// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.outpost.model.wire.WorkloadRows;

/// The rows of a run: the same for every peer, for the rivals as files of JSON, for our counters
/// drawn from the same seed.
final class Workload {
    private static final long DAY = Duration.ofDays(1).toMillis();

    /// When the first row was recorded: after everything the counters are passed in this run. A
    /// counter's clock runs behind what it was passed; a row recorded before its numbers came would
    /// be told with a number its writer did not hold yet.
    static final long START_MILLIS = (Instant.now().toEpochMilli() / DAY + 2) * DAY;

    private Workload() {}

    /// Writes rows as lines of JSON.
    static Path rows(Path folder, long seed, int count) throws IOException {
        Path file = folder.resolve("rows-" + seed + "-" + count + ".ndjson");
        if (!Files.exists(file)) {
            WorkloadRows rows = new WorkloadRows(seed, START_MILLIS);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < count; i++) {
                    out.write(rows.next().json());
                    out.write('\n');
                }
            }
        }
        return file;
    }

    /// Writes what one part of the edits changes, as lines of JSON.
    static Path edits(Path folder, long seed, int base, int count, int part) throws IOException {
        Path file = folder.resolve("edits-" + seed + "-" + count + "-" + part + ".ndjson");
        WorkloadRows rows = new WorkloadRows(seed, START_MILLIS);
        List<WorkloadRows.Edit> edits = edits(rows, rows.next(base), count, part);
        Files.write(file, edits.stream().map(WorkloadRows.Edit::changesJson).toList());
        return file;
    }

    /// One part of the edits, of which every round takes two: nobody is edited twice, in any part,
    /// so that what must be there afterwards can be counted.
    ///
    /// @param rows drawn up to the last of the base
    static List<WorkloadRows.Edit> edits(
            WorkloadRows rows, List<WorkloadRows.Row> base, int count, int part) {
        Set<Integer> edited = new HashSet<>();
        List<WorkloadRows.Edit> all = new ArrayList<>();
        while (all.size() < (part + 1) * count) {
            WorkloadRows.Edit edit = rows.edits(base, 1).getFirst();
            if (edited.add(edit.row().number())) {
                all.add(edit);
            }
        }
        return all.subList(part * count, (part + 1) * count);
    }
}
