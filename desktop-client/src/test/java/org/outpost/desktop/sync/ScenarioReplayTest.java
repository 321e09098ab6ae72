// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outpost.desktop.world.Pen;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.scenarios.Scenario;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.Fact;

/// The stories every machine must end alike, replayed through the counter's own file, in several
/// orders and page sizes.
class ScenarioReplayTest {
    @TempDir Path folder;

    static Stream<String> names() {
        return Scenario.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theStoryEndsAlikeInTheCountersFile(String name) {
        Scenario story = Scenario.play(name);
        Seeds.forAll(
                2,
                choices -> {
                    Path here = folder.resolve("here" + System.nanoTime());
                    Path there = folder.resolve("there" + System.nanoTime());
                    try (Pen desk = new Pen(here, new FeedId("H/RMP-DH01"));
                            Pen chc = new Pen(there, new FeedId("H/RMP-CHC02"))) {
                        for (Pen pen : List.of(desk, chc)) {
                            List<Fact> facts = new ArrayList<>(choices.shuffled(story.facts()));
                            for (int from = 0; from < facts.size(); ) {
                                int to = Math.min(facts.size(), from + choices.between(1, 4));
                                pen.applier.apply(facts.subList(from, to));
                                from = to;
                            }
                            assertThat(pen.rebuild.run()).isEmpty();
                        }
                        assertThat(story.differences(id -> state(elsewhere(id) ? chc : desk, id)))
                                .isEmpty();
                    }
                });
    }

    private static boolean elsewhere(AggregateId id) {
        return id.kind().equals(StockPosition.KIND) && !id.key().startsWith("RMP-DH01:");
    }

    private static Object state(Pen pen, AggregateId id) {
        return pen.log.<Object>states(states -> states.of(id));
    }
}
