// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Some hundreds of the states that power cuts leave; `./outpost simulate --crash-states` opens as
/// many as asked for.
@Tag("power-cuts")
class CrashStatesTest {
    private static final Map<Story, WatchedStory> WATCHED = new EnumMap<>(Story.class);
    private static final CrashStates STATES =
            new CrashStates(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    80,
                    1,
                    Path.of("target", "crash-states"));

    @BeforeAll
    static void aProgramCanBeWatchedHere() {
        assumeTrue(CrashStates.possible(), "strace is not here or may not watch");
    }

    private static WatchedStory watched(Story story) {
        return WATCHED.computeIfAbsent(story, STATES::watch);
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void noCutLosesWhatWasAcknowledgedOrLeavesHalfAnAction(Story story) {
        CrashStates.Outcome outcome = STATES.judge(watched(story));
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.images()).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(PlantedCut.class)
    void aPlantedBugIsSeen(PlantedCut bug) {
        CrashStates.Outcome outcome = STATES.judge(bug.plant(watched(bug.story())));
        assertThat(outcome.violations()).as(bug.words()).isNotEmpty();
    }

    @Test
    void everyActionOfAStoryIsAcknowledgedBehindABarrierOfItsJournal() {
        boolean synced = false;
        for (DiskEvent event : watched(Story.SAVE).events()) {
            switch (event) {
                case DiskEvent.Written(var file, _, _) when file.endsWith("-wal") -> synced = false;
                case DiskEvent.Synced(var file) when file.endsWith("-wal") -> synced = true;
                case DiskEvent.Said _ -> assertThat(synced).isTrue();
                default -> {}
            }
        }
    }
}
