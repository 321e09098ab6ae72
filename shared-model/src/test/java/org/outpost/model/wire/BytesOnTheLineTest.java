// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.PushSession;
import org.outpost.model.sync.Signer;

/// What the rows of the bench cost on the line, everything but HTTP's own headers counted: headers
/// of batches, hashes, random bytes, signatures, frames. Bytes are the same on every machine, so
/// they may be bounds. The names in the rows are in no vocabulary of ours.
class BytesOnTheLineTest {
    private static final WriterId WRITER = new WriterId(Samples.WRITER);
    private static final HospitalId HOSPITAL = new HospitalId("HOP-CENTRAL");
    private static final Signer SIGNER = EcP256.signer(EcP256.newKeys().getPrivate());
    private static final List<Vocabulary> VOCABULARIES =
            List.of(Vocabulary.NONE, Vocabulary.shared());

    private static final int SMALL = 12 * 1024;

    private static FactColumns.Packing packing(Vocabulary vocabulary) {
        return new FactColumns.Packing(FactColumns.SLOW_LINE, vocabulary);
    }

    /// A writer's facts in frozen batches of at most so many bytes.
    private static List<FrozenBatch> frozen(List<Fact> facts, Vocabulary vocabulary, int most) {
        Random random = new Random(7);
        JsonBatches codec = new JsonBatches();
        String previous = BatchHeader.NO_BATCH;
        List<FrozenBatch> batches = new ArrayList<>();
        for (int from = 0; from < facts.size(); ) {
            List<Fact> next = facts.subList(from, facts.size());
            BatchBlock filled = BatchBlock.fill(next, most, packing(vocabulary));
            byte[] chance = new byte[16];
            random.nextBytes(chance);
            FrozenBatch batch =
                    codec.freeze(
                            WRITER,
                            Samples.DEVICE,
                            batches.size() + 1L,
                            previous,
                            chance,
                            filled.facts(),
                            SIGNER);
            batches.add(batch.packed(filled.block()));
            previous = batch.hash();
            from += filled.facts().size();
        }
        return batches;
    }

    /// In batches of at most 48 KB, two to a request.
    private static long pushed(List<Fact> facts, Vocabulary vocabulary) {
        List<FrozenBatch> batches = frozen(facts, vocabulary, PushSession.MAX_BATCH_BYTES);
        long bytes = 0;
        for (int i = 0; i < batches.size(); i += 2) {
            List<FrozenBatch> two = batches.subList(i, Math.min(i + 2, batches.size()));
            bytes += framed(request(two), vocabulary);
        }
        return bytes;
    }

    /// In batches of at most so many bytes, all behind one request.
    private static long streamed(
            List<Fact> facts, Vocabulary vocabulary, int most, boolean continuing) {
        byte[] head = StreamedExchange.head(MessagesTest.idle(), packing(vocabulary));
        SignedFrame signed =
                new SignedFrame(
                        Samples.DEVICE,
                        SIGNER.sign(SignedFrame.signedBytes("POST", "/api/v1/sync/stream", head)),
                        head);
        List<FrozenBatch> batches = frozen(facts, vocabulary, most);
        IntFunction<byte @Nullable []> parts =
                StreamedExchange.parts(
                        signed,
                        i -> i < batches.size() ? batches.get(i) : null,
                        packing(vocabulary),
                        continuing);
        long bytes = 0;
        for (int i = 0; i <= batches.size(); i++) {
            bytes += Objects.requireNonNull(parts.apply(i)).length;
        }
        return bytes;
    }

    private static Exchange.Request request(List<FrozenBatch> batches) {
        Exchange.Request idle = MessagesTest.idle();
        return new Exchange.Request(
                idle.device(),
                idle.writer(),
                idle.token(),
                batches.stream().mapToLong(batch -> batch.facts().size()).sum(),
                Samples.MORNING,
                batches,
                idle.cursors(),
                idle.wants(),
                idle.maxBytes());
    }

    private static long framed(Object message, Vocabulary vocabulary) {
        byte[] written = Messages.write(message, packing(vocabulary));
        byte[] signed = SignedFrame.signedBytes("POST", "/api/v1/sync/exchange", written);
        return new SignedFrame(Samples.DEVICE, SIGNER.sign(signed), written).bytes().length;
    }

