// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal comes into the file behind the saves, not with one of them.
class JournalTest {
    private static final long WRITTEN = 400_000;
    @TempDir Path folder;
    private int written;

    @Test
    void whatWasSavedComesInWhileNobodySavesAndTheJournalBeginsAnew() throws IOException {
        try (LocalDatabase database = open(folder)) {
            long empty = size("outpost.db");
            save(database);
            assertThat(size("outpost.db")).as("the saves wait for nothing").isEqualTo(empty);
            database.settle();
            assertThat(size("outpost.db")).isGreaterThan(empty + WRITTEN);
            long journal = size("outpost.db-wal");
            for (int i = 0; i < 5; i++) {
                save(database);
                database.settle();
            }
            assertThat(size("outpost.db-wal")).as("it does not grow").isLessThan(2 * journal);
            assertThat(database.selfCheck()).isEmpty();
        }
    }

    @Test
    void aKeeperBringsItInByItselfAndIsThroughBeforeTheFileIsClosed() throws IOException {
        try (LocalDatabase database = open(folder);
                JournalKeeper keeper = new JournalKeeper(database, 5)) {
            assertThat(keeper).isNotNull();
            long empty = size("outpost.db");
            save(database);
            until(() -> size("outpost.db") > empty + WRITTEN);
        }
        assertThat(size("outpost.db-wal")).isZero();
        try (LocalDatabase database = open(folder)) {
            assertThat(rows(database)).isEqualTo(written);
        }
    }

    @Test
    void aReadingKeepsWhatItSawAndASaveAfterItIsInTheFileOfAPowerCut() throws IOException {
        Path cut = Files.createDirectory(folder.resolve("cut"));
        try (LocalDatabase database = open(folder)) {
            save(database);
            int before = written;
            int seen =
                    database.read(sql -> {
                        int first = count(sql);
                        CompletableFuture.runAsync(
                                        () -> {
                                            save(database);
                                            database.settle();
                                        })
                                .join();
                        return first == count(sql) ? first : -1;
                    });
            assertThat(seen).isEqualTo(before);
            database.settle();
            save(database);
            for (String name : List.of("outpost.db", "outpost.db-wal", "device.key", "life")) {
                if (Files.exists(folder.resolve(name))) {
                    Files.copy(
                            folder.resolve(name),
                            cut.resolve(name),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        try (LocalDatabase database = open(cut)) {
            assertThat(rows(database)).isEqualTo(written);
        }
    }

    @Test
    void whileMuchComesInTheJournalIsLeftAlone() throws IOException {
        try (LocalDatabase database = open(folder)) {
            long empty = size("outpost.db");
            database.expectMuch(true);
            save(database);
            database.settle();
            assertThat(size("outpost.db")).isEqualTo(empty);
            database.expectMuch(false);
            assertThat(size("outpost.db")).isGreaterThan(empty + WRITTEN);
        }
    }

    /// A few hundred pages in a few saves: far less than what makes a save bring them in.
    private void save(LocalDatabase database) {
        for (int i = 0; i < 10; i++) {
            database.change(sql -> {
                for (int row = 0; row < 10; row++) {
                    sql.run(
                            "insert into meta (key, value) values (?, ?)",
                            "row " + written++,
                            "x".repeat(5_000));
                }
            });
        }
    }

    private static int rows(LocalDatabase database) {
        return database.read(JournalTest::count);
    }

    private static int count(Sql sql) {
        return (int) sql.number("select count(*) from meta where key like 'row %'");
    }

    private static LocalDatabase open(Path folder) {
        return LocalDatabase.open(
                DataFolder.take(folder), new DeviceKeyFile(folder, new SystemRandomness()));
    }

    private long size(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
