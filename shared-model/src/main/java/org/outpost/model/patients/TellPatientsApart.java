// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactBody;

/// Somebody looked at two records that are much alike and said that they are of two people; or took
/// that word back. Written by the server, on a page of the district. It touches neither patient: a
/// hospital that holds only one of them need not hear of the other.
///
/// @param apart false where the word is taken back
/// @param owners the hospitals of the two
public record TellPatientsApart(
        AggregateId one, AggregateId other, boolean apart, List<FeedId> owners)
        implements FactBody {
    public TellPatientsApart {
        owners = owners.stream().distinct().toList();
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(ToldApart.id(one, other));
    }

    @Override
    public List<FeedId> concerns() {
        return owners;
    }
}
