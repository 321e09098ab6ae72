// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.RegisterDevice;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.wire.Json;
import org.outpost.model.wire.Messages;

/// A counter of the second protocol, as it was recorded on the day that was released, still gets
/// everything in: its greeting, its batch with its signature, in both codings, into the real
/// database. Two releases long nobody may break this.
class RecordedCounterTest {
    private static final String FOLDER = "/golden/protocol-2/";

    private static byte[] recorded(String name) throws IOException {
        try (InputStream in = RecordedCounterTest.class.getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            byte[] bytes = in.readAllBytes();
            return name.endsWith(".json") ? bytes : Base64.getMimeDecoder().decode(bytes);
        }
    }

    private static void getsEverythingIn(Hello.Request hello, Exchange.Request sent)
            throws IOException {
        try (ServerOnDatabase server = new ServerOnDatabase()) {
            String key = Base64.getEncoder().encodeToString(recorded("device-key.txt"));
            server.parts
                    .inbox()
                    .act(
                            hello.home(),
                            IngestSession.SERVER,
                            _ ->
                                    List.of(
                                            new RegisterDevice(
                                                    hello.device(), key, hello.home(), "Old")),
                            null);
            Hello.Answer welcome = server.partner.hello(hello);
            assertThat(welcome.standing()).isEqualTo(Hello.Standing.WELCOME);
            // The token is this server's; all the rest is as it was sent.
            Exchange.Request now =
                    new Exchange.Request(
                            sent.device(),
                            sent.writer(),
                            welcome.token(),
                            sent.unsent(),
                            sent.oldestUnsent(),
                            sent.batches(),
                            sent.cursors(),
                            sent.wants(),
                            sent.maxBytes());
            Exchange.Answer answer = server.partner.exchange(now);
            assertThat(answer.batches())
                    .extracting(Exchange.BatchAnswer::standing)
                    .containsExactly(Exchange.BatchStanding.TAKEN);
            List<Fact> facts = sent.batches().getFirst().facts();
            assertThat(facts).hasSize(3);
            assertThat(server.parts.feeds().entries(hello.home(), 0, 1_000_000))
                    .extracting(FeedEntry::fact)
                    .containsAll(facts);
            assertThat(server.count("SELECT COUNT(*) FROM patient")).isEqualTo(2);
            assertThat(server.count("SELECT SUM(on_hand) FROM stock_position")).isEqualTo(1000);
            assertThat(server.parts.inbox().putAside(hello.home(), 10)).isEmpty();
        }
    }

    @Test
    void aCounterOfTheSecondProtocolGetsEverythingInAsJson() throws IOException {
        getsEverythingIn(
                Json.read(recorded("hello-request.json"), Hello.Request.class),
                Json.read(recorded("exchange-request.json"), Exchange.Request.class));
    }

    @Test
    void aCounterOfTheSecondProtocolGetsEverythingInAsColumns() throws IOException {
        getsEverythingIn(
                Messages.read(recorded("hello-request-columns.txt"), Hello.Request.class),
                Messages.read(recorded("exchange-request-columns.txt"), Exchange.Request.class));
    }
}
