// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import org.outpost.model.kernel.Randomness;

/// The device key as 64 hex digits in `device.key`, readable by its owner alone. Written whole into
/// a second file, then renamed, so that a crash leaves a key or none.
public final class DeviceKeyFile implements DeviceKey {
    private static final int BYTES = 32;

    private final Path file;
    private final Randomness randomness;

    public DeviceKeyFile(Path folder, Randomness randomness) {
        this.file = folder.resolve("device.key");
        this.randomness = randomness;
    }

    @Override
    public byte[] bytes(boolean firstStart) {
        try {
            if (Files.exists(file)) {
                return read();
            }
            if (!firstStart) {
                throw new LocalTroubleException(LocalTrouble.Kind.WRONG_KEY.trouble());
            }
            byte[] key = randomness.bytes(BYTES);
            Path fresh = file.resolveSibling("device.key.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly());
            Files.writeString(fresh, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
            Files.move(fresh, file);
            return key;
        } catch (IOException e) {
            throw new LocalTroubleException(LocalTrouble.Kind.DISK.trouble(), e);
        }
    }

    private byte[] read() throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new LocalTroubleException(LocalTrouble.Kind.WRONG_KEY.trouble(), e);
        }
        throw new LocalTroubleException(LocalTrouble.Kind.WRONG_KEY.trouble());
    }

    /// Owner may read and write; on a disk without such rights the user's own folder must do.
    static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
