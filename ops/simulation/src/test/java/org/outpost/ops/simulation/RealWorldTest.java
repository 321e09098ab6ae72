// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outpost.ops.simulation.world.Law;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Settings;
import org.outpost.ops.simulation.world.Tally;

/// Small worlds on real files and a real database; `./outpost simulate --driver real` lives larger
/// ones.
class RealWorldTest {
    private static final Settings TINY = new Settings(6, 2, 12);

    @Test
    void aWorldHoldsOnRealFilesAndARealDatabaseWhoeverIsKilled() {
        Tally tally = new Tally();
        Report report = Campaign.run(1, TINY, null, Options.Drive.REAL, tally);
        assertThat(report.violations()).isEmpty();
        assertThat(report.facts()).isGreaterThan(50);
        assertThat(tally.kills()).isPositive();
    }

    @Test
    void aPositionThatMovesBeforeItsFactsIsSeenThere() {
        // Whether a world of this size meets the kill that shows it is its seed's to say.
        assertThat(LongStream.rangeClosed(1, 10))
                .anyMatch(seed -> !planted(seed, PlantedBug.CURSOR_BEFORE_FACTS).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_TAKEN_EARLY", "TOLD_TWICE"})
    void whoIsToldTooOftenOrNeverIsSeenThere(PlantedBug bug) {
        assertThat(LongStream.rangeClosed(1, 10))
                .anyMatch(seed ->
                        planted(seed, bug).stream()
                                .anyMatch(violation -> violation.law() == Law.I8));
    }

    private static List<Report.Violation> planted(long seed, PlantedBug bug) {
        return Campaign.plantedReal(seed, TINY, EnumSet.of(bug)).violations();
    }
}
