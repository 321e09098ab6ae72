// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A token is called to a room, or called again.
///
/// @param room what the display shows: `4`, `Window 2`
public record CallToken(AggregateId visit, String room) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(visit);
    }
}
