// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What became of a main action, as a screen can tell it.
///
/// @param <T> what was made
public sealed interface Outcome<T> {

    /// The fact is on disk. `undo` writes the reversing fact, or is null where nothing can reverse
    /// it.
    record Done<T>(T made, Phrase words, @Nullable Callable<Outcome<?>> undo)
            implements Outcome<T> {}

    /// A rule said no, in words; `field` names the form's field it is about, or is empty.
    record Declined<T>(Phrase why, String field) implements Outcome<T> {}

    /// Physical and doubtful: it may be written all the same once a person gives a reason from a
    /// list.
    record NeedsReason<T>(Phrase why) implements Outcome<T> {}
}
