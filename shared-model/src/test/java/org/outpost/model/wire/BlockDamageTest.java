// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Seeds;
import org.outpost.model.sync.Fact;

/// What comes over a line may be anything: it is refused in words, or it is facts.
@Timeout(120)
class BlockDamageTest {
    private static List<Fact> facts(int count) {
        WorkloadRows rows = new WorkloadRows(1, Samples.MORNING);
        WorkloadFacts pen =
                new WorkloadFacts(new WriterId(Samples.WRITER), new HospitalId("HOP-CENTRAL"), 1);
        List<WorkloadRows.Row> people = rows.next(count);
        List<Fact> facts = new ArrayList<>(pen.register(people));
        rows.edits(people, count / 2).stream().map(pen::change).forEach(facts::add);
        return facts;
    }

    @Test
    void aBlockCutShortOrFlippedAnywhereIsRefused() {
        byte[] block = FactColumns.encode(facts(20));
        for (int i = 0; i < block.length; i++) {
            byte[] cut = Arrays.copyOf(block, i);
            refused(cut);
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = block.clone();
                flipped[i] ^= (byte) (1 << bit);
                refused(flipped);
            }
        }
    }

    /// Who makes a block by hand makes its check too.
    @Test
    void aBlockMadeToDeceiveIsRefusedOrHoldsFactsInTheirOneForm() {
        List<byte[]> blocks = List.of(FactColumns.encode(facts(40)), FactColumns.encode(facts(3)));
        Seeds.forAll(
                6_000,
                choices -> {
                    byte[] block = choices.of(blocks).clone();
                    int hits = choices.between(1, 6);
                    // The head and the first columns decide most: they are hit as often as all the
                    // rest.
                    int reach =
                            choices.percent(50) ? Math.min(60, block.length - 4) : block.length - 4;
                    for (int i = 0; i < hits; i++) {
                        block[choices.between(0, reach - 1)] = (byte) choices.between(0, 255);
                    }
                    if (choices.percent(20)) {
                        block = Arrays.copyOf(block, choices.between(12, block.length));
                    }
                    checked(block);
                    try {
                        long size = 0;
                        for (Fact fact : FactColumns.decode(block)) {
                            size += fact.size();
                            assertThat(Canonical.bytes(Json.tree(fact.core())))
                                    .isEqualTo(fact.core());
                            assertThat(FactCodec.parse(fact.core(), null).envelope())
                                    .isEqualTo(fact.envelope());
                            byte[] person = fact.person();
                            if (person != null) {
                                assertThat(Canonical.bytes(Json.tree(person))).isEqualTo(person);
                            }
                        }
                        assertThat(size).isLessThanOrEqualTo(64 * 1024 + 1000L * block.length);
                    } catch (MalformedException refused) {
                        assertThat(refused.getMessage()).isNotBlank();
                    }
                });
    }

    @Test
    void hugeCountsAreRefusedBeforeAnythingIsMade() {
        byte[] block = FactColumns.encode(facts(5));
        for (int field = 0; field < 6; field++) {
            byte[] huge = new byte[block.length + 4];
            int at = 1;
            for (int i = 0; i < field; i++) {
                while (block[at] < 0) {
                    at++;
                }
                at++;
            }
            int end = at;
            while (block[end] < 0) {
                end++;
            }
            System.arraycopy(block, 0, huge, 0, at);
            Arrays.fill(huge, at, at + 4, (byte) 0xff);
            huge[at + 4] = 7;
            System.arraycopy(block, end + 1, huge, at + 5, block.length - end - 1);
            byte[] whole = Arrays.copyOf(huge, block.length - (end + 1 - at) + 5);
            checked(whole);
            refused(whole);
        }
    }

    @Test
    void emptyAndForeignBytesAreRefused() {
        refused(new byte[0]);
        refused(new byte[100]);
        refused("{\"core\":{}}              ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsTakenBeyondWhatTheHeadMayAskFor() {
        assertThatCode(() -> FactColumns.decode(FactColumns.encode(facts(400))))
                .doesNotThrowAnyException();
    }

    private static void checked(byte[] block) {
        CRC32 check = new CRC32();
        check.update(block, 0, block.length - 4);
        ByteBuffer.wrap(block).putInt(block.length - 4, (int) check.getValue());
    }

    private static void refused(byte[] block) {
        assertThatThrownBy(() -> FactColumns.decode(block)).isInstanceOf(MalformedException.class);
    }
}
