// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Was;

/// Under which names facts stand at the server that two copies of a file may both hold.
final class FirstNames {
    private final Map<Was, FactId> again = new HashMap<>();

    void keep(Fact fact) {
        Was was = fact.envelope().was();
        if (was != null) {
            again.put(was, fact.id());
        }
    }

    /// Takes over what another one knows.
    void takes(FirstNames other) {
        again.putAll(other.again);
    }

    /// @param own whose names are looked for only among those written again; null to look
    ///   everywhere
    Map<Was, FactId> standing(Collection<Was> names, @Nullable WriterId own, Disk disk) {
        Map<Was, FactId> found = new HashMap<>();
        for (Was was : names) {
            FactId as = again.get(was);
            Fact original = was.of().writer().equals(own) ? null : disk.fact(was.of());
            if (as != null) {
                found.put(was, as);
            } else if (original != null && Was.of(original).equals(was)) {
                found.put(was, was.of());
            }
        }
        return found;
    }
}
