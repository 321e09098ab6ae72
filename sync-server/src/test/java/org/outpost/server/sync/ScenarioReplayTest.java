// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.scenarios.Scenario;

/// The stories every machine must end alike, replayed through the server's tables.
class ScenarioReplayTest {
    static Stream<String> names() {
        return Scenario.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theStoryEndsAlikeInTheServersTables(String name) {
        try (ServerOnDatabase server = new ServerOnDatabase((_, _, _, _) -> Verdict.ACCEPTED)) {
            new StoryReplay().endsAlike(name, server);
        }
    }
}
