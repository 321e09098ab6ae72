// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Two records are one person: an edge from one to the other. Nothing is copied and nothing lost;
/// what is taken over of the one is a change of the other's details, written beside it in one
/// action.
///
/// @param kept under which the person is found from now on
/// @param gone the other, which says so
/// @param reason why all the same, where the two are hardly one person, one of [#REASONS]; null
///   where nobody was asked
public record MergePatients(AggregateId kept, AggregateId gone, @Nullable String reason)
        implements FactBody {
    /// The codes a desk offers: one was typed wrong, the papers show it, the patient says so.
    public static final List<String> REASONS = List.of("typed", "papers", "told");

    /// Two records that nothing speaks against.
    public MergePatients(AggregateId kept, AggregateId gone) {
        this(kept, gone, null);
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(kept, gone);
    }
}
