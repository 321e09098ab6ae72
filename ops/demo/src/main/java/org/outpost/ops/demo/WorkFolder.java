// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outpost.model.wire.Json;

/// A folder only its owner reads, with records in JSON: whole ones replaced at a stroke, and lists
/// that only grow, a line each. A last line that a crash cut short is dropped when read, so what is
/// read was written whole.
final class WorkFolder {
    private static final String OWNER_ONLY_FILE = "rw-------";
    private final Path folder;

    WorkFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            if (posix()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " can't be made", e);
        }
    }

    WorkFolder sub(String name) {
        return new WorkFolder(folder.resolve(name));
    }

    <T> Optional<T> read(String name, Class<T> type) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readAllBytes(file), type))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    void replace(String name, Object record) {
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            write(fresh, Json.write(record), StandardOpenOption.CREATE_NEW);
            Files.move(
                    fresh,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(fresh + " can't be written", e);
        }
    }

    void append(String name, byte[] lines) {
        Path file = folder.resolve(name);
        try {
            write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }

    /// The whole lines of a growing list; cuts off what a crash left behind the last one.
    List<byte[]> lines(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            List<byte[]> lines = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    lines.add(java.util.Arrays.copyOfRange(all, start, i));
                    start = i + 1;
                }
            }
            if (start < all.length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(start);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    private void write(Path file, byte[] bytes, StandardOpenOption... how) throws IOException {
        List<StandardOpenOption> options = new ArrayList<>(List.of(how));
        options.add(StandardOpenOption.WRITE);
        boolean fresh = !Files.exists(file);
        if (fresh && posix()) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_ONLY_FILE)));
            options.remove(StandardOpenOption.CREATE_NEW);
        }
        try (FileChannel channel =
                FileChannel.open(file, options.toArray(StandardOpenOption[]::new))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
