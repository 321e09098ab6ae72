// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.util.Optional;
import org.outpost.desktop.shell.FileChoice;

/// Nobody chooses a file; whoever is asked for a folder points at the second stick.
final class PaperFiles implements FileChoice {
    @Override
    public Optional<Path> toRead(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title, String from) {
        return Optional.of(Path.of("/media/asha/SECOND"));
    }

    @Override
    public Optional<Path> toWrite(String title, String name) {
        return Optional.empty();
    }
}
