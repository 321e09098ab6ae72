// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.patients.Person;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactType;
import org.outpost.model.wire.FactCodec;

/// What programs of other versions write: a type nobody here knows, and a known one in a form that
/// nobody here reads.
public final class OtherVersions {
    /// Seals all that this version writes, and theirs.
    public static final FactCodec CODEC = new FactCodec(types());

    private OtherVersions() {}

    /// Of a release to come.
    record PaintWard(AggregateId patient, String colour) implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return List.of(patient, AggregateId.of("mural", self.value()));
        }
    }

    /// A change of details with a field more than anybody here knows.
    record ChangeMoreDetails(AggregateId patient, Person person, String colour)
            implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return List.of(patient);
        }
    }

    /// Calls itself a change of details, and is none.
    record Scribble(AggregateId who, String what) implements FactBody {
        @Override
        public List<AggregateId> touches(FactId self) {
            return List.of(who);
        }
    }

    private static List<FactType> types() {
        List<FactType> types = new ArrayList<>(Model.ROOMS.types());
        types.add(FactType.of(PaintWard.class));
        types.add(new FactType("ChangePatientDetails", 1, Scribble.class));
        types.add(new FactType("ChangePatientDetails", 1, ChangeMoreDetails.class));
        return types;
    }
}
