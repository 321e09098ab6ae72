// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.net.URI;
import java.nio.file.Path;

/// The port to what the operating system offers a program: a place of its own, word that it comes
/// back to the front, and the user's browser.
public interface MachineServices {
    /// Where this program may keep its files.
    Path privateFolder();

    /// Called when the program is looked at again after a pause, such as a sleep of the machine.
    void onResume(Runnable action);

    /// Opens a page in the user's browser; does nothing where there is none.
    void open(URI page);
}
