// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Signer;

class MessagesTest {
    private static final WriterId WRITER = new WriterId(Samples.WRITER);
    private static final FactColumns.Packing PACKING = new FactColumns.Packing(19, Vocabulary.NONE);
    private static final Signer SIGNER = EcP256.signer(EcP256.newKeys().getPrivate());

    /// A message some later version might have: nobody here has heard of it.
    record Unheard(String word, List<Fact> loose, List<Part> parts, @Nullable FrozenBatch batch) {}

    record Part(long a, List<FeedEntry> entries, byte[] key) {}

    private static List<Fact> facts(int count) {
        WorkloadFacts pen = new WorkloadFacts(WRITER, new HospitalId("HOP-CENTRAL"), 1);
        return pen.register(new WorkloadRows(1, Samples.MORNING).next(count));
    }

    private static FrozenBatch batch(List<Fact> facts) {
        return new JsonBatches()
                .freeze(
                        WRITER,
                        Samples.DEVICE,
                        1,
                        BatchHeader.NO_BATCH,
                        new byte[16],
                        facts,
                        SIGNER);
    }

    static Exchange.Request idle() {
        FeedId home = FeedId.of(Samples.DH);
        return new Exchange.Request(
                Samples.DEVICE,
                WRITER,
                "7h3k9m2p5r8t1v4x",
                0,
                null,
                List.of(),
                List.of(
                        new FeedCursor(FeedId.ofDistrict("RMP"), "4f7h2k9m3p6r8t1w", 131),
                        new FeedCursor(home, "4f7h2k9m3p6r8t1w", 20_411),
                        new FeedCursor(FeedId.NATION, "4f7h2k9m3p6r8t1w", 97)),
                List.of(),
                524_288);
    }

    private static <T> T back(T message, Class<T> type) {
        return Messages.read(Messages.write(message, PACKING), type);
    }

    /// As records of lists and arrays can't be compared, their JSON is.
    private static <T> void comesBack(T message, Class<T> type) {
        assertThat(new String(Json.write(back(message, type)), UTF_8))
                .isEqualTo(new String(Json.write(message), UTF_8));
    }

    @Test
    void anIdleExchangeTakesFewBytes() {
        byte[] written = Messages.write(idle(), PACKING);
        comesBack(idle(), Exchange.Request.class);
        assertThat(written.length).isLessThanOrEqualTo(135);
    }

    @Test
    void batchesComeBackWithTheSameHashAndSignature() {
        FrozenBatch batch = batch(facts(300));
        Exchange.Request request =
                new Exchange.Request(
                        Samples.DEVICE,
                        WRITER,
                        null,
                        300,
                        5L,
                        List.of(batch, batch),
                        List.of(),
                        List.of(),
                        1);
        comesBack(request, Exchange.Request.class);
        FrozenBatch read = back(request, Exchange.Request.class).batches().getFirst();
        assertThat(read.hash()).isEqualTo(batch.hash());
        assertThat(read.signature()).isEqualTo(batch.signature());
        assertThat(new JsonBatches().bodyHash(read.facts())).isEqualTo(batch.header().bodyHash());
        assertThat(read.block()).isNotNull();
    }

    @Test
    void aBatchGoesOutInTheBlockItWasFrozenIn() {
        byte[] block = FactColumns.encode(facts(10));
        FrozenBatch batch = batch(facts(10)).packed(block);
        Unheard message = new Unheard("x", List.of(), List.of(), batch);
        FrozenBatch read = back(message, Unheard.class).batch();
        assertThat(read).isNotNull();
        assertThat(read.block()).isEqualTo(block);
    }

    @Test
    void pagesVerifyAlikeInBothForms() {
        List<Fact> facts = facts(50);
        List<FeedEntry> entries = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            entries.add(new FeedEntry(i + 7, fact.id(), i % 5 == 0 ? null : fact));
        }
        FeedPage page =
                new FeedPage(
                        FeedId.of(Samples.DH), "e", 6, 56, true, entries, null, new byte[3], null);
        JsonBatches codec = new JsonBatches();
        assertThat(codec.signedBytes(back(page, FeedPage.class)))
                .isEqualTo(codec.signedBytes(page));
        assertThat(Json.read(Json.write(page), FeedPage.class).entries()).isEqualTo(entries);
    }

    @Test
    void aMessageNobodyHasHeardOfComesBack() {
        List<Fact> facts = facts(9);
        Part part =
                new Part(
                        7,
                        List.of(new FeedEntry(1, facts.get(8).id(), facts.get(8))),
                        new byte[70]);
        comesBack(
                new Unheard("\u0001 \"x\" 00012", facts.subList(0, 8), List.of(part, part), null),
                Unheard.class);
        comesBack(new Unheard("", List.of(), List.of(), null), Unheard.class);
    }

    @Test
    void damagedMessagesAreRefusedOrMessages() {
        byte[] sound =
                Messages.write(new Unheard("w", facts(5), List.of(), batch(facts(4))), PACKING);
        for (int i = 0; i < sound.length; i++) {
            byte[] cut = Arrays.copyOf(sound, i);
            assertThatThrownBy(() -> Messages.read(cut, Unheard.class))
                    .isInstanceOf(MalformedException.class);
        }
        Seeds.forAll(
                3_000,
                choices -> {
                    byte[] message = sound.clone();
                    message[choices.between(0, message.length - 1)] =
                            (byte) choices.between(0, 255);
                    message[choices.between(0, 60)] = (byte) choices.between(0, 255);
                    try {
                        Messages.read(message, Unheard.class);
                    } catch (MalformedException refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                });
    }

    @Test
    void aFrameSaysWhoSendsItAndIsRefusedWhereItIsNone() {
        for (String device : List.of("0000000000000000", "zzzzzzzzzzzzzzzz", "7d1c5b9a2e6f4g8h")) {
            SignedFrame frame =
                    new SignedFrame(new DeviceId(device), new byte[71], new byte[] {1, 2});
            SignedFrame read = SignedFrame.of(frame.bytes());
            assertThat(read.device()).isEqualTo(frame.device());
            assertThat(read.signature()).isEqualTo(frame.signature());
            assertThat(read.message()).isEqualTo(frame.message());
        }
        byte[] frame = new SignedFrame(Samples.DEVICE, new byte[71], new byte[0]).bytes();
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> SignedFrame.of(cut)).isInstanceOf(MalformedException.class);
        }
        frame[2] = (byte) 0xff;
        assertThatThrownBy(() -> SignedFrame.of(frame)).isInstanceOf(MalformedException.class);
    }
}
