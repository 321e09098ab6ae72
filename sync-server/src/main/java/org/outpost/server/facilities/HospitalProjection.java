// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.facilities;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link HospitalRow} as the facts add up.
@ApplicationScoped
public class HospitalProjection implements RowProjection {
    @Override
    public String kind() {
        return Hospital.KIND;
    }

    @Override
    public Class<?> rowType() {
        return HospitalRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        Hospital state = aggregate.as(Hospital.class);
        HospitalRow row = new HospitalRow();
        row.id = aggregate.id().value();
        HospitalTier tier = state.tier();
        if (tier == null) {
            return null;
        }
        row.code = state.code();
        row.district = state.district();
        row.tier = tier.name();
        row.name = state.name();
        row.nameLocal = state.nameLocal();
        return row;
    }
}
