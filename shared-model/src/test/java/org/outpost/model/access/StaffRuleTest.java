// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.PatientNumber;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.States;

class StaffRuleTest {
    private static final FactBody REGISTERS =
            new RegisterPatient(PatientNumber.of(Samples.DH, 123), Samples.person());
    private static final FactBody RECEIVES =
            new ReceiveStock(
                    Samples.MAIN, Samples.PCM, Samples.BATCH, Samples.EXPIRY, 10, "CH-1", "Store");
    private static final States UNKNOWN = staff(null, null, false);
    private static final States EMPLOYED = staff(Role.FRONT_DESK, Town.DH, true);
    private static final States DISMISSED = staff(Role.FRONT_DESK, Town.DH, false);
    private static final States ELSEWHERE = staff(Role.FRONT_DESK, Town.CHC, true);

    private final Town town = new Town();

    @Test
    void whoWasEmployedThenCouldWriteWhatTheRoleMay() {
        assertThat(said(REGISTERS, EMPLOYED, EMPLOYED)).isEqualTo("accepted");
        assertThat(said(new DismissStaff(new UserId("ravi")), EMPLOYED, EMPLOYED))
                .isEqualTo("refused access.not-allowed");
        assertThat(said(REGISTERS, ELSEWHERE, ELSEWHERE)).isEqualTo("refused access.wrong-place");
    }

    @Test
    void aDismissalCountsFromItsPlaceOn() {
        assertThat(said(REGISTERS, EMPLOYED, DISMISSED)).isEqualTo("accepted");
        assertThat(said(REGISTERS, DISMISSED, EMPLOYED)).isEqualTo("refused access.not-employed");
    }

    @Test
    void whatWasPhysicalIsDisputed() {
        assertThat(said(RECEIVES, DISMISSED, DISMISSED)).isEqualTo("disputed access.not-employed");
        assertThat(said(RECEIVES, EMPLOYED, EMPLOYED)).isEqualTo("disputed access.not-allowed");
    }

    /// Work done at a machine whose clock is behind is not lost by a dismissal that came much
    /// later.
    @Test
    void whatStandsBeforeTheFirstEmploymentCountsWithTheRoleThatCame() {
        assertThat(said(REGISTERS, UNKNOWN, EMPLOYED)).isEqualTo("accepted");
        assertThat(said(REGISTERS, UNKNOWN, DISMISSED)).isEqualTo("accepted");
        assertThat(said(REGISTERS, UNKNOWN, ELSEWHERE)).isEqualTo("refused access.wrong-place");
        assertThat(said(REGISTERS, UNKNOWN, UNKNOWN)).isEqualTo("refused access.not-employed");
    }

    @Test
    void theFirstAdministratorIsEmployedByTheNationAlone() {
        UserId first = new UserId("admin");
        States boss = staff(Role.HOSPITAL_ADMIN, Town.DH, true);
        States nation = staff(Role.NATIONAL_ADMIN, FeedId.NATION, true);
        assertThat(employs(first, town.counter, boss)).isEqualTo("refused access.wrong-place");
        StaffMember clerk = new StaffMember("ravi", "", Role.FRONT_DESK, Town.DH, "", "", true);
        UserId ravi = new UserId("ravi");
        assertThat(
                        employs(
                                ravi,
                                town.counter,
                                id -> id.equals(StaffMember.id(ravi)) ? clerk : boss.of(id)))
                .isEqualTo("accepted");
        assertThat(employs(first, town.nation, nation)).isEqualTo("accepted");
    }

    @Test
    void oneOfTwoAdministratorsIsMadeAClerkByThoseAboveAlone() {
        UserId peer = new UserId("ravi");
        States peers = staff(Role.HOSPITAL_ADMIN, Town.DH, true);
        String refused = "refused access.not-allowed";
        assertThat(employs(peer, town.counter, peers)).isEqualTo(refused);
        StaffMember gone = new StaffMember("ravi", "", Role.HOSPITAL_ADMIN, Town.DH, "", "", false);
        States left = id -> id.equals(StaffMember.id(peer)) ? gone : peers.of(id);
        assertThat(employs(peer, town.counter, left))
                .as("dismissed for a moment")
                .isEqualTo(refused);
        StaffMember above =
                new StaffMember(
                        "asha", "", Role.DISTRICT_ADMIN, FeedId.ofDistrict("RMP"), "", "", true);
        States district = id -> id.equals(StaffMember.id(peer)) ? gone : above;
        assertThat(employs(peer, town.counter, district)).isEqualTo("accepted");
        assertThat(employs(new UserId("asha"), town.counter, peers))
                .as("oneself")
                .isEqualTo("accepted");
        States nation = staff(Role.NATIONAL_ADMIN, FeedId.NATION, true);
        assertThat(employs(peer, town.nation, nation)).as("nobody is above").isEqualTo("accepted");
    }

    private String employs(UserId user, Desk desk, States states) {
        FactBody body = new EmployStaff(user, "admin", Role.FRONT_DESK, Town.DH, null);
        var fact = town.centre.codec().read(town.kept(desk, body));
        return Town.said(
                StaffRule.mayWrite(fact, states, states, who -> who.equals(new UserId("admin"))));
    }

    private String said(FactBody body, States then, States now) {
        var fact = town.centre.codec().read(town.kept(town.counter, body));
        return Town.said(StaffRule.mayWrite(fact, then, now, who -> false));
    }

    private static States staff(@Nullable Role role, @Nullable FeedId at, boolean employed) {
        StaffMember member = new StaffMember("asha", "asha", role, at, "", "", employed);
        return id -> member;
    }
}
