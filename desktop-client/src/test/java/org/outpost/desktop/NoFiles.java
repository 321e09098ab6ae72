// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.nio.file.Path;
import java.util.Optional;
import org.outpost.desktop.shell.FileChoice;

/// Nobody chooses a file.
final class NoFiles implements FileChoice {
    @Override
    public Optional<Path> toRead(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> toWrite(String title, String name) {
        return Optional.empty();
    }
}
