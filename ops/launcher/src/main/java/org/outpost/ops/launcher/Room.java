// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How much room disks have.
final class Room {
    /// A start that began with enough and ends with less than this was ended by it.
    private static final long FULL_MB = 150;

    private Room() {}

    static void require(Path folder, long neededMb, String what) {
        long free = freeMb(folder);
        if (free < neededMb) {
            throw new StartRefused(
                    "the disk of %s is full: %d MB free, %d MB needed%s"
                            .formatted(folder, free, neededMb, what));
        }
    }

    /// The line for a start that failed because its disk filled up under it; null where it did not.
    static @Nullable String filledUp(Path folder) {
        try {
            long free = freeMb(folder);
            return free < FULL_MB
                    ? "the disk of %s is full: %d MB free; make room and start again, nothing is lost"
                            .formatted(folder, free)
                    : null;
        } catch (StartRefused unknown) {
            return null;
        }
    }

    static long freeMb(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
        try {
            return Files.getFileStore(there).getUsableSpace() / 1_000_000;
        } catch (IOException unknown) {
            throw new StartRefused("can't ask how full the disk of " + folder + " is", unknown);
        }
    }
}
