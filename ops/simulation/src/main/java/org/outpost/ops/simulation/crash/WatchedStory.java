// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.PullSession;
import org.outpost.model.wire.JsonBatches;
import org.outpost.ops.simulation.pure.PureDriver;
import org.outpost.ops.simulation.real.RealDesk;

/// A story that was lived by a program of its own under `strace`: the folder as it was found, what
/// was promised before, and what happened to its files since.
///
/// @param before the files, all of them on the disk
/// @param promised what was acknowledged before it began
record WatchedStory(
        Story story,
        SortedMap<String, byte[]> before,
        List<String> promised,
        List<DiskEvent> events) {
    private static final int FILLED = 30;
    private static final int MOST_SECONDS = 300;
    private static final int MOST_TURNS = 100;

    /// Whether this machine can watch a program.
    static boolean possible() {
        try {
            Process process =
                    new ProcessBuilder(
                                    "strace", "-qq", "-e", "trace=write", "-o", "/dev/null", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static WatchedStory live(Story story, Path work, long seed) throws IOException {
        Path folder = Files.createDirectories(work.resolve("watched")).toRealPath();
        List<String> promised = fill(story, work, folder, seed);
        SortedMap<String, byte[]> before = files(folder);
        Path log = work.resolve("calls");
        Path said = work.toRealPath().resolve("said");
        run(story, folder, seed, log, said);
        List<DiskEvent> events = SystemCalls.read(log, folder, said);
        Files.delete(log);
        if (events.stream().noneMatch(event -> event instanceof DiskEvent.Said)) {
            throw new IOException("nothing was said in the story \"" + story.title() + "\"");
        }
        return new WatchedStory(story, before, promised, events);
    }

    /// Makes the folder as the story finds it.
    private static List<String> fill(Story story, Path work, Path folder, long seed)
            throws IOException {
        if (story == Story.FIRST_START) {
            return List.of();
        }
        Path first = story == Story.MIGRATION ? work.resolve("today") : folder;
        List<String> promised;
        try (RealDesk desk = StoryDesk.open(first, seed)) {
            for (int i = 0; i < FILLED; i++) {
                StoryDesk.save(desk, i);
            }
            if (story == Story.MIGRATION) {
                sync(desk, seed);
            }
            promised = Found.promisedBy(desk.database());
        }
        if (story == Story.MIGRATION) {
            OlderFile.write(first, folder);
        }
        return promised;
    }

    private static void sync(RealDesk desk, long seed) {
        PureDriver driver = StoryDesk.calm(desk, seed);
        ClientSession session =
                new ClientSession(
                        desk.line(List::of),
                        driver.district().node(0),
                        new PullSession(new JsonBatches(), EcP256.CHECK),
                        () -> StoryDesk.NOW,
                        "story");
        try {
            for (int i = 0; i < MOST_TURNS; i++) {
                if (session.turn().outcome() == ClientSession.Outcome.DONE) {
                    return;
                }
            }
        } catch (LineException e) {
            throw new IllegalStateException("a calm line carries", e);
        }
    }

    private static void run(Story story, Path folder, long seed, Path log, Path said)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e"));
        command.addAll(
                List.of("trace=" + SystemCalls.NAMES, "-o", log.toString(), java(), "-Xmx256m"));
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoryProgram.class.getName(),
                        folder.toString(),
                        story.name(),
                        String.valueOf(seed),
                        said.toString()));
        Path words = said.resolveSibling("words");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        "the story \""
                                + story.title()
                                + "\" did not end well: "
                                + Files.readString(words));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("asked to stop", e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static SortedMap<String, byte[]> files(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("lock") && !name.endsWith("-shm")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
