// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Lives the stories, enumerates what power cuts may leave of their files and opens each state with
/// the program's own code. Nothing that was acknowledged may be lost, no action may be there by
/// half, and no state may need a person.
public final class CrashStates {
    private static final int SHOWN = 5;

    private final PrintStream out;
    private final long states;
    private final long seed;
    private final Path results;

    /// @param states how many states of each story at most
    /// @param results where it is kept which stories are done with
    public CrashStates(PrintStream out, long states, long seed, Path results) {
        this.results = results;
        this.out = out;
        this.states = states;
        this.seed = seed;
    }

    /// What came of one story.
    record Outcome(long possible, long states, long images, List<String> violations) {}

    /// Whether this machine has what it takes to watch a program.
    public static boolean possible() {
        return WatchedStory.possible();
    }

    /// @param resume whether stories that are done with are left out
    /// @return how many states do not hold, those of an interrupted run included
    public long run(boolean resume) {
        JudgedStories judged = new JudgedStories(results, states, seed, resume);
        for (Story story : Story.values()) {
            JudgedStories.Count before = judged.all().get(story);
            if (before != null) {
                out.println(story.title() + ": " + before.states() + " states were opened before");
                continue;
            }
            WatchedStory watched = watch(story);
            Outcome outcome = judge(watched);
            judged.keep(
                    story, new JudgedStories.Count(outcome.states(), outcome.violations().size()));
            out.println(
                    story.title()
                            + ": "
                            + outcome.states()
                            + " states ("
                            + outcome.images()
                            + " different files, from "
                            + outcome.possible()
                            + " outcomes of "
                            + watched.events().size()
                            + " events), "
                            + outcome.violations().size()
                            + " violations");
            outcome.violations().stream().limit(SHOWN).forEach(what -> out.println("  " + what));
            out.println("    " + story.words());
        }
        long all = judged.all().values().stream().mapToLong(JudgedStories.Count::states).sum();
        long violations =
                judged.all().values().stream().mapToLong(JudgedStories.Count::violations).sum();
        out.println(all + " states, " + violations + " violations");
        return violations;
    }

    /// Lives the stories with each bug and looks whether a state shows it.
    ///
    /// @return how many were missed
    public long plant() {
        long missed = 0;
        for (PlantedCut bug : PlantedCut.values()) {
            WatchedStory watched = watch(bug.story());
            Outcome outcome = judge(bug.plant(watched));
            boolean caught = !outcome.violations().isEmpty();
            missed += caught ? 0 : 1;
            out.println((caught ? "caught  " : "MISSED  ") + bug + ": " + bug.words());
            outcome.violations().stream().limit(1).forEach(what -> out.println("        " + what));
        }
        int planted = PlantedCut.values().length;
        out.println((planted - missed) + " of " + planted + " planted bugs caught");
        return missed;
    }

    WatchedStory watch(Story story) {
        Path work = temporary("outpost-watched");
        try {
            return WatchedStory.live(story, work, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(work);
        }
    }

    Outcome judge(WatchedStory watched) {
        long possible = DiskStates.count(watched.before(), watched.events(), seed);
        Map<String, Found> images = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> violations = new ArrayList<>();
        DiskStates.each(
                watched.before(),
                watched.events(),
                seed,
                states,
                state -> {
                    String image = state.image();
                    if (!seen.add(image + " " + state.said().size())) {
                        return true;
                    }
                    Found found = images.computeIfAbsent(image, key -> open(state));
                    List<String> promised = new ArrayList<>(watched.promised());
                    promised.addAll(state.said());
                    List<String> broken = found.broken(promised);
                    if (!broken.isEmpty()) {
                        violations.add(
                                watched.story().title()
                                        + ", after "
                                        + state.said().size()
                                        + " words, "
                                        + state.how()
                                        + ": "
                                        + broken.getFirst());
                    }
                    return true;
                });
        return new Outcome(possible, seen.size(), images.size(), violations);
    }

    private Found open(DiskState state) {
        Path folder = temporary("outpost-state");
        try {
            state.make(folder);
            return Found.in(folder, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(folder);
        }
    }

    /// In memory where there is such a place: thousands of states are opened once each.
    private static Path temporary(String name) {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, name)
                    : Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList().reversed()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