    private static double told(String what, Vocabulary vocabulary, double each) {
        String words = vocabulary == Vocabulary.NONE ? "without" : "with";
        System.out.printf(
                Locale.ROOT, "%s %s shared vocabulary: %.2f bytes each%n", what, words, each);
        return each;
    }

    @Test
    void aRegistrationPushedTakesAtMostThirtyThreeBytes() {
        List<Fact> facts =
                new WorkloadFacts(WRITER, HOSPITAL, 1_001)
                        .register(new WorkloadRows(1, Samples.MORNING).next(10_000));
        for (Vocabulary vocabulary : VOCABULARIES) {
            double each = pushed(facts, vocabulary) / 10_000.0;
            assertThat(told("W1 registrations", vocabulary, each)).isLessThanOrEqualTo(33);
        }
    }

    /// On a slow line batches are small; those of one request go on from each other's words.
    @Test
    void aRegistrationInAStreamOfSmallBatchesTakesAtMostThirtyThreeBytes() {
        List<Fact> facts =
                new WorkloadFacts(WRITER, HOSPITAL, 1_001)
                        .register(new WorkloadRows(1, Samples.MORNING).next(10_000));
        for (Vocabulary vocabulary : VOCABULARIES) {
            double alone = streamed(facts, vocabulary, SMALL, false) / 10_000.0;
            double each = streamed(facts, vocabulary, SMALL, true) / 10_000.0;
            told("W1 registrations in small batches", vocabulary, alone);
            told("W1 registrations in small batches of a stream", vocabulary, each);
            assertThat(each).isLessThanOrEqualTo(33).isLessThan(0.85 * alone);
        }
    }

    @Test
    void aRegistrationInABlockOfFiveThousandTakesAtMostThirtyBytes() {
        WorkloadFacts pen = new WorkloadFacts(WRITER, HOSPITAL, 1_001);
        WorkloadRows rows = new WorkloadRows(2, Samples.MORNING);
        for (int block = 0; block < 2; block++) {
            List<Fact> facts = pen.register(rows.next(5_000));
            for (Vocabulary vocabulary : VOCABULARIES) {
                double each = FactColumns.encode(facts, packing(vocabulary)).length / 5_000.0;
                assertThat(told("W2 block " + block, vocabulary, each)).isLessThanOrEqualTo(30);
            }
        }
    }

    @Test
    void anEditTakesAtMostThirteenBytesEachWay() {
        WorkloadRows rows = new WorkloadRows(1, Samples.MORNING);
        List<WorkloadRows.Row> base = rows.next(WorkloadRows.BASE);
        WorkloadFacts pen = new WorkloadFacts(WRITER, HOSPITAL, 1_001);
        pen.register(base);
        List<Fact> edits = rows.edits(base, 1_000).stream().map(pen::change).toList();
        List<FeedEntry> entries = new ArrayList<>();
        for (Fact edit : edits) {
            entries.add(new FeedEntry(10_001 + entries.size(), edit.id(), edit));
        }
        FeedPage page =
                new FeedPage(
                        FeedId.of(HOSPITAL),
                        "4f7h2k9m3p6r8t1w",
                        10_000,
                        11_000,
                        false,
                        entries,
                        null,
                        SIGNER.sign(new byte[1]),
                        null);
        Exchange.Answer answer =
                new Exchange.Answer(
                        false,
                        Samples.MORNING,
                        11_000,
                        List.of(new Exchange.BatchAnswer(9, Exchange.BatchStanding.TAKEN, "")),
                        List.of(page),
                        "7h3k9m2p5r8t1v4x",
                        11_000L);
        for (Vocabulary vocabulary : VOCABULARIES) {
            double up = pushed(edits, vocabulary) / 1_000.0;
            double down = Messages.write(answer, packing(vocabulary)).length / 1_000.0;
            assertThat(told("W3 edits up", vocabulary, up)).isLessThanOrEqualTo(13);
            assertThat(told("W3 edits down", vocabulary, down)).isLessThanOrEqualTo(13);
        }
    }
}
