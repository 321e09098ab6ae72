// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The local file on a real disk: encrypted, one owner, and every start trouble told as a value.
class LocalDatabaseTest {
    private static final String SECRET = "Kamla Devi of Rampur";

    @TempDir Path folder;

    private LocalDatabase open() {
        return LocalDatabase.open(
                DataFolder.take(folder), new DeviceKeyFile(folder, new SystemRandomness()));
    }

    private LocalTrouble.Kind trouble() {
        try (LocalDatabase database = open()) {
            database.read(sql -> sql.list("select key from meta", row -> row.text(1)));
            return LocalTrouble.Kind.UNFORESEEN;
        } catch (LocalTroubleException e) {
            return e.trouble().kind();
        }
    }

    private void write(LocalDatabase database) {
        database.change(sql -> sql.run("insert into meta values ('name', ?)", SECRET));
    }

    @Test
    void whatWasWrittenIsThereAfterTheNextStart() {
        try (LocalDatabase database = open()) {
            write(database);
        }
        try (LocalDatabase database = open()) {
            String value =
                    database.read(sql ->
                            sql.first(
                                    "select value from meta where key = 'name'",
                                    row -> row.text(1)));
            assertThat(value).isEqualTo(SECRET);
            assertThat(database.olderCopy()).isFalse();
            assertThat(database.selfCheck()).isEmpty();
        }
    }

