// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Fact;

class FactColumnsTest {
    private static List<Fact> registrations(int count) {
        WorkloadFacts facts =
                new WorkloadFacts(
                        new WriterId(Samples.WRITER), new HospitalId("HOP-CENTRAL"), 1_001);
        return facts.register(new WorkloadRows(1, Samples.MORNING).next(count));
    }

    @Test
    void factsComeOutAsTheyWentIn() {
        List<Fact> facts = new ArrayList<>(registrations(300));
        assertThat(FactColumns.decode(FactColumns.encode(facts))).isEqualTo(facts);
        assertThat(FactColumns.decode(FactColumns.encode(List.of()))).isEmpty();
    }

    @Test
    void theRowsAreAsLongAsThoseTheRivalsWereMeasuredOn() {
        double mean =
                new WorkloadRows(1, Samples.MORNING)
                        .next(10_000).stream()
                                .mapToInt(row -> row.json().getBytes(UTF_8).length)
                                .average()
                                .orElseThrow();
        assertThat(mean).isBetween(665.0, 685.0);
    }

    @Test
    void aBlockCutShortIsRefusedInWords() {
        byte[] block = FactColumns.encode(registrations(20));
        for (int length = 0; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThatThrownBy(() -> FactColumns.decode(cut))
                    .isInstanceOf(MalformedException.class);
        }
    }
}
