// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// Who works at this counter now, and which screens the permission table opens for that role.
///
/// @param user the id that facts are signed with
/// @param role the bundle key of the role is `role.` and this word
/// @param nameLocal and `hospitalLocal`: in the script of the place, empty where that is not known
/// @param counter how this machine is told from the others there
/// @param screens ids of the screens in the rail's order, the first one is home
public record SignedIn(
        String user,
        String name,
        String nameLocal,
        String role,
        String hospital,
        String hospitalLocal,
        String counter,
        List<String> screens) {
    public SignedIn {
        screens = List.copyOf(screens);
    }

    /// Somebody at a place whose names are known in one script.
    public SignedIn(
            String user,
            String name,
            String role,
            String hospital,
            String counter,
            List<String> screens) {
        this(user, name, "", role, hospital, "", counter, screens);
    }
}
