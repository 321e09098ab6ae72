// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.StreamedExchange;
import org.outpost.model.wire.Vocabulary;
import org.outpost.ops.launcher.RunningSystem;

/// The real server, told batch by batch over a line that breaks.
class StreamedBatchesTest {
    private static final String STREAM = "/api/v1/sync/stream";
    private static final int SOME = 20;
    private static final long PATIENCE_MS = 40_000;
    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.shared());

    private static PushingMachine counter;

    @BeforeAll
    static void aMachineIsEnrolled() throws Exception {
        RunningSystem system = SharedSystem.get();
        SharedSystem.demo();
        SignedMachine machine = new SignedMachine(new Api(system), "H/RMP-DH01");
        assertThat(machine.enrol(system.adminLogin(), system.adminPassword()).statusCode())
                .isEqualTo(200);
        counter = new PushingMachine(machine);
    }

    private static FrozenBatch next() {
        Person person =
                new Person("Sarita Devi", null, Sex.F, null, null, null, null, "Milak", null);
        Fact fact = counter.fact(new RegisterPatient(null, person));
        FrozenBatch batch = counter.frozen(fact);
        return batch.packed(FactColumns.encode(batch.facts(), PACKING));
    }

    private static List<byte[]> parts(FrozenBatch... batches) {
        byte[] head = StreamedExchange.head(counter.asked(List.of()), PACKING);
        byte[] signature =
                EcP256.signer(counter.machine.keys.getPrivate())
                        .sign(SignedFrame.signedBytes("POST", STREAM, head));
        SignedFrame signed = new SignedFrame(counter.machine.device, signature, head);
        IntFunction<byte @Nullable []> body =
                StreamedExchange.parts(
                        signed, i -> i < batches.length ? batches[i] : null, PACKING, true);
        List<byte[]> parts = new ArrayList<>();
        for (byte[] part = body.apply(0); part != null; part = body.apply(parts.size())) {
            parts.add(part);
        }
        return parts;
    }

    private static HttpLine.Reply posted(List<byte[]> parts) throws Exception {
        return new HttpLine(SharedSystem.get().uri())
                .postColumns(STREAM, i -> i < parts.size() ? parts.get(i) : null);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(byte[] bytes) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(ascii(Integer.toHexString(bytes.length) + "\r\n"));
        chunk.writeBytes(bytes);
        chunk.writeBytes(ascii("\r\n"));
        return chunk.toByteArray();
    }

    private static void awaitThere(long seq, Socket line) throws Exception {
        long there = awaited(seq);
        byte[] said = line.getInputStream().readNBytes(line.getInputStream().available());
        assertThat(there)
                .as("what it said: %s", new String(said, StandardCharsets.UTF_8))
                .isEqualTo(seq);
    }

    /// The first batch counts while the second is on the line, and stays when that is cut; sent
    /// again, both are said to be taken, and neither counts twice.
    @Test
    void whatArrivedBeforeTheCutIsThere() throws Exception {
        long before = counter.there();
        FrozenBatch first = next();
        FrozenBatch second = next();
        List<byte[]> parts = parts(first, second);
        URI server = SharedSystem.get().uri();
        try (Socket line = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = line.getOutputStream();
            out.write(
                    ascii(
                            "POST "
                                    + STREAM
                                    + " HTTP/1.1\r\nHost: outpost\r\nTransfer-Encoding: chunked"
                                    + "\r\n\r\n"));
            // the slower the line, the more is asked beside it before its head is there
            byte[] head = chunk(parts.get(0));
            out.write(head, 0, SOME);
            out.flush();
            assertThat(counter.there()).isEqualTo(before);
            assertThat(counter.there()).isEqualTo(before);
            out.write(head, SOME, head.length - SOME);
            out.write(chunk(parts.get(1)));
            out.write(chunk(parts.get(2)), 0, SOME);
            out.flush();
            awaitThere(before + 1, line);
            line.setSoLinger(true, 0);
        }
        assertThat(counter.there()).isEqualTo(before + 1);
        HttpLine.Reply reply = posted(parts(first, second));
        assertThat(reply.status()).isEqualTo(200);
        Exchange.Answer answer = Messages.read(reply.body(), Exchange.Answer.class);
        assertThat(answer.batches())
                .extracting(Exchange.BatchAnswer::standing)
                .containsExactly(Exchange.BatchStanding.TAKEN, Exchange.BatchStanding.TAKEN);
        assertThat(answer.highSeq()).isEqualTo(before + 2);
    }

    /// What a machine sends by its own line comes batch by batch too: the first counts before the
    /// last is made. The line asks for some ahead of what it sends.
    @Test
    void aBatchCountsBeforeTheLastIsMade() throws Exception {
        long before = counter.there();
        List<byte[]> parts = parts(next(), next(), next(), next(), next());
        AtomicLong there = new AtomicLong();
        HttpLine.Reply reply =
                new HttpLine(SharedSystem.get().uri())
                        .postColumns(
                                STREAM,
                                i -> {
                                    if (i == parts.size() - 1) {
                                        there.set(awaited(before + 1));
                                    }
                                    return i < parts.size() ? parts.get(i) : null;
                                });
        assertThat(there.get()).isBetween(before + 1, before + 4);
        assertThat(Messages.read(reply.body(), Exchange.Answer.class).highSeq())
                .isEqualTo(before + 5);
    }

    private static long awaited(long seq) {
        try {
            long until = System.currentTimeMillis() + PATIENCE_MS;
            long there = counter.there();
            while (there < seq && System.currentTimeMillis() < until) {
                Thread.sleep(200);
                there = counter.there();
            }
            return there;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Nobody gets a batch in beside a head another machine signed, nor one of another's.
    @Test
    void theHeadIsBelievedBeforeAnythingBehindItIsRead() throws Exception {
        List<byte[]> parts = parts();
        byte[] head = parts.getFirst();
        head[head.length - 1] ^= 1;
        assertThat(posted(parts).status()).isEqualTo(401);
    }
}
