// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Hello;
import org.outpost.model.wire.FactColumns;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;
import org.outpost.model.wire.SignedFrame;
import org.outpost.model.wire.Vocabulary;
import org.outpost.ops.launcher.RunningSystem;

/// The real server spoken to in columns: the same answers as in JSON, in few bytes.
class ColumnsOnTheLineTest {
    private static final String EXCHANGE = "/api/v1/sync/exchange";
    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.shared());

    private static Api api;
    private static SignedMachine machine;

    @BeforeAll
    static void aMachineIsEnrolled() throws Exception {
        SharedSystem.demo();
        RunningSystem system = SharedSystem.get();
        api = new Api(system);
        machine = new SignedMachine(api, "H/RMP-DH01");
        assertThat(machine.enrol(system.adminLogin(), system.adminPassword()).statusCode())
                .isEqualTo(200);
    }

    private static byte[] framed(String path, byte[] message) {
        byte[] signed = SignedFrame.signedBytes("POST", path, message);
        byte[] signature = EcP256.signer(machine.keys.getPrivate()).sign(signed);
        return new SignedFrame(machine.device, signature, message).bytes();
    }

    private static Exchange.Request idle(Hello.Answer hello, String token) {
        return new Exchange.Request(
                machine.device,
                machine.writer,
                token,
                0,
                null,
                List.of(),
                hello.feeds(),
                List.of(),
                524_288);
    }

    @Test
    void anIdleExchangeIsOneSmallRequestAndOneSmallAnswer() throws Exception {
        try (CountingRelay relay = new CountingRelay(SharedSystem.get().uri())) {
            HttpLine line = new HttpLine(relay.uri());
            byte[] greeting = framed(SignedMachine.HELLO, Messages.write(hello(), PACKING));
            HttpLine.Reply reply = line.postColumns(SignedMachine.HELLO, greeting);
            assertThat(reply.columns()).isTrue();
            Hello.Answer hello = Messages.read(reply.body(), Hello.Answer.class);
            String token = hello.token();
            for (int i = 0; i < 3; i++) {
                relay.carried();
                byte[] message = Messages.write(idle(hello, token), PACKING);
                HttpLine.Reply answer = line.postColumns(EXCHANGE, framed(EXCHANGE, message));
                CountingRelay.Carried carried = relay.carried();
                Exchange.Answer read = Messages.read(answer.body(), Exchange.Answer.class);
                token = read.token();
                assertThat(read.pages()).isEmpty();
                int signature = framed(EXCHANGE, message)[1];
                // Two fifths are HTTP's own lines, as much again the positions in the feeds.
                assertThat(carried.up().length - signature)
                        .as(carried.toString())
                        .isLessThanOrEqualTo(280);
                assertThat(carried.down().length).as(carried.toString()).isLessThanOrEqualTo(200);
            }
        }
    }

    @Test
    void bothFormsAnswerAlike() throws Exception {
        Hello.Request request = hello();
        HttpResponse<byte[]> json = machine.send(SignedMachine.HELLO, Json.write(request));
        byte[] frame = framed(SignedMachine.HELLO, Messages.write(request, PACKING));
        HttpLine.Reply columns =
                new HttpLine(SharedSystem.get().uri()).postColumns(SignedMachine.HELLO, frame);
        Hello.Answer one = Json.read(json.body(), Hello.Answer.class);
        Hello.Answer other = Messages.read(columns.body(), Hello.Answer.class);
        assertThat(other.feeds()).isEqualTo(one.feeds());
        assertThat(other.highSeq()).isEqualTo(one.highSeq());
    }

    private static Hello.Request hello() {
        return new Hello.Request(
                machine.device, machine.writer, machine.home, null, 0, List.of(), "test", 1, 0);
    }
}
