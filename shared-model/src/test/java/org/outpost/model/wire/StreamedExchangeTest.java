// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Signer;

class StreamedExchangeTest {
    private static final WriterId WRITER = new WriterId(Samples.WRITER);
    private static final FactColumns.Packing PACKING = new FactColumns.Packing(19, Vocabulary.NONE);
    private static final Signer SIGNER = EcP256.signer(EcP256.newKeys().getPrivate());

    private static List<FrozenBatch> batches(int count) {
        WorkloadFacts pen = new WorkloadFacts(WRITER, new HospitalId("HOP-CENTRAL"), 1);
        WorkloadRows rows = new WorkloadRows(1, Samples.MORNING);
        List<FrozenBatch> batches = new ArrayList<>();
        String previous = BatchHeader.NO_BATCH;
        for (int i = 1; i <= count; i++) {
            List<Fact> facts = pen.register(rows.next(5));
            FrozenBatch batch =
                    new JsonBatches()
                            .freeze(
                                    WRITER,
                                    Samples.DEVICE,
                                    i,
                                    previous,
                                    new byte[16],
                                    facts,
                                    SIGNER);
            batches.add(batch.packed(FactColumns.encode(facts, PACKING)));
            previous = batch.hash();
        }
        return batches;
    }

    private static byte[] body(List<FrozenBatch> batches) {
        byte[] head = StreamedExchange.head(MessagesTest.idle().bringing(batches), PACKING);
        SignedFrame signed = new SignedFrame(Samples.DEVICE, new byte[64], head);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(StreamedExchange.first(signed));
        batches.forEach(batch -> out.writeBytes(StreamedExchange.next(batch, PACKING)));
        return out.toByteArray();
    }

    private static StreamedExchange believed(byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        SignedFrame head = StreamedExchange.signed(in);
        assertThat(head.device()).isEqualTo(Samples.DEVICE);
        return StreamedExchange.of(StreamedExchange.believed(head, in));
    }

    @Test
    void theRequestComesFirstAndItsBatchesBehindIt() throws IOException {
        List<FrozenBatch> batches = batches(3);
        StreamedExchange read = believed(body(batches));
        Exchange.Request request = read.request();
        assertThat(request).isEqualTo(MessagesTest.idle());
        for (FrozenBatch batch : batches) {
            FrozenBatch came = read.next();
            assertThat(came).isNotNull();
            assertThat(came.hash()).isEqualTo(batch.hash());
            assertThat(came.facts()).isEqualTo(batch.facts());
            assertThat(came.block()).isEqualTo(batch.block());
        }
        assertThat(read.next()).isNull();
    }

    @Test
    void whereverItIsCutWhatCameBeforeIsWholeAndNothingElseIsTaken() throws IOException {
        List<FrozenBatch> batches = batches(3);
        byte[] whole = body(batches);
        int head = body(List.of()).length;
        for (int cut = head; cut < whole.length; cut++) {
            StreamedExchange read = believed(Arrays.copyOf(whole, cut));
            int came = 0;
            try {
                for (FrozenBatch b = read.next(); b != null; b = read.next()) {
                    assertThat(b.hash()).isEqualTo(batches.get(came).hash());
                    came++;
                }
                assertThat(cut).isEqualTo(body(batches.subList(0, came)).length);
            } catch (EOFException expected) {
                assertThat(cut).isGreaterThan(body(batches.subList(0, came)).length);
            }
        }
    }

    /// What follows goes on from the words of what went before, and comes out the same; cut
    /// anywhere, whole batches come out, and none that is not the sender's.
    @Test
    void batchesThatGoOnFromEachOthersWordsAreReadInTheirOrder() throws IOException {
        List<FrozenBatch> batches = batches(4);
        byte[] head = StreamedExchange.head(MessagesTest.idle(), PACKING);
        SignedFrame signed = new SignedFrame(Samples.DEVICE, new byte[64], head);
        IntFunction<byte @Nullable []> parts =
                StreamedExchange.parts(
                        signed, i -> i < batches.size() ? batches.get(i) : null, PACKING, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<byte[]> each = new ArrayList<>();
        for (byte[] part = parts.apply(0); part != null; part = parts.apply(each.size())) {
            each.add(part);
            out.writeBytes(part);
        }
        assertThat(parts.apply(2)).as("a line that begins anew").isSameAs(each.get(2));
        assertThat(out.size()).isLessThan(body(batches).length);
        StreamedExchange read = believed(out.toByteArray());
        for (FrozenBatch batch : batches) {
            FrozenBatch came = read.next();
            assertThat(came).isNotNull();
            assertThat(came.hash()).isEqualTo(batch.hash());
            assertThat(came.facts()).isEqualTo(batch.facts());
            assertThat(came.block() == null).isEqualTo(batch != batches.getFirst());
        }
        assertThat(read.next()).isNull();
        out.reset();
        out.writeBytes(each.get(0));
        out.writeBytes(each.get(1));
        out.writeBytes(each.get(3));
        StreamedExchange lacking = believed(out.toByteArray());
        assertThat(lacking.next()).isNotNull();
        assertThatThrownBy(lacking::next).isInstanceOf(UnknownVocabularyException.class);
    }

    /// A word that is no text does no harm where it is spelled and not used; the block behind it
    /// must not get it in unseen.
    @Test
    void aWordOfTheBlockBeforeIsLookedAtToo() {
        Vocabulary told = Vocabulary.NONE.behind(new byte[9], List.of("good", "no \" text"));
        WordTable words = new WordTable(told, new byte[0], 0, 0);
        assertThat(words.text(told.place("good"))).isEqualTo("good".getBytes(US_ASCII));
        assertThatThrownBy(() -> words.text(told.place("no \" text")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void whatIsSpelledWithoutEndIsForgotten() {
        Vocabulary told = Vocabulary.NONE;
        for (int i = 0; i < 20; i++) {
            String word = String.valueOf((char) ('a' + i)).repeat(100_000);
            told = told.behind(new byte[] {(byte) i}, List.of(word));
        }
        assertThat(told.size() - told.own()).isEqualTo(10);
    }

    @Test
    void whatStandsBehindADamagedBatchCanBeRead() throws IOException {
        List<FrozenBatch> batches = batches(2);
        byte[] whole = body(batches);
        int first = body(List.of()).length;
        Arrays.fill(whole, first + 4, first + 20, (byte) 0xff);
        StreamedExchange read = believed(whole);
        assertThatThrownBy(read::next).isInstanceOf(MalformedException.class);
        FrozenBatch second = read.next();
        assertThat(second).isNotNull();
        assertThat(second.hash()).isEqualTo(batches.get(1).hash());
    }

    @Test
    void aPartThatSaysItIsEndlessIsNotWaitedFor() {
        byte[] endless = {-1, -1, -1, -1, 1, 1};
        assertThatThrownBy(() -> StreamedExchange.signed(new ByteArrayInputStream(endless)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> StreamedExchange.signed(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(MalformedException.class);
    }
}
