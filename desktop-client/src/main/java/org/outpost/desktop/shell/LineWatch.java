// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.function.Consumer;

/// The port to whoever knows the line. Listeners may be called on any thread, soon after each
/// change.
public interface LineWatch {

    LineStatus now();

    void onChange(Consumer<LineStatus> listener);
}
