// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.function.LongConsumer;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Sha256;
import org.outpost.model.sync.SyncTokens;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.ObjectStore;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.platform.Transactions;

/// The server's half of sync put together, once per process: in Liberty, in tests and in the real
/// simulation alike.
///
/// @param rebuild makes every version row and projection again from the facts
public record SyncParts(FactInbox inbox, FeedStore feeds, Rebuild rebuild) {
    private static final byte[] TOKENS = "sync tokens".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TURNS = "sync turns".getBytes(StandardCharsets.US_ASCII);

    /// @param plain for what is only read, `rows`, for what is written
    public static SyncParts of(
            Rooms rooms,
            Transactions plain,
            RowTransactions rows,
            WriteRule rule,
            List<RowProjection> projections,
            List<IngestHook> hooks,
            Clock clock,
            Randomness randomness) {
        FactCodec codec = new FactCodec(rooms.types());
        JsonBatches batches = new JsonBatches();
        IngestSession session =
                new IngestSession(rooms, codec, codec, batches, EcP256.CHECK, clock);
        IngestStore store = new IngestStore(batches, clock, randomness);
        return new SyncParts(
                new FactInbox(plain, rows, session, rooms, codec, store, rule, projections, hooks),
                new FeedStore(plain),
                new Rebuild(rows, rooms, codec, projections, hooks));
    }

    /// What cuts feeds into the blocks of first loads.
    ///
    /// @param keys what manifests are signed with: those of pages
    public static BlockBuilder blocks(
            Rooms rooms,
            Transactions plain,
            ObjectStore objects,
            KeyPair keys,
            Clock clock,
            Randomness randomness,
            LongConsumer givesWay) {
        return new BlockBuilder(
                plain,
                objects,
                rooms,
                EcP256.signer(keys.getPrivate()),
                clock,
                randomness,
                givesWay);
    }

    /// Begins a new epoch because a backup was put back, once for each name of such a restore.
    ///
    /// @return whether it began now
    public static boolean restored(
            Transactions plain, String label, Clock clock, Randomness randomness) {
        return plain.call(connection -> EpochStore.restored(connection, clock, randomness, label));
    }

    /// What hands them out.
    public static LoadSource loads(
            Transactions plain, ObjectStore objects, DeviceDirectory devices) {
        return new LoadSource(plain, objects, devices);
    }

    /// The turns of all nodes.
    static Turns turns(KeyPair keys, Clock clock, Randomness randomness) {
        return new Turns(secret(TURNS, keys), clock, randomness);
    }

    private static byte[] secret(byte[] use, KeyPair keys) {
        return Sha256.of(use, keys.getPrivate().getEncoded());
    }

    /// What looks daily whether all that was acknowledged is here.
    public static DailyAudit audit(Transactions plain, Clock clock, Randomness randomness) {
        return new DailyAudit(plain, clock, randomness);
    }

    /// What is done when a machine is declared lost.
    public LostMachines lost(
            RowTransactions rows, List<LeaseOffer> offers, List<CounterHook> hooks, Clock clock) {
        return new LostMachines(inbox, rows, offers, hooks, clock);
    }

    /// The end of the line that machines talk to.
    ///
    /// @param keys what pages are signed with
    public ServerPartner partner(
            Transactions plain,
            RowTransactions rows,
            DeviceDirectory devices,
            List<LeaseOffer> offers,
            List<CounterHook> hooks,
            PushMeter meter,
            Clock clock,
            Randomness randomness,
            KeyPair keys) {
        FeedSession news = new FeedSession(new JsonBatches(), EcP256.signer(keys.getPrivate()));
        return new ServerPartner(
                plain,
                rows,
                inbox,
                feeds,
                news,
                devices,
                offers,
                hooks,
                meter,
                clock,
                randomness,
                keys.getPublic().getEncoded(),
                new SyncTokens(secret(TOKENS, keys)));
    }
}
