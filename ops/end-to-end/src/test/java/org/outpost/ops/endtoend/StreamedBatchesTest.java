// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private static final long PATIENCE_MS = 60_000;
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

    private static byte[] body(List<FrozenBatch> batches) {
        byte[] head = StreamedExchange.head(counter.asked(batches), PACKING);
        byte[] signature =
                EcP256.signer(counter.machine.keys.getPrivate())
                        .sign(SignedFrame.signedBytes("POST", STREAM, head));
        return StreamedExchange.write(
                new SignedFrame(counter.machine.device, signature, head), batches, PACKING);
    }

    private static void awaitThere(long seq, Socket line) throws Exception {
        long until = System.currentTimeMillis() + PATIENCE_MS;
        while (counter.there() < seq && System.currentTimeMillis() < until) {
            Thread.sleep(200);
        }
        byte[] said = line.getInputStream().readNBytes(line.getInputStream().available());
        assertThat(counter.there())
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
        byte[] whole = body(List.of(first, second));
        int half = body(List.of(first)).length + 40;
        URI server = SharedSystem.get().uri();
        try (Socket line = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = line.getOutputStream();
            out.write(
                    ("POST "
                                    + STREAM
                                    + " HTTP/1.1\r\nHost: outpost\r\nContent-Length: "
                                    + whole.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // the slower the line, the more is asked beside it before its head is there
            out.write(whole, 0, SOME);
            out.flush();
            assertThat(counter.there()).isEqualTo(before);
            assertThat(counter.there()).isEqualTo(before);
            out.write(whole, SOME, half - SOME);
            out.flush();
            awaitThere(before + 1, line);
            line.setSoLinger(true, 0);
        }
        assertThat(counter.there()).isEqualTo(before + 1);
        HttpLine.Reply reply =
                new HttpLine(server).postColumns(STREAM, body(List.of(first, second)));
        assertThat(reply.status()).isEqualTo(200);
        Exchange.Answer answer = Messages.read(reply.body(), Exchange.Answer.class);
        assertThat(answer.batches())
                .extracting(Exchange.BatchAnswer::standing)
                .containsExactly(Exchange.BatchStanding.TAKEN, Exchange.BatchStanding.TAKEN);
        assertThat(answer.highSeq()).isEqualTo(before + 2);
    }

    /// Nobody gets a batch in beside a head another machine signed, nor one of another's.
    @Test
    void theHeadIsBelievedBeforeAnythingBehindItIsRead() throws Exception {
        byte[] whole = body(List.of());
        whole[whole.length - 1] ^= 1;
        HttpLine.Reply reply = new HttpLine(SharedSystem.get().uri()).postColumns(STREAM, whole);
        assertThat(reply.status()).isEqualTo(401);
    }
}
