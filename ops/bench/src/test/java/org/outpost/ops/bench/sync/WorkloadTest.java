// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outpost.model.wire.WorkloadRows;

class WorkloadTest {
    private static final int BASE = 100;
    private static final int EDITS = 10;
    private static final int ROUNDS = 3;

    /// Three rounds of edits both ways are six parts; the second round found nobody left to edit.
    @Test
    void nobodyIsEditedTwiceInAllRounds() {
        Set<Integer> edited = new HashSet<>();
        for (int part = 0; part < 2 * ROUNDS; part++) {
            WorkloadRows rows = new WorkloadRows(7, Workload.START_MILLIS);
            List<WorkloadRows.Edit> edits = Workload.edits(rows, rows.next(BASE), EDITS, part);
            edits.forEach(edit -> edited.add(edit.row().number()));
            assertThat(edits).hasSize(EDITS);
        }
        assertThat(edited).hasSize(2 * ROUNDS * EDITS);
    }
}
