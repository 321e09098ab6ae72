// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.LoadStage;

/// What is said of two records that are much alike.
final class ToldApartTest {
    private static final AggregateId ONE = AggregateId.of("patient", "one.1");
    private static final AggregateId OTHER = AggregateId.of("patient", "other.1");
    private final Town town = new Town();

    private static TellPatientsApart told(AggregateId one, AggregateId other, boolean apart) {
        return new TellPatientsApart(one, other, apart, List.of(Town.DH, Town.CHC));
    }

    private ToldApart now(AggregateId one, AggregateId other) {
        return town.centre.state(ToldApart.id(one, other), ToldApart.class);
    }

    @Test
    void theLastWordHoldsWhicheverWayRoundTheTwoAreNamed() {
        assertThat(now(ONE, OTHER).apart()).isFalse();
        assertThat(town.act(Town.DH, told(OTHER, ONE, true))).isEqualTo("accepted");
        assertThat(now(ONE, OTHER).apart()).isTrue();
        assertThat(now(OTHER, ONE)).isEqualTo(now(ONE, OTHER));
        assertThat(now(ONE, OTHER).owners()).containsExactly(Town.DH, Town.CHC);
        assertThat(town.act(Town.DH, told(ONE, OTHER, false))).isEqualTo("accepted");
        assertThat(now(OTHER, ONE).apart()).isFalse();
        assertThat(town.centre.again(ToldApart.id(ONE, OTHER))).isEqualTo(now(ONE, OTHER));
    }

    @Test
    void onlyTheDistrictSaysSoAndOnlyOfTwoPatients() {
        assertThat(town.write(town.counter, told(ONE, OTHER, true)))
                .isEqualTo("refused patients.server-only");
        assertThat(town.act(Town.DH, told(ONE, ONE, true))).startsWith("refused");
        AggregateId item = AggregateId.of("item", "PCM500");
        assertThat(town.act(Town.DH, told(ONE, item, true))).startsWith("refused");
        assertThat(town.act(Town.DH, told(item, ONE, true))).startsWith("refused");
        TellPatientsApart many =
                new TellPatientsApart(
                        ONE,
                        OTHER,
                        true,
                        List.of(Town.DH, Town.CHC, town.district.home(), town.nation.home()));
        assertThat(town.act(Town.DH, many)).startsWith("refused");
        assertThat(now(ONE, OTHER).apart()).isFalse();
    }

    @Test
    void neitherPatientIsTouchedAndNobodyWaitsForIt() {
        TellPatientsApart body = told(ONE, OTHER, true);
        AggregateId pair = ToldApart.id(ONE, OTHER);
        assertThat(body.concerns()).containsExactly(Town.DH, Town.CHC);
        assertThat(OutpostRooms.all().foldOf(pair)).isInstanceOf(ToldApart.Folded.class);
        assertThat(new Patients().loadStage(pair)).isEqualTo(LoadStage.REST);
        assertThat(new Patients().loadStage(ONE)).isEqualTo(LoadStage.PEOPLE);
    }
}
