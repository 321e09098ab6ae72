// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;
import java.util.concurrent.Callable;

/// An undo that wants to know why once what was done has left the screen: a slip in somebody's
/// hand, a token called aloud. Its call then answers [Outcome.NeedsReason], and the window asks.
/// Runs off the window's thread.
public interface AskingUndo extends Callable<Outcome<?>> {
    /// Bundle keys, at most seven.
    List<String> reasons();

    /// Undoes it for one of the reasons.
    Outcome<?> because(String reason);
}
