// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A patient gets a new card in place of one that is lost or worn. The old one still finds the
/// patient; from here on it is known to be an old one.
///
/// @param issue of the new card; the first card, which no fact tells of, is 1
/// @param reason a code of a short list: `lost`, `worn`, `wrong`
public record ReplaceCard(AggregateId patient, int issue, String reason) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(PatientCard.id(patient));
    }
}
