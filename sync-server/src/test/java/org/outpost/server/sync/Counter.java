// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.outpost.model.access.RegisterDevice;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.JsonBatches;
import org.outpost.model.wire.Renaming;

/// A counter's machine in a test: seals facts, freezes and signs batches like a real one, and keeps
/// all of it in memory.
public final class Counter {
    public final DeviceId device;
    public final WriterId writer;
    public final FeedId home;
    public final KeyPair keys;
    public String token;
    private final ServerOnDatabase server;
    private final FactCodec codec;
    private final HybridClock clock = new HybridClock(HybridTime.ZERO);
    private final JsonBatches batches = new JsonBatches();
    private long seq;
    private long number;
    private String previous = BatchHeader.NO_BATCH;
    public UserId who = new UserId("admin");

    private Counter(ServerOnDatabase server, FeedId home) {
        this(server, home, new DeviceId(Ids.random(server.randomness)), EcP256.newKeys());
    }

    private Counter(ServerOnDatabase server, FeedId home, DeviceId device, KeyPair keys) {
        this.server = server;
        this.home = home;
        this.device = device;
        this.keys = keys;
        this.writer = new WriterId(Ids.random(server.randomness));
        this.codec = new FactCodec(server.rooms.types());
    }

    /// A registered machine that has greeted.
    public static Counter at(ServerOnDatabase server, String home) {
        Counter counter = new Counter(server, new FeedId(home));
        String key = Base64.getEncoder().encodeToString(counter.keys.getPublic().getEncoded());
        server.parts
                .inbox()
                .act(
                        counter.home,
                        IngestSession.SERVER,
                        _ ->
                                List.of(
                                        new RegisterDevice(
                                                counter.device, key, counter.home, "Counter")),
                        null);
        counter.token = counter.hello().token();
        return counter;
    }

    /// The same machine under a new writer, a while later.
    public Counter nextLife() {
        server.now.addAndGet(1000);
        Counter next = new Counter(server, home, device, keys);
        next.token = next.hello().token();
        return next;
    }

    public Hello.Answer hello() {
        return hello(List.of());
    }

    public Hello.Answer hello(List<FeedCursor> cursors) {
        return server.partner.hello(
                new Hello.Request(
                        device, writer, home, token, seq, cursors, "test", 1, server.now.get()));
    }

    public Fact fact(FactBody body) {
        long now = server.now.get();
        return fact(body, clock.tick(now, HybridTime.ZERO));
    }

    public Fact fact(FactBody body, HybridTime time) {
        long now = server.now.get();
        return codec.seal(
                new FactWriter.Draft(body, who, home, now, now, null),
                new FactId(writer, ++seq),
                time);
    }

    /// Another machine's fact, written again here as a copy of its database does.
    public Fact again(Fact fact) {
        return new Renaming(name -> null)
                .again(fact, new FactId(writer, ++seq), fact.envelope().clock());
    }

    /// The name of the next fact.
    public FactId next() {
        return new FactId(writer, ++seq);
    }

    /// The last fact was never written.
    public void back() {
        seq--;
    }

    public long seq() {
        return seq;
    }

    public FrozenBatch freeze(List<Fact> facts) {
        FrozenBatch batch =
                batches.freeze(
                        writer,
                        device,
                        ++number,
                        previous,
                        server.randomness.bytes(16),
                        facts,
                        EcP256.signer(keys.getPrivate()));
        previous = batch.hash();
        return batch;
    }

    public FrozenBatch batch(FactBody... bodies) {
        List<Fact> facts = new ArrayList<>();
        for (FactBody body : bodies) {
            facts.add(fact(body));
        }
        return freeze(facts);
    }

    /// Pushes these facts in one batch and gives their ids.
    public List<FactId> push(FactBody... bodies) {
        FrozenBatch batch = batch(bodies);
        Exchange.BatchAnswer answer = server.parts.inbox().take(batch).answer();
        if (answer.standing() != Exchange.BatchStanding.TAKEN) {
            throw new AssertionError(answer);
        }
        return batch.facts().stream().map(Fact::id).toList();
    }

    public Exchange.Answer exchange(
            List<FrozenBatch> sent, List<FeedCursor> cursors, List<Exchange.Want> wants) {
        Exchange.Answer answer =
                server.partner.exchange(
                        new Exchange.Request(
                                device, writer, token, 0, null, sent, cursors, wants, 512 * 1024));
        if (!answer.copy()) {
            token = answer.token();
        }
        return answer;
    }
}
