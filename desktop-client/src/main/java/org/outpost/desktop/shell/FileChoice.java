// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

/// How a person points at a file: the one dialog the house allows. Tests plug in one that knows.
public interface FileChoice {

    /// A file to read; empty where the person thought better of it.
    Optional<Path> toRead(String title);

    /// A folder, such as a stick; empty where the person thought better of it.
    ///
    /// @param from where to begin to look; empty where nothing is known
    Optional<Path> folder(String title, String from);

    /// Where to write a file.
    ///
    /// @param name what it is called unless the person says otherwise
    Optional<Path> toWrite(String title, String name);
}
