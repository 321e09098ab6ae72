// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.Refusal;
import org.outpost.model.sync.ReadFact;

/// What became of an attempt to write something down.
public sealed interface Recorded {
    /// It is on the disk.
    ///
    /// @param doubt what a rule questions about it; null where nothing
    record Kept(List<ReadFact> facts, @Nullable Refusal doubt) implements Recorded {}

    /// Nothing was written: a rule questions it, and nobody gave a reason to go on yet.
    record Doubtful(Refusal why) implements Recorded {}

    /// Nothing was written: it could not stand.
    record Refused(Refusal why) implements Recorded {}
}
