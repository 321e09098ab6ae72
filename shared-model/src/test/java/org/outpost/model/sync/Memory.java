// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;

/// What one machine keeps, in lists.
class Memory implements LocalLog {
    final Desk desk = new Desk("a", Desk.HOME);
    final List<Fact> facts = new ArrayList<>();
    final List<FrozenBatch> frozen = new ArrayList<>();
    @Nullable RuntimeException failing;
    final Set<FactId> pulled = new HashSet<>();
    final List<FactId> receipts = new ArrayList<>();
    @Nullable String token;
    byte @Nullable [] key;
    FeedCursor cursor = FeedCursor.start(Desk.HOME);

    void write(int count) {
        for (int i = 0; i < count; i++) {
            facts.add(desk.fact(Toy.add(1, "x")));
        }
    }

    Memory older() {
        Memory copy = new Memory();
        copy.facts.addAll(facts);
        copy.frozen.addAll(frozen);
        copy.token = token;
        copy.key = key;
        copy.cursor = cursor;
        copy.desk.seq = desk.seq;
        copy.desk.number = desk.number;
        copy.desk.chain = desk.chain;
        copy.desk.millis = desk.millis + 5;
        return copy;
    }

    @Override
    public WriterId writer() {
        return desk.writer;
    }

    @Override
    public DeviceId device() {
        return desk.device;
    }

    @Override
    public FeedId home() {
        return desk.home;
    }

    @Override
    public long lastSeq() {
        return facts.size();
    }

    @Override
    public @Nullable String token() {
        return token;
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return seq < facts.size() ? facts.get((int) seq).envelope().recorded() : null;
    }

    @Override
    public List<FeedCursor> cursors() {
        return List.of(cursor);
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        return frozen.stream().filter(batch -> batch.header().lastSeq() > seq).toList();
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        if (failing != null) {
            throw failing;
        }
        int from = frozen.isEmpty() ? 0 : (int) frozen.getLast().header().lastSeq();
        List<Fact> next = new ArrayList<>();
        int bytes = 0;
        while (from + next.size() < facts.size() && (next.isEmpty() || bytes < maxBytes)) {
            Fact fact = facts.get(from + next.size());
            next.add(fact);
            bytes += fact.size();
        }
        if (next.isEmpty()) {
            return null;
        }
        frozen.add(desk.batch(next));
        return frozen.getLast();
    }

    @Override
    public List<Exchange.Want> wants() {
        return List.of();
    }

    @Override
    public void greeted(Hello.Answer answer) {
        token = answer.token();
        key = answer.serverKey();
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        token = answer.token();
        for (FeedPage page : pages) {
            for (FeedEntry entry : page.entries()) {
                if (entry.fact() == null) {
                    receipts.add(entry.id());
                } else {
                    pulled.add(entry.id());
                }
            }
            cursor = new FeedCursor(page.feed(), page.epoch(), page.to());
        }
    }

    @Override
    public byte @Nullable [] serverKey() {
        return key;
    }
}
