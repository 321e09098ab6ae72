// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.SignatureCheck;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// What every machine of the world runs on: the real rooms, codec and batches. Signatures alone are
/// cheap: a hash over a key that both sides know and the message.
final class Bench {
    static final Rooms ROOMS = OutpostRooms.all();
    static final FactCodec CODEC = new FactCodec(ROOMS.types());
    static final JsonBatches BATCHES = new JsonBatches();
    static final SignatureCheck CHECK =
            (key, message, signature) -> Arrays.equals(sign(key, message), signature);
    static final List<UserId> CLERKS =
            List.of(new UserId("meena"), new UserId("ravi"), new UserId("salma"));
    static final Set<PlantedBug> NO_BUGS = Set.of();

    private Bench() {}

    static byte[] sign(byte[] key, byte[] message) {
        return Sha256.of(key, message);
    }
}
