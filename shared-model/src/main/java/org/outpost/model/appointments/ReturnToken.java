// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A patient waits again: came after all, or was called or finished by mistake.
///
/// @param order the place in the queue, as milliseconds since 1970: whoever has less is before; the
///   place it had where it is the time of opening
public record ReturnToken(AggregateId visit, long order) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(visit);
    }
}
