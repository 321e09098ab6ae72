// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import org.outpost.model.kernel.AggregateId;

/// The state of an aggregate whose kind this version does not know: kept, passed on, not shown.
///
/// @param facts how many facts touched it
public record UnknownKind(long facts) {
    static final Fold<UnknownKind> FOLD =
            new Fold<>() {
                @Override
                public String kind() {
                    return "unknown";
                }

                @Override
                public Class<UnknownKind> stateType() {
                    return UnknownKind.class;
                }

                @Override
                public UnknownKind empty(AggregateId id) {
                    return new UnknownKind(0);
                }

                @Override
                public UnknownKind apply(UnknownKind state, AggregateId id, ReadFact fact) {
                    return new UnknownKind(state.facts + 1);
                }
            };
}