    @Test
    void neitherFileNorLogNorCopyHoldsPlainText() throws IOException {
        try (LocalDatabase database = open()) {
            write(database);
            Path copy = folder.resolve("copy.db");
            database.copyTo(copy);
            for (String name : new String[] {"outpost.db", "outpost.db-wal", "copy.db"}) {
                String bytes =
                        new String(
                                Files.readAllBytes(folder.resolve(name)),
                                StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(name).isNotEmpty().doesNotContain("Kamla", "SQLite format");
            }
        }
    }

    @Test
    void theKeyIsItsOwnersAlone() throws IOException {
        open().close();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("device.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFailedTransactionLeavesNothing() {
        try (LocalDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.change(sql -> {
                                sql.run("insert into meta values ('name', 'x')");
                                throw new IllegalStateException("in the middle");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            long rows =
                    database.read(
                            sql -> sql.number("select count(*) from meta where key = 'name'"));
            assertThat(rows).isZero();
        }
    }

    @Test
    void aReaderSeesWhatWasCommittedWhileAnotherWrites() {
        try (LocalDatabase database = open()) {
            database.change(sql -> {
                sql.run("insert into meta values ('name', 'x')");
                long seen =
                        database.read(other ->
                                other.number("select count(*) from meta where key = 'name'"));
                assertThat(seen).isZero();
            });
        }
    }

    @Test
    void whatNobodyWaitsForBeginsBehindWhoeverIsServedAndIsNotKeptOutForGood() throws Exception {
        try (LocalDatabase database = open()) {
            CountDownLatch served = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            AtomicBoolean left = new AtomicBoolean();
            Thread clerk =
                    Thread.ofPlatform()
                            .start(() ->
                                    database.read(sql -> {
                                        served.countDown();
                                        await(leave);
                                        left.set(true);
                                        return true;
                                    }));
            await(served);
            long began = System.nanoTime();
            boolean behind =
                    database.unhurried(() -> {
                        // Leaves once it has been seen that the clerk is still there.
                        Thread.ofPlatform().start(leave::countDown);
                        return database.write(sql -> left.get());
                    });
            long waited = System.nanoTime() - began;
            assertThat(behind || waited >= TimeUnit.MILLISECONDS.toNanos(400)).isTrue();
            clerk.join();

            CountDownLatch stays = new CountDownLatch(1);
            CountDownLatch there = new CountDownLatch(1);
            Thread another =
                    Thread.ofPlatform()
                            .start(() ->
                                    database.read(sql -> {
                                        there.countDown();
                                        await(stays);
                                        return true;
                                    }));
            await(there);
            // Whoever stays for ever keeps nobody out for ever.
            database.unhurried(() -> {
                write(database);
                return true;
            });
            stays.countDown();
            another.join();
        }
    }

    @Test
    void whatNobodyWaitsForGoesOnInsideWhatItBeganThoughSomebodyStandsBehindIt() throws Exception {
        try (LocalDatabase database = open()) {
            Thread[] clerk = new Thread[1];
            long rows =
                    database.unhurried(() ->
                            database.write(sql -> {
                                clerk[0] = Thread.ofPlatform().start(() -> write(database));
                                while (!database.awaited()) {
                                    Thread.onSpinWait();
                                }
                                return database.read(
                                        other -> other.number("select count(*) from meta"));
                            }));
            clerk[0].join();
            assertThat(rows).isPositive();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSecondProgramOnTheSameFolderIsToldSo() {
        try (LocalDatabase first = open()) {
            assertThat(trouble()).isEqualTo(LocalTrouble.Kind.SECOND_INSTANCE);
            write(first);
        }
    }

    @Test
    void aLostFileIsMissingAndNotMadeAgain() throws IOException {
        open().close();
        Files.delete(folder.resolve("outpost.db"));
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.MISSING);
        assertThat(folder.resolve("outpost.db")).doesNotExist();
    }

    @Test
    void aFileMarkedReadOnlyIsToldSo() throws IOException {
        open().close();
        Files.setPosixFilePermissions(
                folder.resolve("outpost.db"), PosixFilePermissions.fromString("r--r--r--"));
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.READ_ONLY);
    }

    @Test
    void aDamagedFileIsCorruptAndKept() throws IOException {
        open().close();
        Path file = folder.resolve("outpost.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.CORRUPT);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aPageDamagedInTheMiddleIsCorruptWhenItIsRead() throws IOException {
        try (LocalDatabase database = open()) {
            for (int i = 0; i < 500; i++) {
                String key = "k" + i;
                database.change(sql -> sql.run("insert into meta values (?, ?)", key, SECRET));
            }
        }
        Path file = folder.resolve("outpost.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096 + 64; i < bytes.length; i += 16) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.CORRUPT);
    }

    @Test
    void anotherKeyIsTheWrongKey() throws IOException {
        open().close();
        Files.writeString(folder.resolve("device.key"), "00".repeat(32));
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.WRONG_KEY);
    }

    @Test
    void aLostKeyIsNotMadeAgain() throws IOException {
        open().close();
        Files.delete(folder.resolve("device.key"));
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.WRONG_KEY);
        assertThat(folder.resolve("device.key")).doesNotExist();
    }

    @Test
    void aFullDiskFailsTheSaveAndLosesNothing() {
        try (LocalDatabase database = open()) {
            write(database);
            database.change(sql -> {
                long pages = sql.number("pragma page_count");
                sql.number("pragma max_page_count = " + (pages + 1));
            });
            assertThatThrownBy(() ->
                            database.change(sql ->
                                    sql.run(
                                            "insert into meta values ('big', ?)",
                                            "x".repeat(100_000))))
                    .isInstanceOfSatisfying(
                            LocalTroubleException.class,
                            e ->
                                    assertThat(e.trouble().kind())
                                            .isEqualTo(LocalTrouble.Kind.DISK_FULL));
            assertThat(
                            database.<Long>read(sql ->
                                    sql.number("select count(*) from meta where key = 'name'")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFileOfANewerProgramIsLeftAlone() {
        try (LocalDatabase database = open()) {
            database.change(sql -> sql.run("pragma user_version = 99"));
        }
        assertThat(trouble()).isEqualTo(LocalTrouble.Kind.NEWER);
    }

    @Test
    void aFilePutBackFromAnOlderCopyIsNoticed() throws IOException {
        open().close();
        Path copy = folder.resolve("older.db");
        Files.copy(folder.resolve("outpost.db"), copy);
        open().close();
        Files.move(copy, folder.resolve("outpost.db"), StandardCopyOption.REPLACE_EXISTING);
        try (LocalDatabase database = open()) {
            assertThat(database.olderCopy()).isTrue();
        }
        try (LocalDatabase database = open()) {
            assertThat(database.olderCopy()).isFalse();
        }
    }

    @Test
    void theSameFaultHasTheSameCodeAndSaysNothingOfWhatWasTyped() {
        String[] codes = new String[2];
        for (int i = 0; i < 2; i++) {
            codes[i] = ErrorCode.of(new IllegalStateException("typed " + i));
        }
        assertThat(codes[0]).isEqualTo(codes[1]).matches("[0-9A-V]{4}-[0-9A-V]{4}-[0-9A-V]{4}");
    }
}
