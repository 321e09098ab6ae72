// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// A hospital's register goes out as a file. Written before the first name leaves, so that a file
/// nobody knows of does not exist; one that could not be written after all is known all the same.
///
/// @param why a code: `own`, `district`, `move`
/// @param people how many are in it
public record GiveOutRegister(String why, long people) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(RegisterGivenOut.id(self));
    }
}
