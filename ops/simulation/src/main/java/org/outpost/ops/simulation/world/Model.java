// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

import java.util.List;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Rooms;
import org.outpost.model.wire.FactCodec;

/// What people and the judge know of the model, whoever runs the machines.
public final class Model {
    /// The real rooms.
    public static final Rooms ROOMS = OutpostRooms.all();

    /// Reads facts for the judge.
    static final FactCodec CODEC = new FactCodec(ROOMS.types());

    static final List<UserId> CLERKS =
            List.of(new UserId("meena"), new UserId("ravi"), new UserId("salma"));

    private Model() {}
}
