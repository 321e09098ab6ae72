// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import java.util.Set;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.patients.DuplicateScore;

/// Two records of one district that stand in one of its lists.
///
/// @param one of a pair that was joined, the record that is kept
/// @param reasons why they may be one person; none where that is settled
/// @param who said what settled it; empty where nobody did here
public record LikelySame(
        AggregateId one,
        AggregateId other,
        int points,
        Set<DuplicateScore.Reason> reasons,
        String who,
        long at) {
    public LikelySame {
        reasons = Set.copyOf(reasons);
    }
}
