// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Digest;
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
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.Was;

/// Every message of the second protocol as it stood on the wire on the day it was released, in both
/// codings. Whoever comes later must read these very bytes, two releases long, and still say all
/// that is in them. The files are never edited; a later protocol gets a folder of its own. They are
/// written by `-Dgolden=write` where they are not there, and then committed.
class GoldenProtocolTest {
    /// Where they lie; the server's tests read them too.
    static final String FOLDER = "golden/protocol-2/";

    private static final FactCodec CODEC = new FactCodec(OutpostRooms.all().types());
    private static final WriterId WRITER = new WriterId("4c1m8w2r6t9v3x5z");
    private static final FeedId HOME = FeedId.of(Samples.DH);
    private static final String EPOCH = "4f7h2k9m3p6r8t1w";
    private static final KeyPair KEYS = EcP256.newKeys();

    private static Fact fact(long seq, FactBody body) {
        long at = Samples.MORNING + 60_000 * seq;
        return CODEC.seal(
                new FactWriter.Draft(body, new UserId("admin"), HOME, at, at + 1500, null),
                new FactId(WRITER, seq),
                HybridTime.ofMillis(at + 1500).next());
    }

    private static FrozenBatch batch() {
        return new JsonBatches()
                .freeze(
                        WRITER,
                        Samples.DEVICE,
                        1,
                        BatchHeader.NO_BATCH,
                        new byte[16],
                        List.of(
                                fact(1, new RegisterPatient(null, Samples.person())),
                                fact(2, new RegisterPatient(null, Samples.named("मीना देवी"))),
                                fact(
                                        3,
                                        new ReceiveStock(
                                                Samples.MAIN,
                                                Samples.PCM,
                                                Samples.BATCH,
                                                LocalDate.of(2027, 6, 30),
                                                1000,
                                                "CH-881",
                                                "State warehouse"))),
                        EcP256.signer(KEYS.getPrivate()));
    }

    private static FeedPage page() {
        Fact fact = fact(1, new RegisterPatient(null, Samples.person()));
        return new FeedPage(
                HOME,
                EPOCH,
                7,
                9,
                true,
                List.of(new FeedEntry(8, fact.id(), fact), new FeedEntry(9, fact.id(), null)),
                Digest.of(fact),
                new byte[] {1, 2, 3},
                null);
    }

    private static Exchange.Answer answer() {
        return new Exchange.Answer(
                false,
                Samples.MORNING,
                3,
                List.of(
                        new Exchange.BatchAnswer(1, Exchange.BatchStanding.TAKEN, ""),
                        new Exchange.BatchAnswer(2, Exchange.BatchStanding.FORK, "another")),
                List.of(page()),
                "4f7h.2.def",
                3L);
    }

    private static Hello.Answer greeted(FeedCursor cursor) {
        return new Hello.Answer(
                Hello.Standing.WELCOME,
                Samples.MORNING,
                3,
                1,
                List.of(cursor),
                new byte[] {9, 8, 7},
                "4f7h.1.abc",
                2L,
                List.of(cursor),
                2);
    }

    private static Hello.Answer greetedWithChain(FeedCursor cursor) {
        return new Hello.Answer(
                Hello.Standing.WELCOME,
                Samples.MORNING,
                3,
                1,
                List.of(cursor),
                new byte[] {9, 8, 7},
                "4f7h.1.abc",
                2L,
                null,
                2,
                "5e".repeat(32));
    }

    private static Map<String, Object> messages() {
        Fact fact = fact(1, new RegisterPatient(null, Samples.person()));
        FeedCursor cursor = new FeedCursor(HOME, EPOCH, 7);
        return Map.of(
                "hello-request",
                new Hello.Request(
                        Samples.DEVICE,
                        WRITER,
                        HOME,
                        null,
                        3,
                        List.of(cursor),
                        "1.0.0",
                        2,
                        Samples.MORNING),
                "hello-answer",
                greeted(cursor),
                "hello-answer-chain",
                greetedWithChain(cursor),
                "exchange-request",
                new Exchange.Request(
                        Samples.DEVICE,
                        WRITER,
                        "4f7h.1.abc",
                        3,
                        Samples.MORNING,
                        List.of(batch()),
                        List.of(cursor),
                        List.of(new Exchange.Want(LeasePool.numbers(Samples.DH), 2)),
                        65_536),
                "exchange-answer",
                answer(),
                "compare-request",
                new Compare.Request(Samples.DEVICE, WRITER, List.of(Was.of(fact))),
                "compare-answer",
                new Compare.Answer(
                        List.of(new Compare.Standing(Was.of(fact), new FactId(WRITER, 7)))),
                "ranges-request",
                new Ranges.Request(
                        Samples.DEVICE,
                        WRITER,
                        HOME,
                        List.of(0L, 7L),
                        new Ranges.Stretch(7, 16, true)),
                "ranges-answer",
                new Ranges.Answer(EPOCH, 9, List.of(Digest.of(fact)), page(), List.of(1L)));
    }

    @Test
    void everyMessageOfTheSecondProtocolIsReadAndSaysAllItSaid() {
        messages()
                .forEach((name, made) -> {
                    byte[] json = golden(name + ".json", Json.write(made));
                    Object read = Json.read(json, made.getClass());
                    assertThat(new String(Json.write(read), StandardCharsets.UTF_8))
                            .as(name)
                            .isEqualTo(new String(json, StandardCharsets.UTF_8));
                    byte[] columns =
                            golden(
                                    name + "-columns.txt",
                                    Messages.write(
                                            read,
                                            new FactColumns.Packing(19, Vocabulary.shared())));
                    Object same = Messages.read(columns, made.getClass());
                    assertThat(new String(Json.write(same), StandardCharsets.UTF_8))
                            .as(name + " in columns")
                            .isEqualTo(new String(json, StandardCharsets.UTF_8));
                });
    }

    @Test
    void aBatchFrozenThenStillHasItsHashAndItsSignature() {
        byte[] key = golden("device-key.txt", KEYS.getPublic().getEncoded());
        FrozenBatch batch =
                Json.read(golden("exchange-request.json", new byte[0]), Exchange.Request.class)
                        .batches()
                        .getFirst();
        JsonBatches batches = new JsonBatches();
        assertThat(batches.bodyHash(batch.facts())).isEqualTo(batch.header().bodyHash());
        byte[] signed = batches.signedBytes(batch.header());
        assertThat(EcP256.CHECK.holds(key, signed, batch.signature())).isTrue();
        assertThat(batch.facts())
                .allSatisfy(fact ->
                        assertThat(CODEC.read(fact).body())
                                .isInstanceOfAny(RegisterPatient.class, ReceiveStock.class));
    }

    /// JSON as it is, anything else in base64.
    private static byte[] golden(String name, byte[] made) {
        boolean json = name.endsWith(".json");
        Path path = Path.of("src/test/resources", FOLDER + name);
        try {
            if ("write".equals(System.getProperty("golden")) && !Files.exists(path)) {
                Files.createDirectories(path.getParent());
                Files.write(path, json ? made : Base64.getMimeEncoder().encode(made));
                return made;
            }
            try (InputStream in =
                    GoldenProtocolTest.class.getResourceAsStream("/" + FOLDER + name)) {
                byte[] kept = in == null ? Files.readAllBytes(path) : in.readAllBytes();
                return json ? kept : Base64.getMimeDecoder().decode(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
