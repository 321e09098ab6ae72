// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full or fills up, and a start that is killed while it unpacks and sets up: one
/// line, nothing broken, the next start goes on. The disk is a real, tiny one.
class TroubledStartTest {
    /// Past database, broker and store there is no server to start here.
    private static final String CAME_THROUGH = "outpost: there is no Open Liberty zip at";

    private final Path folder;

    TroubledStartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFullDiskIsSaidInOneLineAndNothingIsWrittenThere() throws Exception {
        onADiskOf(20, "\"$@\" >out1 2>err1; echo $? >code1; find disk >left");
        assertThat(read("code1")).containsExactly("1");
        assertThat(read("err1")).hasSize(1);
        assertThat(read("err1").getFirst())
                .startsWith("outpost: the disk of " + folder.resolve("disk/data") + " is full");
        assertThat(read("left"))
                .noneMatch(file -> file.contains("database") || file.contains("keeps"));
    }

    @Test
    void aDiskThatFillsUpMeanwhileIsSaidInOneLineAndWithRoomAgainTheNextStartGoesOn()
            throws Exception {
        onADiskOf(
                450,
                """
                "$@" >out1 2>err1 & pid=$!
                until grep -q 'starting database' out1; do sleep 0.05; done
                dd if=/dev/zero of=disk/filler bs=1M 2>/dev/null
                wait $pid; echo $? >code1
                rm disk/filler
                "$@" >out2 2>err2; echo $? >code2
                """);
        assertThat(read("code1")).containsExactly("1");
        assertThat(read("err1")).hasSize(1);
        assertThat(read("err1").getFirst())
                .contains("is full", "make room and start again, nothing is lost");
        assertThat(read("code2")).containsExactly("1");
        assertThat(read("err2")).hasSize(1);
        assertThat(read("err2").getFirst()).startsWith(CAME_THROUGH);
        assertThat(LaunchedProcess.runningIn(folder)).isEmpty();
    }

    @Test
    void aStartKilledWhileItUnpacksOrSetsUpIsGoneOnWith() throws Exception {
        SplittableRandom random = new SplittableRandom(20261126);
        List<String> command = command();
        Path cache = Files.createDirectories(folder.resolve("own-cache"));
        for (int kill = 0; kill < 4; kill++) {
            Process start = started(command, cache, "killed-" + kill);
            if (!start.waitFor(1_000 + random.nextInt(1_500 * (kill + 1)), TimeUnit.MILLISECONDS)) {
                start.destroyForcibly().waitFor();
            }
        }
        Process last = started(command, cache, "last");
        assertThat(last.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(read("last")).anyMatch(line -> line.startsWith(CAME_THROUGH));
        assertThat(last.exitValue()).isEqualTo(1);
        assertThat(LaunchedProcess.runningIn(folder)).isEmpty();
        try (var left = Files.list(cache.resolve("outpost"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    private List<String> command() {
        return LaunchedProcess.command(
                folder.resolve("disk/data"), folder, "--port", Integer.toString(Ports.free()));
    }

    private Process started(List<String> command, Path cache, String output) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder.redirectOutput(folder.resolve(output).toFile()).start();
    }

    /// Runs the script with the launcher's words as its own, in a mount namespace in which `disk`
    /// is a disk of this size; it is gone with the script. Root may make one as it is, others as
    /// root of a user namespace: where neither is allowed the test fails, it does not look away.
    private void onADiskOf(int megabytes, String script) throws Exception {
        Files.createDirectories(folder.resolve("disk"));
        String whole = "mount -t tmpfs -o size=" + megabytes + "m tmpfs disk || exit 77\n" + script;
        int code = 77;
        for (List<String> how : List.of(List.of("unshare", "-m"), List.of("unshare", "-Urm"))) {
            List<String> command = new ArrayList<>(how);
            command.addAll(List.of("sh", "-c", whole, "sh"));
            command.addAll(command());
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("script").toFile());
            builder.environment()
                    .put("XDG_CACHE_HOME", LaunchedProcess.cacheWithDatabase(folder).toString());
            Process process = builder.start();
            assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
            code = process.exitValue();
            if (Files.exists(folder.resolve("code1"))) return;
        }
        throw new AssertionError("no disk can be made here (" + code + "): " + read("script"));
    }

    private List<String> read(String name) throws Exception {
        return Files.readAllLines(folder.resolve(name));
    }
}
