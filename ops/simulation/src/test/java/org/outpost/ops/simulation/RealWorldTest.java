// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
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
        Report report = Campaign.plantedReal(4, TINY, EnumSet.of(PlantedBug.CURSOR_BEFORE_FACTS));
        assertThat(report.violations()).isNotEmpty();
    }
}
