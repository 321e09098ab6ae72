// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.PushSession;

class BatchBlockTest {
    private static final FactColumns.Packing PACKING =
            new FactColumns.Packing(FactColumns.SLOW_LINE, Vocabulary.NONE);

    private static List<Fact> facts(int count) {
        return new WorkloadFacts(new WriterId(Samples.WRITER), new HospitalId("HOP-CENTRAL"), 1)
                .register(new WorkloadRows(1, Samples.MORNING).next(count));
    }

    @Test
    void aBatchIsNearlyAsLargeAsItMayBeAndNeverLarger() {
        List<Fact> next = facts(2_500);
        for (int most : List.of(2_048, 12 * 1024, 30_000, PushSession.MAX_BATCH_BYTES)) {
            BatchBlock filled = BatchBlock.fill(next, most, PACKING);
            assertThat(filled.block().length).isBetween((int) (most * 0.75), most);
            assertThat(FactColumns.decode(filled.block())).isEqualTo(filled.facts());
            assertThat(filled.facts()).isEqualTo(next.subList(0, filled.facts().size()));
        }
    }

    @Test
    void oneFactGoesEvenWhereItIsTooLargeAndAllGoWhereAllFit() {
        assertThat(BatchBlock.fill(facts(9), 100, PACKING).facts()).hasSize(1);
        assertThat(BatchBlock.fill(facts(9), 10_000, PACKING).facts()).hasSize(9);
        assertThat(BatchBlock.fill(facts(1), 10_000, PACKING).facts()).hasSize(1);
    }

    @Test
    void noBatchHasMoreFactsThanItMay() {
        List<Fact> many = facts(BatchBlock.MAX_FACTS + 300);
        assertThat(BatchBlock.fill(many, 1_000_000, PACKING).facts()).hasSize(BatchBlock.MAX_FACTS);
    }
}
