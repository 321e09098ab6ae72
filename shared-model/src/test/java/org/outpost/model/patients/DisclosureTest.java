// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.scenarios.Town;

/// Who was shown whom, and which registers left their hospital.
final class DisclosureTest {
    private final Town town = new Town();

    private static AskDistrict asked(String by, String reason, int shown) {
        List<AggregateId> who = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            who.add(AggregateId.of("patient", "somebody." + i));
        }
        return new AskDistrict(by, reason, who, List.of(Town.DH));
    }

    @Test
    void onlyTheDistrictWritesDownWhoWasShown() {
        assertThat(town.write(town.counter, asked("number", "came", 1)))
                .isEqualTo("refused patients.server-only");
        assertThat(town.act(Town.DH, asked("number", "came", 1))).isEqualTo("accepted");
        assertThat(town.act(Town.DH, asked("number", "came", AskDistrict.MOST)))
                .isEqualTo("accepted");
    }

    @Test
    void aLookUpWithoutAReasonOrWithATownfulOfPeopleIsRefused() {
        assertThat(town.act(Town.DH, asked("number", "curious", 1))).startsWith("refused");
        assertThat(town.act(Town.DH, asked("number", "came", AskDistrict.MOST + 1)))
                .startsWith("refused");
        assertThat(town.act(Town.DH, asked("\u0000", "came", 1))).startsWith("refused");
    }

    @Test
    void aRegisterLeavesWithAReasonAndACount() {
        assertThat(town.write(town.counter, new GiveOutRegister("move", 0))).isEqualTo("accepted");
        assertThat(town.write(town.counter, new GiveOutRegister("move", -1))).startsWith("refused");
        assertThat(town.write(town.counter, new GiveOutRegister("sold", 7))).startsWith("refused");
    }

    @Test
    void nobodyIsJoinedWithoutBeingKnownNorPartedWithoutBeingJoined() {
        AggregateId one = AggregateId.of("patient", "one.1");
        AggregateId other = AggregateId.of("patient", "other.1");
        assertThat(town.write(town.counter, new MergePatients(one, other)))
                .isEqualTo("refused patients.unknown");
        assertThat(town.write(town.counter, new UnmergePatients(one, other))).startsWith("refused");
    }
}
