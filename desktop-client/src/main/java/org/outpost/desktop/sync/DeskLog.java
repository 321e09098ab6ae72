// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchCodec;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.Rooms;
import org.outpost.model.wire.BatchBlock;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Vocabulary;

/// The local file as the conversation with the district sees it. What is behind the highest number
/// the district has said is the outbox; nothing is marked, nothing is swept.
public final class DeskLog implements LocalLog {
    private static final int RANDOM_BYTES = 16;
    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.shared());

    private final LocalDatabase database;
    private final Device device;
    private final Rooms rooms;
    private final FactApplier applier;
    private final FactLog log;
    private final BatchCodec codec;
    private final Randomness randomness;
    private final SystemClock clock;
    private final Supplier<List<Exchange.Want>> wants;

    /// @param wants what the rooms would like to hold of leases now
    public DeskLog(
            LocalDatabase database,
            Device device,
            Rooms rooms,
            FactApplier applier,
            FactLog log,
            BatchCodec codec,
            Randomness randomness,
            SystemClock clock,
            Supplier<List<Exchange.Want>> wants) {
        this.database = database;
        this.device = device;
        this.rooms = rooms;
        this.applier = applier;
        this.log = log;
        this.codec = codec;
        this.randomness = randomness;
        this.clock = clock;
        this.wants = wants;
        clock.correct(database.read(sql -> MetaStore.number(sql, "offset")));
    }

    @Override
    public WriterId writer() {
        return device.writer();
    }

    @Override
    public DeviceId device() {
        return device.id();
    }

    @Override
    public FeedId home() {
        FeedId home = device.home();
        if (home == null) {
            throw new IllegalStateException("a machine speaks once it has a home");
        }
        return home;
    }

    @Override
    public long lastSeq() {
        return database.read(sql -> facts(sql).lastSeq(writer()));
    }

    @Override
    public @Nullable String token() {
        return database.read(sql -> MetaStore.text(sql, "token"));
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return database.read(sql -> facts(sql).oldestAfter(writer(), seq));
    }

    @Override
    public List<FeedCursor> cursors() {
        return database.read(sql -> {
            // Pages of a feed wait until its first load has brought what is needed first.
            List<FeedId> waiting = new LoadStore(sql).waiting();
            return line(sql).cursors().stream()
                    .filter(cursor -> !waiting.contains(cursor.feed()))
                    .toList();
        });
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        return database.read(sql -> line(sql).frozenAfter(writer(), seq, maxBytes));
    }

    @Override
    public List<WriterId> formerWriters() {
        return database.read(sql -> line(sql).formerWriters());
    }

    @Override
    public List<FrozenBatch> formerAfter(WriterId writer, long seq, int maxBytes) {
        return database.read(sql -> line(sql).frozenAfter(writer, seq, maxBytes));
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        List<Fact> next = database.read(this::unfrozen);
        if (next.isEmpty()) {
            return null;
        }
        // Written once: whenever the batch is sent, it is sent in these bytes. That takes a while,
        // in
        // which others may write; only this thread freezes.
        BatchBlock filled = BatchBlock.fill(next, maxBytes, PACKING);
        return database.write(sql -> freeze(sql, filled));
    }

    private List<Fact> unfrozen(Sql sql) {
        LineStore.LastBatch last = line(sql).last(writer());
        long after = last == null ? 0 : last.lastSeq();
        return facts(sql).factsOf(writer(), after, BatchBlock.MAX_FACTS, BatchBlock.MAX_RAW);
    }

    private FrozenBatch freeze(Sql sql, BatchBlock filled) {
        LineStore.LastBatch last = line(sql).last(writer());
        FrozenBatch frozen =
                codec.freeze(
                        writer(),
                        device.id(),
                        last == null ? 1 : last.number() + 1,
                        last == null ? BatchHeader.NO_BATCH : last.hash(),
                        randomness.bytes(RANDOM_BYTES),
                        filled.facts(),
                        device.signer());
        FrozenBatch batch = frozen.packed(filled.block());
        line(sql).keep(batch);
        return batch;
    }

    @Override
    public List<Exchange.Want> wants() {
        return wants.get();
    }

    @Override
    public void greeted(Hello.Answer answer) {
        long offset = answer.serverMillis() - clock.ownMillis();
        database.change(sql -> {
            for (FeedCursor head : answer.feeds()) {
                line(sql).follow(head);
                new LoadStore(sql).want(head, answer.serverMillis());
            }
            MetaStore.put(sql, "server.key", answer.serverKey());
            MetaStore.put(sql, "token", answer.token());
            MetaStore.put(sql, "offset", offset);
            if (answer.highSeq() < MetaStore.number(sql, "reached")) {
                // The district lost what it had: all that counts as not sent again.
                long lost = MetaStore.number(sql, "reached") - answer.highSeq();
                NoticeStore.tell(sql, clock.millis(), "went-back", String.valueOf(lost));
                MetaStore.put(sql, "reached", answer.highSeq());
            }
            reached(sql, answer.highSeq());
            line(sql).safe(writer(), answer.safeSeq(), answer.serverMillis());
        });
        clock.correct(offset);
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        List<AggregateId> changed =
                database.write(sql -> {
                    List<AggregateId> touched = applier.apply(sql, pages, clock.millis());
                    MetaStore.put(sql, "token", answer.token());
                    MetaStore.put(sql, "last.good", clock.millis());
                    reached(sql, answer.highSeq());
                    line(sql).safe(writer(), answer.safeSeq(), answer.serverMillis());
                    return touched;
                });
        log.tell(changed);
    }

    @Override
    public List<Fact> decidedBehind(List<FeedCursor> joints) {
        return database.read(sql -> new ProofStore(sql).decidedBehind(joints));
    }

    @Override
    public boolean isSoundBehind(FeedCursor joint, @Nullable Digest upTo) {
        return database.read(sql -> new ProofStore(sql).isSoundBehind(joint, upTo));
    }

    @Override
    public void takeOut(List<Fact> lost) {
        log.tell(database.write(sql -> applier.takeOut(sql, lost)));
    }

    @Override
    public byte @Nullable [] serverKey() {
        return database.read(sql -> MetaStore.bytes(sql, "server.key"));
    }

    private void reached(Sql sql, long highSeq) {
        long known = MetaStore.number(sql, "reached");
        if (highSeq > known) {
            MetaStore.put(sql, "reached", highSeq);
            MetaStore.put(sql, "aside", 0L);
        }
    }

    private FactStore facts(Sql sql) {
        return new FactStore(sql, rooms);
    }

    private LineStore line(Sql sql) {
        return new LineStore(sql, facts(sql));
    }
}
