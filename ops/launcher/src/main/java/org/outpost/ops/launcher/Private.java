// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only their owner may open, from the moment they exist.
final class Private {
    private Private() {}

    static void createFile(Path file) throws IOException {
        Files.createFile(file, owner("rw-------"));
    }

    static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        createFile(file);
        Files.writeString(file, text);
    }

    static Path createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        return Files.createDirectories(folder, owner("rwx------"));
    }

    private static FileAttribute<?>[] owner(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!posix) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
