// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.Snapshot;

/// How a room keeps what its queries read: one entity per aggregate of a kind, made of nothing but
/// the aggregate's folded state. So it can be made again from the facts at any time.
public interface RowProjection {
    /// The kind of aggregate: `patient`.
    String kind();

    /// The entity class, for counting and clearing.
    Class<?> rowType();

    /// The entity for this state; null where it is not to be seen, such as a thing that never came
    /// to be because its first fact was refused.
    @Nullable Object row(Snapshot aggregate);

    /// The entity's key for this aggregate.
    default Object key(Snapshot aggregate) {
        return aggregate.id().value();
    }
}
