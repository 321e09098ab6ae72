// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

/// How a person points at a file: the one dialog the house allows. Tests plug in one that knows.
public interface FileChoice {

    /// A file to read; empty where the person thought better of it.
    Optional<Path> toRead(String title);

    /// Where to write a file.
    ///
    /// @param name what it is called unless the person says otherwise
    Optional<Path> toWrite(String title, String name);
}
