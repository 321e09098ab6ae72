// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LocalLog;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Ruling;
import org.outpost.model.sync.Span;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.JsonBatches;

/// What one writer of the demo keeps: its facts, its frozen batches, where the conversation stands.
/// It follows its home feed alone, and of that feed keeps only what concerns itself: the shares of
/// leases it was passed and the server's rulings.
final class DemoLog implements LocalLog {
    private static final String FACTS = "facts.jsonl";
    private static final String BATCHES = "batches.jsonl";
    private static final String STATE = "state.json";
    private static final JsonBatches CODEC = new JsonBatches();

    /// Where the conversation stands; replaced as a whole after each answer.
    record State(
            @Nullable String token,
            byte @Nullable [] serverKey,
            FeedCursor cursor,
            List<Share> shares,
            Map<String, Integer> rulings) {}

    /// A share of a lease passed to this writer.
    record Share(AggregateId pool, List<Span> parts) {}

    private final WorkFolder folder;
    private final DemoDevice device;
    private final FeedId home;
    private final FactCodec codec;
    private final Randomness randomness;
    private final List<Fact> facts = new ArrayList<>();
    private final List<FrozenBatch> batches = new ArrayList<>();
    private final HybridClock clock;
    private State state;
    private List<Exchange.Want> wants = List.of();

    DemoLog(WorkFolder folder, FeedId home, FactCodec codec, Randomness randomness) {
        this.folder = folder;
        this.home = home;
        this.codec = codec;
        this.randomness = randomness;
        this.device = DemoDevice.in(folder, randomness);
        folder.lines(FACTS).forEach(line -> facts.add(FactCodec.parseLine(line)));
        folder.lines(BATCHES).forEach(line -> batches.add(Json.read(line, FrozenBatch.class)));
        this.clock =
                new HybridClock(
                        facts.isEmpty() ? HybridTime.ZERO : facts.getLast().envelope().clock());
        this.state =
                folder.read(STATE, State.class)
                        .orElse(new State(null, null, FeedCursor.start(home), List.of(), Map.of()));
    }

    DemoDevice keys() {
        return device;
    }

    /// Seals further facts and keeps them, all or none.
    void record(List<FactWriter.Draft> drafts, long now) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<Fact> fresh = new ArrayList<>(drafts.size());
        for (FactWriter.Draft draft : drafts) {
            FactId id = new FactId(writer(), facts.size() + fresh.size() + 1L);
            Fact fact = codec.seal(draft, id, clock.tick(now, HybridTime.ZERO));
            fresh.add(fact);
            lines.writeBytes(FactCodec.line(fact));
            lines.write('\n');
        }
        folder.append(FACTS, lines.toByteArray());
        facts.addAll(fresh);
    }

    /// Asks for these shares in every exchange from now on.
    void want(List<Exchange.Want> shares) {
        wants = List.copyOf(shares);
    }

    /// The parts of a lease this writer was passed, lowest first.
    List<Long> parts(AggregateId pool) {
        List<Long> parts = new ArrayList<>();
        for (Share share : state.shares()) {
            if (share.pool().equals(pool)) {
                share.parts()
                        .forEach(span -> {
                            for (long part = span.from(); part <= span.to(); part++) {
                                parts.add(part);
                            }
                        });
            }
        }
        return parts.stream().sorted().distinct().toList();
    }

    /// How often the server ruled on facts of this writer, by kind of ruling and reason.
    Map<String, Integer> rulings() {
        return state.rulings();
    }

    @Override
    public WriterId writer() {
        return device.writer();
    }

    @Override
    public DeviceId device() {
        return device.device();
    }

    @Override
    public FeedId home() {
        return home;
    }

    @Override
    public long lastSeq() {
        return facts.size();
    }

    @Override
    public @Nullable String token() {
        return state.token();
    }

    @Override
    public @Nullable Long oldestAfter(long seq) {
        return seq < facts.size() ? facts.get((int) seq).envelope().recorded() : null;
    }

    @Override
    public List<FeedCursor> cursors() {
        return List.of(state.cursor());
    }

    @Override
    public List<FrozenBatch> frozenAfter(long seq, int maxBytes) {
        List<FrozenBatch> found = new ArrayList<>();
        long bytes = 0;
        for (FrozenBatch batch : batches) {
            if (batch.header().lastSeq() <= seq) {
                continue;
            }
            bytes += batch.facts().stream().mapToLong(Fact::size).sum();
            if (!found.isEmpty() && bytes > maxBytes) {
                break;
            }
            found.add(batch);
        }
        return found;
    }

    @Override
    public @Nullable FrozenBatch freezeNext(int maxBytes) {
        FrozenBatch last = batches.isEmpty() ? null : batches.getLast();
        int from = last == null ? 0 : (int) last.header().lastSeq();
        int to = from;
        long bytes = 0;
        while (to < facts.size()) {
            bytes += facts.get(to).size();
            if (to > from && bytes > maxBytes) {
                break;
            }
            to++;
        }
        if (to == from) {
            return null;
        }
        FrozenBatch batch =
                CODEC.freeze(
                        writer(),
                        device(),
                        batches.size() + 1L,
                        last == null ? BatchHeader.NO_BATCH : last.hash(),
                        randomness.bytes(16),
                        List.copyOf(facts.subList(from, to)),
                        device.signer());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(Json.write(batch));
        line.write('\n');
        folder.append(BATCHES, line.toByteArray());
        batches.add(batch);
        return batch;
    }

    @Override
    public List<Exchange.Want> wants() {
        return wants;
    }

    @Override
    public void greeted(Hello.Answer answer) {
        keep(
                new State(
                        answer.token(),
                        answer.serverKey(),
                        state.cursor(),
                        state.shares(),
                        state.rulings()));
    }

    @Override
    public void answered(Exchange.Answer answer, List<FeedPage> pages) {
        FeedCursor cursor = state.cursor();
        List<Share> shares = new ArrayList<>(state.shares());
        Map<String, Integer> rulings = new TreeMap<>(state.rulings());
        for (FeedPage page : pages) {
            if (page.feed().equals(home)) {
                page.entries().forEach(entry -> hear(entry, shares, rulings));
                cursor = new FeedCursor(home, page.epoch(), page.to());
            }
        }
        keep(new State(answer.token(), state.serverKey(), cursor, shares, rulings));
    }

    private void hear(FeedEntry entry, List<Share> shares, Map<String, Integer> rulings) {
        Fact fact = entry.fact();
        if (fact == null) {
            return;
        }
        switch (codec.read(fact).body()) {
            case PassLease pass when pass.to().equals(writer()) -> {
                Share share = new Share(pass.pool(), pass.parts());
                if (!shares.contains(share)) {
                    shares.add(share);
                }
            }
            case Ruling ruling -> rulings.merge(words(ruling), 1, Integer::sum);
            default -> {}
        }
    }

    private static String words(Ruling ruling) {
        return switch (ruling) {
            case Ruling.DisputeFact dispute -> "disputed: " + dispute.code();
            case Ruling.RefuseFact refusal -> "refused: " + refusal.code();
            case Ruling.QuarantineFact aside -> "put aside: " + aside.code();
            case Ruling.AdmitFact admitted -> "admitted";
        };
    }

    private void keep(State next) {
        folder.replace(STATE, next);
        state = next;
    }

    @Override
    public byte @Nullable [] serverKey() {
        return state.serverKey();
    }
}
