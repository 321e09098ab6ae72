// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.AggregateId;

/// The states a rule may look at: those of the aggregates its fact touches, before or after it, and
/// pools whose parts, once passed, stay where they are.
@FunctionalInterface
public interface States {
    /// The state of an aggregate; empty, never null, where nothing is known of it.
    Object of(AggregateId id);

    /// The state, which must be of this type.
    default <S> S of(AggregateId id, Class<S> type) {
        return type.cast(of(id));
    }
}
