// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.List;
import java.util.Optional;

/// The port to the printers of this machine. Off the window's thread only: printers are slow.
public interface Printers {
    /// Their names, the machine's own choice first; empty where it has none. Asks the machine.
    List<String> names();

    /// The machine's own choice as it was last heard of, which is not long ago; empty where it has
    /// none. Asks only where nobody has asked yet: what waits for it is a slip.
    Optional<String> own();

    /// Puts a picture of a sheet on paper, as wide as the paper.
    ///
    /// @return what was wrong; empty where it came out as far as the machine knows
    Optional<PrintTrouble> print(String name, SheetPicture picture, Paper paper);
}
