// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactBody;

/// Somebody asked the district for a patient of another hospital. Written by the server for every
/// such look-up, found or not, in the name of the person who asked; the hospitals whose patients
/// were shown get the fact too. What was typed is of a person and stands nowhere.
///
/// @param by how: `number`, `phone` or `name`
/// @param reason a code: `came`, `referred`, `emergency`
/// @param shown who was shown, at most {@link #MOST}
/// @param owners the hospitals of those
public record AskDistrict(String by, String reason, List<AggregateId> shown, List<FeedId> owners)
        implements FactBody {
    /// How many are shown at most: who asks more loosely must say more.
    public static final int MOST = 10;

    public AskDistrict {
        shown = List.copyOf(shown);
        owners = owners.stream().distinct().toList();
    }

    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(Inquiry.id(self));
    }

    @Override
    public List<FeedId> concerns() {
        return owners;
    }
}
