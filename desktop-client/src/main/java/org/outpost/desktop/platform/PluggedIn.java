// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where this operating system shows sticks and other drives that come and go.
public final class PluggedIn {
    private PluggedIn() {}

    /// The drives there are now; empty where the system keeps them elsewhere.
    public static List<Path> drives() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<Path> found = new ArrayList<>();
        if (system.contains("windows")) {
            FileSystems.getDefault().getRootDirectories().forEach(found::add);
            found.removeIf(root -> root.toString().toUpperCase(Locale.ROOT).startsWith("C:"));
            found.removeIf(root -> !Files.isWritable(root));
        } else if (system.contains("mac")) {
            found.addAll(inside(Path.of("/Volumes")));
        } else {
            String user = System.getProperty("user.name", "");
            found.addAll(inside(Path.of("/run/media", user)));
            found.addAll(inside(Path.of("/media", user)));
        }
        return found;
    }

    private static List<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
