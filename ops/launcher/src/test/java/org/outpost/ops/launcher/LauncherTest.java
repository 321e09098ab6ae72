// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a start says when it can't: one line, exit 1, nothing left running. The start of the whole,
/// with its server, is tested end to end.
class LauncherTest {
    private final Path folder;

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = launch("--port", Integer.toString(taken.getLocalPort()));
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.errors())
                    .containsExactly(
                            "outpost: port "
                                    + taken.getLocalPort()
                                    + " for the server is in use; stop what runs there or choose"
                                    + " another --port");
        }
    }

    @Test
    void aFolderInUseIsSaidInOneLine() throws Exception {
        try (DataFolder held = DataFolder.open(folder.resolve("data"))) {
            Ended ended = launch("--port", Integer.toString(Ports.free()));
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.errors()).hasSize(1);
            assertThat(ended.errors().getFirst())
                    .contains(held.path().toString())
                    .contains("is in use by another start");
        }
    }

    @Test
    void aStartThatFailsHalfWayLeavesNothingRunningAndTheNextOneGoesOn() throws Exception {
        Path notAZip = Files.createFile(folder.resolve("openliberty-runtime-0.zip"));
        writeEmptyZip(notAZip);
        for (int start = 0; start < 2; start++) {
            Ended ended =
                    launch(
                            "--port",
                            Integer.toString(Ports.free()),
                            "--liberty",
                            notAZip.toString());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.errors()).hasSize(1);
            assertThat(LaunchedProcess.runningIn(folder)).isEmpty();
        }
    }

    @Test
    void anUnknownWordAPortThatIsNoneAndHalfOfThePartnersAreRefused() {
        assertRefused("does not know '--prot'", "--prot", "1");
        assertRefused("needs a value", "--port");
        assertRefused("from 1 to 65535, not '0'", "--port", "0");
        assertRefused("from 1 to 65535, not 'x'", "--port", "x");
        assertRefused(
                "go together",
                "--war",
                "w",
                "--rar",
                "r",
                "--liberty",
                "l",
                "--database",
                "jdbc:mysql://db:3306/outpost");
    }

    @Test
    void outsidePartnersTakeTheirLoginsFromTheEnvironment() {
        Options.Outside outside =
                new Options.Outside(
                        "jdbc:mysql://db:3306/outpost",
                        java.net.URI.create("tcp://mq:61616"),
                        java.net.URI.create("http://s3:9000/bucket"));
        assertThatThrownBy(() -> Partners.outside(outside, Map.of()))
                .hasMessageContaining("OUTPOST_DB_USER");
        Map<String, String> logins =
                Map.of(
                        "OUTPOST_DB_USER", "d",
                        "OUTPOST_DB_PASSWORD", "dp",
                        "OUTPOST_BROKER_USER", "b",
                        "OUTPOST_BROKER_PASSWORD", "bp",
                        "OUTPOST_FILES_USER", "f",
                        "OUTPOST_FILES_PASSWORD", "fp");
        Partners partners = Partners.outside(outside, logins);
        assertThat(partners.toString()).doesNotContain("dp").doesNotContain("fp");
        assertThat(partners.environment())
                .containsEntry("OUTPOST_BROKER_HOST", "mq")
                .containsEntry("OUTPOST_BROKER_PORT", "61616")
                .containsEntry("OUTPOST_FILES_ENDPOINT", "http://s3:9000")
                .containsEntry("OUTPOST_FILES_BUCKET", "bucket");
    }

    @Test
    void theCheckOfARebuildGoesWithARebuild() {
        assertRefused("--check goes with --rebuild", "--check");
    }

    @Test
    void onAnotherKindOfMachineTheOutsidePartnersAreAskedForBeforeAnythingIsTouched()
            throws Exception {
        List<String> command =
                LaunchedProcess.command(
                        folder.resolve("data"), folder, "--port", Integer.toString(Ports.free()));
        command.addAll(1, List.of("-Dos.name=Mac OS X", "-Dos.arch=aarch64"));
        Ended ended = ended(command);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors())
                .containsExactly(
                        "outpost: the embedded database runs on Linux x86-64 only; name outside ones"
                                + " with --database URL --broker URL --files URL");
        assertThat(folder.resolve("data/database")).doesNotExist();
        assertThat(folder.resolve("data/keeps.properties")).doesNotExist();
    }

    private record Ended(int code, List<String> errors) {}

    /// In its own JVM, as `./outpost run` starts it.
    private Ended launch(String... words) throws Exception {
        return ended(LaunchedProcess.command(folder.resolve("data"), folder, words));
    }

    private Ended ended(List<String> command) throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put("XDG_CACHE_HOME", LaunchedProcess.cacheWithDatabase(folder).toString());
        builder.redirectError(errors.toFile());
        builder.redirectOutput(folder.resolve("output").toFile());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readAllLines(errors, StandardCharsets.UTF_8));
    }

    private static void writeEmptyZip(Path zip) throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("wlp/README.TXT"));
            out.closeEntry();
        }
    }

    private static void assertRefused(String line, String... words) {
        assertThatThrownBy(() -> Options.parse(words, Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(line);
    }
}
