// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Everything one system keeps, held by at most one start at a time. The lock is the operating
/// system's: it ends with the process, however that ends. What an earlier, killed start left
/// running is found by the folder it was started with and ended before anything new is started.
public final class DataFolder implements AutoCloseable {
    private static final long ROOM_NEEDED_MB = 300;

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    public static DataFolder open(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        Room.require(place, ROOM_NEEDED_MB, "");
        FileChannel channel;
        try {
            Private.createFolder(place);
            Private.createFolder(place.resolve("run"));
            Private.createFolder(place.resolve("logs"));
            channel =
                    FileChannel.open(
                            place.resolve("run/lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        } catch (IOException closed) {
            throw new StartRefused("can't write in the data folder " + place, closed);
        }
        if (lock(channel) == null) {
            throw new StartRefused(
                    "the data folder " + place + " is in use by another start; stop that first");
        }
        DataFolder opened = new DataFolder(place, channel);
        opened.endLeftovers();
        return opened;
    }

    public Path path() {
        return folder;
    }

    public Path in(String name) {
        return folder.resolve(name);
    }

    /// A folder in it that only its owner may open; made where it is not there.
    Path privateIn(String name) {
        try {
            return Private.createFolder(in(name));
        } catch (IOException failed) {
            throw new StartRefused("can't make the folder " + in(name), failed);
        }
    }

    public Keeps keeps() {
        return Keeps.in(folder.resolve("keeps.properties"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // the lock ends with the process in any case
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        } catch (IOException impossible) {
            throw new StartRefused("the data folder's disk knows no locks", impossible);
        }
    }

    private void endLeftovers() {
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(DataFolder::end);
    }

    /// Told by the folder they were started with, not by a noted number: numbers are given out
    /// again, and a start that was killed may not have come to noting them.
    private boolean isOurs(ProcessHandle process) {
        return names(process, "--datadir=" + folder + "/")
                || names(process, "-Doutpost.data=" + folder + "/");
    }

    /// Whether one of the words it was started with begins so.
    static boolean names(ProcessHandle process, String begin) {
        for (String word : process.info().arguments().orElse(new String[0])) {
            if (word.startsWith(begin)) return true;
        }
        return false;
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException gone) {
            // it ended while we asked
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
