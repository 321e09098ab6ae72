// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.pure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.ops.simulation.world.Chance;
import org.outpost.ops.simulation.world.PlantedBug;

/// The own facts of one writer and the frozen batches they travel in, as they lie on the disk.
final class Outbox {
    private final WriterId writer;
    private final DeviceId device;
    private final String key;
    private final Kit kit;
    private final Set<PlantedBug> bugs;
    private final List<Fact> own = new ArrayList<>();
    private final List<FrozenBatch> frozen = new ArrayList<>();
    private long handedOut;
    private long deleted;

    /// @param key the name of the key that signs
    Outbox(WriterId writer, DeviceId device, String key, Kit kit, Set<PlantedBug> bugs) {
        this.writer = writer;
        this.device = device;
        this.key = key;
        this.kit = kit;
        this.bugs = bugs;
    }

    /// The same, on a disk of its own.
    Outbox copy() {
        Outbox copy = new Outbox(writer, device, key, kit, bugs);
        copy.own.addAll(own);
        copy.frozen.addAll(frozen);
        copy.handedOut = handedOut;
        copy.deleted = deleted;
        return copy;
    }

    WriterId writer() {
        return writer;
    }

    List<Fact> own() {
        return own;
    }

    void keep(FrozenBatch batch) {
        frozen.add(batch);
    }

    /// The district has said that it has so many of these facts.
    void received(long seq) {
        boolean deletes = bugs.contains(PlantedBug.RECEIPT_DELETED_EARLY);
        deleted = deletes ? Math.max(deleted, seq) : 0;
    }

    /// Whether a batch is still here; the last one always is, for the chain.
    private boolean isKept(FrozenBatch batch) {
        return batch.header().lastSeq() > deleted || batch == frozen.getLast();
    }

    List<FrozenBatch> after(long seq, int maxBytes, Chance chance) {
        List<FrozenBatch> batches = new ArrayList<>();
        long bytes = 0;
        int from = frozen.size();
        long after = bugs.contains(PlantedBug.RESENT_FROM_THE_START) ? 0 : seq;
        if (bugs.contains(PlantedBug.SENT_TAKEN_FOR_REACHED)) {
            after = Math.max(seq, handedOut);
            handedOut = frozen.isEmpty() ? 0 : frozen.getLast().header().lastSeq();
        }
        while (from > 0 && frozen.get(from - 1).header().lastSeq() > after) {
            from--;
        }
        for (FrozenBatch batch : frozen.subList(from, frozen.size())) {
            if (isKept(batch) && (batches.isEmpty() || bytes < maxBytes)) {
                batches.add(freezesAgain() ? again(batch, chance) : batch);
                bytes += batch.facts().stream().mapToLong(Fact::size).sum();
            }
        }
        return batches;
    }

    /// As they were frozen, whatever bug is planted.
    List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        List<FrozenBatch> batches = new ArrayList<>();
        long bytes = 0;
        for (FrozenBatch batch : frozen) {
            if (isKept(batch)
                    && batch.header().lastSeq() > seq
                    && (batches.isEmpty() || bytes < maxBytes)) {
                batches.add(batch);
                bytes += batch.facts().stream().mapToLong(Fact::size).sum();
            }
        }
        return batches;
    }

    private boolean freezesAgain() {
        return bugs.contains(PlantedBug.FROZEN_AGAIN)
                || bugs.contains(PlantedBug.CHAIN_NOT_CHECKED);
    }

    private FrozenBatch again(FrozenBatch batch, Chance chance) {
        BatchHeader header = batch.header();
        return freeze(header.number(), header.previous(), batch.facts(), chance);
    }

    /// The next batch, not yet kept; null where every fact is in one.
    @Nullable FrozenBatch next(int maxBytes, Chance chance) {
        BatchHeader last = frozen.isEmpty() ? null : frozen.getLast().header();
        int from = last == null ? 0 : (int) last.lastSeq();
        List<Fact> next = new ArrayList<>();
        long bytes = 0;
        while (from + next.size() < own.size() && (next.isEmpty() || bytes < maxBytes)) {
            Fact fact = own.get(from + next.size());
            next.add(fact);
            bytes += fact.size();
        }
        return next.isEmpty()
                ? null
                : freeze(
                        frozen.size() + 1L,
                        frozen.isEmpty() ? BatchHeader.NO_BATCH : frozen.getLast().hash(),
                        next,
                        chance);
    }

    private FrozenBatch freeze(long number, String previous, List<Fact> facts, Chance chance) {
        return kit.batches()
                .freeze(writer, device, number, previous, chance.bytes(16), facts, kit.signer(key));
    }
}
