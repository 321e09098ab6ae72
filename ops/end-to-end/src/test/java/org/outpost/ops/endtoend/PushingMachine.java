// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridClock;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.BatchHeader;
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
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Ruling;
import org.outpost.model.wire.FactCodec;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.JsonBatches;

/// A machine that writes facts no screen would let anybody write, seals, freezes and signs them as
/// a sound one does, and hears what the server ruled.
final class PushingMachine {
    static final String EXCHANGE = "/api/v1/sync/exchange";
    private static final SecureRandom RANDOM = new SecureRandom();

    final SignedMachine machine;
    private final FactCodec codec = new FactCodec(OutpostRooms.all().types());
    private final JsonBatches batches = new JsonBatches();
    private final HybridClock clock = new HybridClock(HybridTime.ZERO);
    private final Map<FactId, Ruling> rulings = new HashMap<>();
    private List<FeedCursor> cursors;
    private @Nullable String token;
    private String previous = BatchHeader.NO_BATCH;
    private long number;
    private long seq;

    /// One that was enrolled and greets.
    PushingMachine(SignedMachine machine) throws Exception {
        this.machine = machine;
        // what was there before is no concern of this machine
        Hello.Answer hello = greeting();
        token = hello.token();
        cursors = hello.feeds();
    }

    /// How far the server has this writer's facts. Asked as a machine asks that never got the
    /// answer: the token stays, so that a request under way beside this one is no copy's.
    long there() throws Exception {
        return greeting().highSeq();
    }

    private Hello.Answer greeting() throws Exception {
        HttpResponse<byte[]> answer = machine.send(SignedMachine.HELLO, machine.greeting(token));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), Hello.Answer.class);
    }

    /// The next fact, written now by the administrator.
    Fact fact(FactBody body) {
        return fact(body, System.currentTimeMillis());
    }

    /// The next fact, said to have happened at another time.
    Fact fact(FactBody body, long happened) {
        long now = System.currentTimeMillis();
        return codec.seal(
                new FactWriter.Draft(body, new UserId("admin"), machine.home, happened, now, null),
                new FactId(machine.writer, ++seq),
                clock.tick(now, HybridTime.ZERO));
    }

    FrozenBatch frozen(Fact... facts) {
        FrozenBatch batch = frozen(++number, previous, facts);
        previous = batch.hash();
        return batch;
    }

    /// Another batch under the number of the last.
    FrozenBatch forked(String before, Fact... facts) {
        return frozen(number, before, facts);
    }

    private FrozenBatch frozen(long as, String before, Fact... facts) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return batches.freeze(
                machine.writer,
                machine.device,
                as,
                before,
                random,
                Arrays.asList(facts),
                EcP256.signer(machine.keys.getPrivate()));
    }

    /// The last fact was never written.
    void back() {
        seq--;
    }

    String request(FrozenBatch batch) {
        return new String(request(List.of(batch)), StandardCharsets.UTF_8);
    }

    private byte[] request(List<FrozenBatch> batches) {
        return Json.write(asked(batches));
    }

    /// What this machine would ask with these batches now.
    Exchange.Request asked(List<FrozenBatch> batches) {
        return new Exchange.Request(
                machine.device,
                machine.writer,
                token,
                0,
                null,
                batches,
                cursors,
                List.of(),
                524_288);
    }

    /// Sends one batch and keeps what the server ruled since.
    Exchange.BatchAnswer sent(FrozenBatch batch) throws Exception {
        return exchanged(List.of(batch)).batches().getFirst();
    }

    /// An exchange with nothing to send.
    void idle() throws Exception {
        exchanged(List.of());
    }

    private Exchange.Answer exchanged(List<FrozenBatch> batches) throws Exception {
        HttpResponse<byte[]> http = machine.send(EXCHANGE, request(batches));
        assertThat(http.statusCode()).as(Api.text(http)).isEqualTo(200);
        Exchange.Answer answer = Json.read(http.body(), Exchange.Answer.class);
        assertThat(answer.copy()).isFalse();
        token = answer.token();
        answer.pages().forEach(this::hear);
        return answer;
    }

    /// Pushes a fact alone, which is always taken in: what becomes of it is told by a ruling.
    ///
    /// @return the ruling's kind and code; `accepted` where there is none
    String pushed(Fact fact) throws Exception {
        Exchange.BatchAnswer answer = sent(frozen(fact));
        assertThat(answer.standing()).as(answer.reason()).isEqualTo(Exchange.BatchStanding.TAKEN);
        Ruling ruling = rulings.get(fact.id());
        return ruling == null
                ? "accepted"
                : ruling.getClass().getSimpleName() + " " + ruling.code();
    }

    private void hear(FeedPage page) {
        List<FeedCursor> next = new ArrayList<>();
        for (FeedCursor cursor : cursors) {
            next.add(
                    cursor.feed().equals(page.feed())
                            ? new FeedCursor(page.feed(), page.epoch(), page.to())
                            : cursor);
        }
        cursors = next;
        for (FeedEntry entry : page.entries()) {
            Fact fact = entry.fact();
            ReadFact read = fact == null ? null : codec.read(fact);
            if (read != null && read.body() instanceof Ruling ruling) {
                rulings.put(ruling.of(), ruling);
            }
        }
    }
}
