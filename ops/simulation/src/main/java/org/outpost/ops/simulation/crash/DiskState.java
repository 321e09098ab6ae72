// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.outpost.model.sync.Sha256;

/// What a power cut may leave of a folder, and what the program had said by then.
///
/// @param files by name
/// @param said what it had acknowledged
/// @param how in words, for whoever looks into a state that does not hold
record DiskState(SortedMap<String, byte[]> files, List<String> said, String how) {
    /// Equal for equal files.
    String image() {
        byte[][] parts = new byte[files.size() * 2][];
        int i = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] head =
                    (file.getKey() + " " + file.getValue().length + ";")
                            .getBytes(StandardCharsets.UTF_8);
            parts[i++] = head;
            parts[i++] = file.getValue();
        }
        return Sha256.hex(parts);
    }

    /// Makes the files, in an empty folder.
    void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
