// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.sync.FactBody;

/// Money taken by mistake is given back, all of it.
///
/// @param reason a code of a short list: `mistake`, `not-seen`
public record ReturnPayment(AggregateId payment, String reason) implements FactBody {
    @Override
    public List<AggregateId> touches(FactId self) {
        return List.of(payment);
    }
}
