// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.KeyPair;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.Randomness;
import org.outpost.server.platform.Environment;
import org.outpost.server.platform.KeyPairFile;
import org.outpost.server.platform.ObjectStore;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.platform.Transactions;

/// Puts the server's half of sync together, with whatever rooms are packed with it.
@ApplicationScoped
public class SyncWiring {
    @Produces
    @Singleton
    SyncParts parts(
            Transactions plain,
            RowTransactions rows,
            WriteRule rule,
            @Any Instance<RowProjection> projections,
            @Any Instance<IngestHook> hooks,
            Clock clock,
            Randomness randomness) {
        return SyncParts.of(
                OutpostRooms.all(),
                plain,
                rows,
                rule,
                projections.stream().toList(),
                hooks.stream().toList(),
                clock,
                randomness);
    }

    /// Four to a core unless the operator says otherwise: most of a counter's time goes into
    /// waiting for the database.
    @Produces
    @Singleton
    Admission admission(Clock clock) {
        int atOnce =
                Environment.find("OUTPOST_SYNC_AT_ONCE")
                        .map(Integer::parseInt)
                        .orElse(4 * Runtime.getRuntime().availableProcessors());
        return new Admission(atOnce, clock);
    }

    @Produces
    @Singleton
    Turns turns(Clock clock, Randomness randomness) {
        return SyncParts.turns(pageKeys(), clock, randomness);
    }

    @Produces
    @Singleton
    BadSignatures badSignatures(Clock clock) {
        return new BadSignatures(clock);
    }

    @Produces
    @Singleton
    GivingWay givingWay(Admission admission) {
        return new GivingWay(admission);
    }

    @Produces
    @Singleton
    FactInbox inbox(SyncParts parts) {
        return parts.inbox();
    }

    @Produces
    @Singleton
    Rebuild rebuild(SyncParts parts) {
        return parts.rebuild();
    }

    @Produces
    @Singleton
    FeedStore feeds(SyncParts parts) {
        return parts.feeds();
    }

    /// Every node signs pages with the same key, because a page may come by way of a neighbour.
    @Produces
    @Singleton
    ServerPartner partner(
            SyncParts parts,
            Transactions plain,
            RowTransactions rows,
            DeviceDirectory devices,
            @Any Instance<LeaseOffer> offers,
            @Any Instance<CounterHook> hooks,
            MetricsPushMeter meter,
            Clock clock,
            Randomness randomness) {
        return parts.partner(
                plain,
                rows,
                devices,
                offers.stream().toList(),
                hooks.stream().toList(),
                meter,
                clock,
                randomness,
                pageKeys());
    }

    @Produces
    @Singleton
    BlockBuilder blocks(
            Transactions plain,
            ObjectStore objects,
            Clock clock,
            Randomness randomness,
            GivingWay counters) {
        return SyncParts.blocks(
                OutpostRooms.all(), plain, objects, pageKeys(), clock, randomness, counters::after);
    }

    @Produces
    @Singleton
    LoadSource loads(Transactions plain, ObjectStore objects, DeviceDirectory devices) {
        return SyncParts.loads(plain, objects, devices);
    }

    @Produces
    @Singleton
    LostMachines lost(
            SyncParts parts,
            RowTransactions rows,
            @Any Instance<LeaseOffer> offers,
            @Any Instance<CounterHook> hooks,
            Clock clock) {
        return parts.lost(rows, offers.stream().toList(), hooks.stream().toList(), clock);
    }

    @Produces
    @Singleton
    DailyAudit audit(Transactions plain, Clock clock, Randomness randomness) {
        return SyncParts.audit(plain, clock, randomness);
    }

    private static KeyPair pageKeys() {
        Path folder = Path.of(Environment.require("OUTPOST_KEYS_FOLDER"));
        return KeyPairFile.at(folder.resolve("page-signing.key"));
    }
}
