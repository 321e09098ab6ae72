// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.ops.simulation.world.FaultPlan;
import org.outpost.ops.simulation.world.PlantedBug;
import org.outpost.ops.simulation.world.Report;
import org.outpost.ops.simulation.world.Settings;

class SimulationTest {
    private static final Planted PLANTED = new Planted(false);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aWorldHoldsWhateverTheLineTheClocksAndTheCrashesDo(long seed) {
        Report report = Campaign.planted(seed, Settings.SMALL, Set.of());
        assertThat(report.violations()).as("seed " + seed).isEmpty();
        assertThat(report.facts()).isGreaterThan(100);
    }

    /// Each broke a law once and was made small; its name says by what.
    @ParameterizedTest
    @MethodSource("plans")
    void plansThatBrokeOnceHold(Path file) throws Exception {
        FaultPlan plan = FaultPlan.parse(Files.readAllLines(file));
        assertThat(Campaign.planted(plan, Set.of()).violations()).isEmpty();
    }

    static List<Path> plans() throws Exception {
        try (Stream<Path> all =
                Files.list(Path.of(SimulationTest.class.getResource("/plans").toURI()))) {
            return all.sorted().toList();
        }
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        Report one = Campaign.planted(4, Settings.SMALL, Set.of());
        Report again = Campaign.planted(4, Settings.SMALL, Set.of());
        Report other = Campaign.planted(5, Settings.SMALL, Set.of());
        assertThat(again.hash()).isEqualTo(one.hash());
        assertThat(other.hash()).isNotEqualTo(one.hash());
    }

    @ParameterizedTest
    @MethodSource("bugsInMemory")
    void aPlantedBugIsCaught(PlantedBug bug) {
        assertThat(PLANTED.hunt(bug, 1)).as(bug.words()).isNotNull();
    }

    private static Set<PlantedBug> bugsInMemory() {
        return Planted.IN_MEMORY;
    }

    @Test
    void aFailingRunIsRunAgainFromItsPlanAlone() {
        Report failed = failing();
        FaultPlan read = FaultPlan.parse(failed.plan().lines());
        assertThat(read).isEqualTo(failed.plan());
        Report again = replayed(read);
        assertThat(again.hash()).isEqualTo(failed.hash());
        assertThat(again.violations()).isEqualTo(failed.violations());
    }

    @Test
    void aFailingPlanIsMadeSmallAndStillBreaksTheSameLaw() {
        Report failed = failing();
        FaultPlan small = new Shrinker(SimulationTest::replayed).smallest(failed);
        assertThat(small.steps()).hasSizeLessThan(failed.plan().steps().size() / 4);
        assertThat(small.ends()).isLessThanOrEqualTo(failed.plan().ends());
        assertThat(replayed(small).violations())
                .extracting(Report.Violation::law)
                .contains(failed.broken());
    }

    @Test
    void aFailureTellsHowToHaveItAgainAndWhatStruck() {
        Report failed = failing();
        String said = String.join("\n", Campaign.failure(failed, Options.Drive.REAL));
        assertThat(said)
                .contains("simulate --driver real --seed " + failed.plan().seed() + " --clients 8")
                .contains("--days 2 --actions 25");
        failed.plan().steps().forEach(step -> assertThat(said).contains(step.place().point()));
        assertThat(Campaign.failure(failed, Options.Drive.PURE).getFirst())
                .contains("again: simulate --seed");
    }

    private static Report failing() {
        PlantedBug bug = PlantedBug.CURSOR_BEFORE_FACTS;
        Planted.Caught caught = PLANTED.hunt(bug, 1);
        assertThat(caught).isNotNull();
        return Campaign.planted(caught.seed(), Settings.SMALL, EnumSet.of(bug));
    }

    private static Report replayed(FaultPlan plan) {
        return Campaign.planted(plan, EnumSet.of(PlantedBug.CURSOR_BEFORE_FACTS));
    }

    @Test
    void theLastLineSaysHowManySeedsAndViolations() {
        assertThat(said("--seed", "3")).endsWith("1 seeds, 0 violations\n");
    }

    @Test
    void nothingIsLostOrDoubledWhereMessagesAreCutAtRandomBytes() {
        assertThat(said("--cuts", "40", "--clients", "8", "--days", "2", "--actions", "25"))
                .startsWith("0:")
                .contains("0 lost, 0 doubled, 0 violations in all");
    }

    @Test
    void anInterruptedRunGoesOnWithTheNextSeed() throws Exception {
        said("--seeds", "2");
        Path lines = folder.resolve("pure-12x3x40.txt");
        assertThat(Files.readAllLines(lines)).hasSize(2);
        assertThat(said("--seeds", "3", "--resume"))
                .contains("going on with seed 3")
                .endsWith("3 seeds, 0 violations\n");
        assertThat(Files.readAllLines(lines)).hasSize(3).last().asString().startsWith("seed 3 ");
    }

    @Test
    void theHelpTellsEveryWordItTakes() {
        assertThat(said("--help"))
                .contains("--seeds N", "--resume", "--plan FILE", "--planted", "--full")
                .contains("--driver real", "--crash-states", "--states N", "--cuts N");
    }

    @Test
    void whatItCannotDoItSaysAndExitsWithTwo() {
        assertThat(said("--driver", "other")).startsWith("2:");
        assertThat(said("--seeds", "many")).startsWith("2:");
        assertThat(said("--what")).startsWith("2:");
    }

    private String said(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", folder.toString()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = Main.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), all);
        return exit + ":" + bytes.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
