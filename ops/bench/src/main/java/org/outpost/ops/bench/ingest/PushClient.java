// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.ingest;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactWriter;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Signer;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.JsonBatches;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.Vocabulary;

/// One device at one counter: enrolled and greeted like any other, its batches frozen and signed
/// beforehand, sent in columns as every counter sends them. Used by one thread at a time.
final class PushClient {
    private static final String HELLO = "/api/v1/sync/hello";
    private static final String EXCHANGE = "/api/v1/sync/exchange";
    private static final int NEWS_BYTES = 512 * 1024;
    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());
    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.shared());
    private static final JsonBatches BATCHES = new JsonBatches();
    private static final SystemRandomness RANDOMNESS = new SystemRandomness();

    private final PushLine line;
    private final FeedId home;
    private final UserId who;
    private final DeviceId device = new DeviceId(Ids.random(RANDOMNESS));
    private final WriterId writer = new WriterId(Ids.random(RANDOMNESS));
    private final KeyPair keys = EcP256.newKeys();
    private final Signer signer = EcP256.signer(keys.getPrivate());
    private final HybridClock clock = new HybridClock(HybridTime.ZERO);
    private final Deque<Long> blocks = new ArrayDeque<>();
    private final Deque<FrozenBatch> ready = new ArrayDeque<>();
    private long block;
    private int usedOfBlock = LeasePool.BLOCK;
    private int begun;
    private FeedCursor cursor;
    private String token = "";
    private String previous = BatchHeader.NO_BATCH;
    private long number;
    private long seq;

    PushClient(PushLine line, FeedId home, UserId who) {
        this.line = line;
        this.home = home;
        this.who = who;
        this.cursor = FeedCursor.start(home);
    }

    /// The administrator signs in at this computer, which registers it; then it greets.
    void enrol(String login, String password) throws IOException, InterruptedException {
        record Machine(String id, String publicKey, String label, String at) {}
        record Request(String login, String password, Machine device) {}
        record Answer(String accessToken) {}
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        Machine machine = new Machine(device.value(), key, "Bench", home.value());
        line.post("/api/v1/access/sign-in", new Request(login, password, machine), Answer.class);
        greet();
    }

    /// Greets, and begins to listen where its feed ends now: what others wrote before is nothing to
    /// a machine of the bench.
    private void greet() throws IOException, InterruptedException {
        Hello.Request hello =
                new Hello.Request(
                        device,
                        writer,
                        home,
                        token.isEmpty() ? null : token,
                        seq,
                        List.of(),
                        "bench",
                        ClientSession.SCHEMA,
                        System.currentTimeMillis());
        Hello.Answer answer = asked(HELLO, hello, Hello.Answer.class);
        token = answer.token();
        answer.feeds().stream()
                .filter(head -> head.feed().equals(home))
                .forEach(head -> cursor = head);
    }

    FeedId home() {
        return home;
    }

    WriterId writer() {
        return writer;
    }

    /// Leases blocks of patient numbers until it holds so many that it has not begun.
    void lease(int wanted) throws IOException, InterruptedException {
        int idle = 0;
        if (blocks.size() < wanted) {
            greet();
        }
        while (blocks.size() < wanted && idle < 3) {
            AggregateId pool = LeasePool.numbers(home.hospital());
            Exchange.Request request =
                    new Exchange.Request(
                            device,
                            writer,
                            token,
                            0,
                            null,
                            List.of(),
                            List.of(cursor),
                            List.of(new Exchange.Want(pool, begun + wanted)),
                            NEWS_BYTES);
            int had = blocks.size();
            boolean more = take(exchanged(request));
            idle = more || blocks.size() > had ? 0 : idle + 1;
        }
        if (blocks.size() < wanted) {
            throw new IOException("the server passed on too few numbers");
        }
    }

    /// The next number out of its blocks, as a running number.
    long nextNumber() {
        if (usedOfBlock == LeasePool.BLOCK) {
            block = blocks.remove();
            begun++;
            usedOfBlock = 0;
        }
        return (block - 1) * LeasePool.BLOCK + ++usedOfBlock;
    }

    /// Facts not yet frozen are numbered from here.
    FactId nextId(int ahead) {
        return new FactId(writer, seq + 1 + ahead);
    }

    /// Seals, freezes and signs one batch, ready to be sent.
    void freeze(List<FactBody> bodies) {
        List<Fact> facts = new ArrayList<>(bodies.size());
        long now = System.currentTimeMillis();
        for (FactBody body : bodies) {
            FactWriter.Draft draft = new FactWriter.Draft(body, who, home, now, now, null);
            facts.add(
                    CODEC.seal(draft, new FactId(writer, ++seq), clock.tick(now, HybridTime.ZERO)));
        }
        FrozenBatch batch =
                BATCHES.freeze(
                        writer, device, ++number, previous, RANDOMNESS.bytes(16), facts, signer);
        previous = batch.hash();
        // the block is all that is sent; the facts themselves would only fill this machine
        ready.add(
                new FrozenBatch(batch.header(), batch.hash(), batch.signature(), List.of())
                        .packed(FactColumns.encode(facts, PACKING)));
    }

    /// How many batches are ready.
    int ready() {
        return ready.size();
    }

    /// Sends the next batch and waits until it is taken.
    void push() throws IOException, InterruptedException {
        Exchange.Request request =
                new Exchange.Request(
                        device,
                        writer,
                        token,
                        0,
                        null,
                        List.of(ready.remove()),
                        List.of(),
                        List.of(),
                        1);
        Exchange.Answer answer = exchanged(request);
        boolean taken =
                answer.batches().size() == 1
                        && answer.batches().getFirst().standing() == Exchange.BatchStanding.TAKEN;
        if (!taken) {
            throw new IOException("a batch was not taken: " + answer.batches());
        }
        token = answer.token();
    }

    private Exchange.Answer exchanged(Exchange.Request request)
            throws IOException, InterruptedException {
        Exchange.Answer answer = asked(EXCHANGE, request, Exchange.Answer.class);
        if (answer.copy()) {
            throw new IOException("taken for a copy");
        }
        return answer;
    }

    private <T> T asked(String path, Object request, Class<T> answer)
            throws IOException, InterruptedException {
        byte[] message = Messages.write(request, PACKING);
        byte[] signature = signer.sign(SignedFrame.signedBytes("POST", path, message));
        return line.columns(path, new SignedFrame(device, signature, message).bytes(), answer);
    }

    /// @return whether the feed goes on
    private boolean take(Exchange.Answer answer) {
        token = answer.token();
        for (FeedPage page : answer.pages()) {
            for (FeedEntry entry : page.entries()) {
                Fact fact = entry.fact();
                if (fact != null
                        && CODEC.read(fact).body() instanceof PassLease(_, var to, var spans)
                        && to.equals(writer)) {
                    blocks.addAll(LeaseShare.parts(spans));
                }
            }
            cursor = new FeedCursor(home, page.epoch(), page.to());
        }
        return answer.pages().stream().anyMatch(FeedPage::more);
    }
}
