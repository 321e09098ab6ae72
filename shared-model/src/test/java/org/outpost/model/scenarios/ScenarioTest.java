// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.ReadFact;

class ScenarioTest {
    static Stream<String> names() {
        return Scenario.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theStoryEndsAsItIsTold(String name) {
        Scenario story = Scenario.play(name);
        assertThat(story.surprises()).isEmpty();
        assertThat(story.expected()).isNotEmpty();
        assertThat(story.differences(id -> story.town().centre.state(id, Object.class))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsFactsAddUpAlikeInWhateverOrderAMachineGetsThem(String name) {
        Scenario story = Scenario.play(name);
        Seeds.forAll(
                20,
                choices -> {
                    Map<AggregateId, Object> states = new HashMap<>();
                    List<Fact> facts = choices.shuffled(story.facts());
                    for (AggregateId id : story.expected().keySet()) {
                        List<ReadFact> touching = new ArrayList<>();
                        for (Fact fact : facts) {
                            if (fact.envelope().aggregates().contains(id)) {
                                touching.add(story.town().centre.codec().read(fact));
                            }
                        }
                        states.put(
                                id,
                                Folding.foldAll(
                                        story.town().centre.rooms().foldOf(id), id, touching));
                    }
                    assertThat(story.differences(states::get)).isEmpty();
                });
    }

    @Test
    void aDifferenceIsSeen() {
        Scenario story = Scenario.play(Scenario.NAMES.getFirst());
        assertThat(story.differences(id -> null)).hasSameSizeAs(story.expected().keySet());
        assertThat(story.handed()).isNotEmpty();
    }
}
