// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;

/// What a use case writes down: a record named by its verb-noun stem, whose component `person`, if
/// it has one, is the person part and whose other components are the structure. A lenient view:
/// what it does not know is ignored when read and never written back.
public interface FactBody {
    /// What the fact changes; an aggregate the fact makes is named after `self`.
    List<AggregateId> touches(FactId self);

    /// Feeds besides home that the action names.
    default List<FeedId> concerns() {
        return List.of();
    }
}
