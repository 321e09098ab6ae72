// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.Rooms;

class StatesTest {
    private final Rooms rooms = OutpostRooms.all();
    private final FactCodec codec = new FactCodec(rooms.types());

    @Test
    void everyStateIsKeptAndReadBackEqual() {
        for (FactBody body : Samples.all()) {
            Fact fact =
                    codec.seal(
                            new FactWriter.Draft(
                                    body, new UserId("asha"), FeedId.of(Samples.DH), 5, 5, null),
                            Samples.FACT,
                            HybridTime.ofMillis(5));
            for (AggregateId id : fact.envelope().aggregates()) {
                kept(rooms.foldOf(id), id, fact);
            }
        }
    }

    private <S> void kept(Fold<S> fold, AggregateId id, Fact fact) {
        S empty = fold.empty(id);
        S state = fold.apply(empty, id, codec.read(fact));
        for (S one : java.util.List.of(empty, state)) {
            byte[] written = Json.write(one);
            S read = Json.read(written, fold.stateType());
            assertThat(read).isEqualTo(one);
            assertThat(Json.write(read)).isEqualTo(written);
        }
    }
}
