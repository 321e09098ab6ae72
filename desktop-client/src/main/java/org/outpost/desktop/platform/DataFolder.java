// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/// The folder of one counter, owned by one running program from opening to closing. Beside the
/// local file it keeps `life`: how often the file was opened, and a mark of its key, so that a file
/// put back from an older copy, a lost file and a wrong key can be told apart.
public final class DataFolder implements AutoCloseable {
    private static final long SPACE_TO_START = 16L * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes the folder, making it where there is none.
    ///
    /// @throws LocalTroubleException where another program owns it, it can't be written or the disk
    ///   is full
    public static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            requireWritable(path);
            FileChannel channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new LocalTroubleException(LocalTrouble.Kind.SECOND_INSTANCE.trouble());
            }
            DataFolder folder = new DataFolder(path, channel);
            folder.requireUsable();
            return folder;
        } catch (IOException e) {
            throw new LocalTroubleException(LocalTrouble.Kind.READ_ONLY.trouble(), e);
        }
    }

    public Path path() {
        return path;
    }

    /// The encrypted database.
    public Path file() {
        return path.resolve("outpost.db");
    }

    /// Whether this folder never held a local file.
    public boolean isFirstStart() {
        return !Files.exists(path.resolve("life")) && !Files.exists(file());
    }

    /// What `life` says; null before the first opening.
    @Nullable Life life() {
        Path file = path.resolve("life");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            return words.length == 2 ? new Life(Long.parseLong(words[0]), words[1]) : null;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    void live(Life life) {
        try {
            Path fresh = path.resolve("life.new");
            Files.writeString(
                    fresh,
                    life.count() + " " + life.keyMark(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(
                    fresh,
                    path.resolve("life"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalTroubleException(LocalTrouble.Kind.DISK.trouble(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalTroubleException(LocalTrouble.Kind.DISK.trouble(), e);
        }
    }

    private void requireUsable() throws IOException {
        LocalTrouble.@Nullable Kind trouble = null;
        if (!Files.exists(file()) && Files.exists(path.resolve("life"))) {
            trouble = LocalTrouble.Kind.MISSING;
        } else if (Files.exists(file()) && !writable(file())) {
            trouble = LocalTrouble.Kind.READ_ONLY;
        } else if (Files.getFileStore(path).getUsableSpace() < SPACE_TO_START) {
            trouble = LocalTrouble.Kind.DISK_FULL;
        }
        if (trouble != null) {
            close();
            throw new LocalTroubleException(trouble.trouble());
        }
    }

    private static void requireWritable(Path path) throws IOException {
        if (!writable(path)) {
            throw new LocalTroubleException(LocalTrouble.Kind.READ_ONLY.trouble());
        }
    }

    /// Marked read-only counts, even for a user who may write all the same.
    private static boolean writable(Path path) throws IOException {
        if (!Files.isWritable(path)) {
            return false;
        }
        return !path.getFileSystem().supportedFileAttributeViews().contains("posix")
                || Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// @param count how often the local file was opened
    /// @param keyMark tells the key apart without telling the key
    record Life(long count, String keyMark) {}
}
