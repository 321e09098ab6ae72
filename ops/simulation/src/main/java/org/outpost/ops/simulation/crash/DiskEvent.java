// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

/// What a program told the operating system to do with a file of its folder, in order.
sealed interface DiskEvent {
    /// @param file its name in the folder
    record Made(String file) implements DiskEvent {}

    record Written(String file, long at, byte[] bytes) implements DiskEvent {}

    record Cut(String file, long size) implements DiskEvent {}

    /// A barrier: what was written to the file before is on the disk.
    record Synced(String file) implements DiskEvent {}

    /// A barrier of the folder itself: what it lists is on the disk.
    record FolderSynced() implements DiskEvent {}

    record Renamed(String file, String to) implements DiskEvent {}

    record Removed(String file) implements DiskEvent {}

    /// The program said something to the world: from here on it must keep it.
    record Said(String words) implements DiskEvent {}
}
