// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An interrupted run over power cuts goes on behind the last story, and counts what came before.
class JudgedStoriesTest {
    @TempDir Path folder;

    @Test
    void storiesThatAreDoneWithAreNotLivedAgainAndStillCount() {
        JudgedStories first = new JudgedStories(folder, 2000, 1, false);
        for (Story story : Story.values()) {
            first.keep(story, new JudgedStories.Count(1250, story == Story.SAVE ? 1 : 0));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new CrashStates(out, 2000, 1, folder).run(true)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).strip())
                .endsWith("6250 states, 1 violations");
    }

    @Test
    void aRunOfAnotherSizeOrOneFromTheStartKnowsNothingOfIt() {
        new JudgedStories(folder, 2000, 1, false)
                .keep(Story.SAVE, new JudgedStories.Count(1250, 0));
        assertThat(new JudgedStories(folder, 4000, 1, true).all()).isEmpty();
        assertThat(new JudgedStories(folder, 2000, 2, true).all()).isEmpty();
        assertThat(new JudgedStories(folder, 2000, 1, true).all()).hasSize(1);
        assertThat(new JudgedStories(folder, 2000, 1, false).all()).isEmpty();
        assertThat(new JudgedStories(folder, 2000, 1, true).all()).isEmpty();
    }
}
