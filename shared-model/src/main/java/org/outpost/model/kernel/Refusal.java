// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.util.List;

/// Why a rule said no: a stable code for the words of each language, and what the words need to be
/// exact. Each room seals its own.
public interface Refusal {
    /// The stable code, room first: `stock.batch-expired`. Part of the wire: never changed.
    String code();

    /// What the sentence needs, in its order: numbers and names of things, never of persons.
    default List<String> details() {
        return List.of();
    }
}
