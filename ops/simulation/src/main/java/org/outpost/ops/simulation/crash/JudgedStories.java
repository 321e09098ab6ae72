// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which stories are done with, a line each, so that an interrupted run goes on with the next one.
final class JudgedStories {
    private final Path file;
    private final Map<Story, Count> judged = new EnumMap<>(Story.class);

    /// How many states of a story were opened, and how many did not hold.
    record Count(long states, long violations) {}

    /// @param folder where results are kept
    /// @param resume whether what is kept there counts
    JudgedStories(Path folder, long states, long seed, boolean resume) {
        this.file = folder.resolve("crash-states-" + states + "-of-seed-" + seed + ".txt");
        try {
            Files.createDirectories(folder);
            if (!resume) {
                Files.deleteIfExists(file);
            } else if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        judged.put(
                Story.valueOf(words[0]),
                new Count(Long.parseLong(words[2]), Long.parseLong(words[4])));
    }

    Map<Story, Count> all() {
        return judged;
    }

    void keep(Story story, Count count) {
        judged.put(story, count);
        String line = story + " states " + count.states() + " violations " + count.violations();
        try {
            Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
