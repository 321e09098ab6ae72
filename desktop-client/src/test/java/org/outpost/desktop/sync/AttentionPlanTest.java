// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.Counter;
import org.outpost.desktop.world.CounterWorld;

/// What waits for a person is counted behind every save, among hundreds of thousands of facts.
class AttentionPlanTest {
    @TempDir Path folder;

    @Test
    void countingWhatWaitsReadsTheFewRulingsAndNeverEveryFact() throws IOException {
        try (CounterWorld world = new CounterWorld(folder);
                Counter counter = world.counter("one")) {
            assertThat(counter.database().read(AttentionStore::plan))
                    .isNotEmpty()
                    .noneMatch(step -> step.startsWith("SCAN fact"))
                    .anyMatch(step -> step.startsWith("SEARCH fact"));
        }
    }
}
