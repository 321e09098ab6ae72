// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;

/// A screen the rail can lead to. The screen is made when it is first asked for.
///
/// @param id the same as [Screen#id] and as the permission table's word; the rail's word is `rail.`
///   and this
/// @param under whose permission opens it: its own id, or that of the entry it belongs to
public record RailEntry(String id, Ikon icon, Supplier<Screen> screen, String under) {

    /// An entry of the rail itself.
    public static RailEntry of(String id, Ikon icon, Supplier<Screen> screen) {
        return new RailEntry(id, icon, screen, id);
    }
}
