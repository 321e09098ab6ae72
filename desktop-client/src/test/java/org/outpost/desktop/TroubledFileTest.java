// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.DataFolder;
import org.outpost.desktop.world.Pen;
import org.outpost.model.kernel.FeedId;

/// The program itself, started on a folder in trouble: it ends with one line of plain words and a
/// code, shows nothing of its insides, and leaves what is there as it was.
class TroubledFileTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("outpost.db");
    }

    private void made() {
        new Pen(folder, new FeedId("H/RMP-DH01")).close();
    }

    /// What it says when it can't start.
    private String started(String... words) throws IOException, InterruptedException {
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.outpost.desktop.Main",
                                "--server",
                                "http://127.0.0.1:9",
                                "--data",
                                folder.toString()));
        command.addAll(List.of(words));
        Path said = Files.createTempFile("said", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.move(said, said.resolveSibling("last-said"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isEqualTo(1);
        assertThat(text).doesNotContain("Exception", "\tat ", "org.outpost", "SQLITE");
        return text;
    }

    @Test
    void aMissingFileIsToldAndNotMadeAgain() throws Exception {
        made();
        Files.delete(file());
        assertThat(started("--console")).contains("file is gone").contains("(DB-101)");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatMayNotBeWrittenIsTold() throws Exception {
        made();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
        assertThat(started("--console")).contains("may not be written").contains("(DB-102)");
    }

    @Test
    void aSecondProgramOnTheFolderIsTold() throws Exception {
        made();
        try (DataFolder held = DataFolder.take(folder)) {
            assertThat(held.file()).exists();
            assertThat(started("--console")).contains("already open").contains("(DB-103)");
            assertThat(started("--rebuild")).contains("already open").contains("(DB-103)");
        }
    }

    @Test
    void aDamagedFileIsToldInEitherLanguageAndKept() throws Exception {
        made();
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] ^= 0x55;
        }
        Files.write(file(), bytes);
        assertThat(started("--console")).contains("file is damaged").contains("(DB-104)");
        assertThat(started("--console", "--lang", "hi"))
                .contains("(DB-104)")
                .matches("(?s).*\\p{InDevanagari}.*");
        assertThat(started("--rebuild", "--check")).contains("(DB-104)");
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }

    @Test
    void aFolderThatIsAFileIsTold() throws Exception {
        Path plain = folder.resolve("plain");
        Files.writeString(plain, "not a folder");
        String text = startedAt(plain);
        assertThat(text).contains("(DB-");
        assertThat(Files.readString(plain)).isEqualTo("not a folder");
    }

    private String startedAt(Path data) throws IOException, InterruptedException {
        return started("--console", "--data", data.toString());
    }
}
