// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

import org.jspecify.annotations.Nullable;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.Sha256;

/// How a kept fact is spoken of: by its name and a mark of all its bytes.
final class Kept {
    private Kept() {}

    static String word(Fact fact) {
        return word(fact.id().value(), fact.core(), fact.person());
    }

    static String word(String name, byte[] core, byte @Nullable [] person) {
        byte[] rest = person == null ? new byte[0] : person;
        return "kept " + name + " " + Sha256.hex(core, rest).substring(0, 16);
    }
}
