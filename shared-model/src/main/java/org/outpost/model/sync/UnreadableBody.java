// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;

/// Stands for a body this machine can't read: made by a newer version, or malformed. The fact is
/// kept and passed on; its aggregates give no final decisions here.
///
/// @param newer whether the type or version is unknown here; otherwise a known body is malformed
/// @param reason in plain words, nothing of the body in it
public record UnreadableBody(boolean newer, String reason) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of();
    }
}
