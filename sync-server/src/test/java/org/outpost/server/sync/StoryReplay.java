// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Scenario;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;

/// A story replayed through a server's tables: the desks' facts come in as signed batches, one
/// each; what the server adds it decides itself, again.
final class StoryReplay {
    private static final DeviceId DEVICE = new DeviceId("d000000000000000");

    private final KeyPair keys = EcP256.newKeys();
    private final JsonBatches batches = new JsonBatches();
    private final Map<WriterId, FrozenBatch> last = new HashMap<>();

    /// Plays it, and asserts that it ends as told and that the tables made anew are the same.
    ///
    /// @param server that lets everybody write everything
    void endsAlike(String name, ServerOnDatabase server) {
        Scenario story = Scenario.play(name);
        FactCodec codec = new FactCodec(server.rooms.types());
        List<Fact> facts = story.facts();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            server.now.set(heardAt(facts, i, server.now.get()));
            if (!fact.id().writer().isServer()) {
                push(server, fact);
            } else if (codec.read(fact).body() instanceof PassLease pass) {
                FeedId home = fact.envelope().home();
                server.parts.inbox().act(home, IngestSession.SERVER, _ -> List.of(pass), null);
            }
        }
        assertThat(
                        story.differences(
                                id -> server.parts.inbox().<Object>read(states -> states.of(id))))
                .isEmpty();
        assertThat(server.parts.rebuild().run().differing()).isEmpty();
    }

    /// When the server heard of a fact: the time at which it answered with facts of its own, where
    /// it did, for a desk may have written it long before.
    private static long heardAt(List<Fact> facts, int index, long now) {
        long written = facts.get(index).envelope().recorded();
        boolean answered =
                index + 1 < facts.size() && facts.get(index + 1).id().writer().isServer();
        return answered
                ? facts.get(index + 1).envelope().recorded()
                : Math.max(written, index == 0 ? written : now);
    }

    private void push(ServerOnDatabase server, Fact fact) {
        WriterId writer = fact.id().writer();
        FrozenBatch before = last.get(writer);
        if (before == null) {
            WriterRow row =
                    WriterRow.fresh(
                            writer, DEVICE, keys.getPublic().getEncoded(), fact.envelope().home());
            server.plain.run(connection -> WriterStore.open(connection, row));
        }
        FrozenBatch batch =
                batches.freeze(
                        writer,
                        DEVICE,
                        before == null ? 1 : before.header().number() + 1,
                        before == null ? BatchHeader.NO_BATCH : before.hash(),
                        server.randomness.bytes(16),
                        List.of(fact),
                        EcP256.signer(keys.getPrivate()));
        assertThat(server.parts.inbox().take(batch).answer().standing())
                .isEqualTo(Exchange.BatchStanding.TAKEN);
        last.put(writer, batch);
    }
}
