// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private final Path place;

    DataFolderTest(@TempDir Path folder) {
        this.place = folder.resolve("data");
    }

    @Test
    void aSecondStartInTheSameFolderIsRefusedUntilTheFirstEnds() {
        try (DataFolder first = DataFolder.open(place)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is in use by another start");
        }
        DataFolder.open(place).close();
    }

    @Test
    void whatAKilledStartLeftRunningIsEndedByTheNext() {
        try (EmbeddedDatabase left = EmbeddedDatabase.start(place.resolve("database"))) {
            assertThat(ProcessHandle.of(left.pid())).isPresent();
            DataFolder.open(place).close();
            assertThat(ProcessHandle.of(left.pid()).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(Ports.isTaken(left.port())).isFalse();
        }
    }

    @Test
    void anotherFoldersDatabaseIsLeftAlone() {
        try (EmbeddedDatabase other =
                EmbeddedDatabase.start(place.resolveSibling("data-of-others/database"))) {
            DataFolder.open(place).close();
            assertThat(ProcessHandle.of(other.pid())).isPresent();
        }
    }

    @Test
    void portsAndPasswordsAreMadeOnceAndOnlyTheirOwnerCanReadThem() throws Exception {
        try (DataFolder folder = DataFolder.open(place)) {
            Keeps first = folder.keeps();
            int port = first.port("database.port");
            String password = first.secret("database.password");
            assertThat(password).hasSizeGreaterThanOrEqualTo(24);
            Keeps later = folder.keeps();
            assertThat(later.port("database.port")).isEqualTo(port);
            assertThat(later.secret("database.password")).isEqualTo(password);
            assertThat(later.secret("broker.password")).isNotEqualTo(password);
        }
        assertThat(permissions(place.resolve("keeps.properties"))).isEqualTo("rw-------");
        assertThat(permissions(place)).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatCantBeMadeIsRefusedInWords() throws Exception {
        Path file = Files.createFile(place);
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("can't write in the data folder");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
