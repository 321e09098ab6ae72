// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;

/// Seals a new fact: the one place where bytes are made that will never change.
public interface FactWriter {
    /// @param draft who did what and when
    /// @param id the writer's next number
    /// @param clock a reading after everything the fact names and changes
    Fact seal(Draft draft, FactId id, HybridTime clock);

    /// What a use case knows of the fact before it is numbered.
    ///
    /// @param happened and `recorded`: milliseconds since 1970
    record Draft(
            FactBody body,
            UserId who,
            FeedId home,
            long happened,
            long recorded,
            @Nullable String action) {}
}
