// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;

class AccessTest {
    private static final UserId ASHA = new UserId("asha.devi");
    private static final FeedId DISTRICT = FeedId.ofDistrict("RMP");

    private final Town town = new Town();

    @Test
    void aHospitalEmploysItsOwnAndDismissesThem() {
        assertThat(town.write(town.counter, employ(Role.FRONT_DESK, Town.DH)))
                .isEqualTo("accepted");
        assertThat(asha().employed()).isTrue();
        assertThat(asha().role()).isEqualTo(Role.FRONT_DESK);
        assertThat(town.write(town.counter, new DismissStaff(ASHA))).isEqualTo("accepted");
        assertThat(asha().employed()).isFalse();
        assertThat(town.write(town.counter, new DismissStaff(ASHA)))
                .isEqualTo("refused access.not-employed");
    }

    @Test
    void adminsEmployAtTheirPlaceAndBelow() {
        assertThat(town.write(town.district, employ(Role.PHARMACIST, Town.DH)))
                .isEqualTo("accepted");
        assertThat(town.write(town.district, employ(Role.DISTRICT_ADMIN, DISTRICT)))
                .isEqualTo("accepted");
        assertThat(town.write(town.nation, employ(Role.NATIONAL_ADMIN, FeedId.NATION)))
                .isEqualTo("accepted");
        assertThat(town.write(town.counter, new DismissStaff(ASHA)))
                .isEqualTo("refused access.wrong-place");
        assertThat(town.write(town.counter, employ(Role.FRONT_DESK, Town.CHC)))
                .isEqualTo("refused access.wrong-place");
        assertThat(town.write(town.counter, employ(Role.DISTRICT_ADMIN, DISTRICT)))
                .isEqualTo("refused access.wrong-place");
        assertThat(town.write(town.district, employ(Role.FRONT_DESK, new FeedId("H/RMPUR-DH1"))))
                .isEqualTo("refused access.wrong-place");
    }

    @Test
    void whoStandsElsewhereIsNotTakenAwayFromThere() {
        String refused = "refused access.wrong-place";
        town.write(town.chc, employ(Role.FRONT_DESK, Town.CHC));
        assertThat(town.write(town.counter, employ(Role.FRONT_DESK, Town.DH))).isEqualTo(refused);
        assertThat(asha().at()).isEqualTo(Town.CHC);
        town.write(town.nation, employ(Role.NATIONAL_ADMIN, FeedId.NATION));
        assertThat(town.write(town.counter, employ(Role.FRONT_DESK, Town.DH))).isEqualTo(refused);
        assertThat(town.write(town.district, employ(Role.DISTRICT_ADMIN, DISTRICT)))
                .isEqualTo(refused);
        assertThat(asha().role()).isEqualTo(Role.NATIONAL_ADMIN);
        assertThat(town.write(town.nation, new DismissStaff(ASHA))).isEqualTo("accepted");
        assertThat(town.write(town.counter, employ(Role.FRONT_DESK, Town.DH)))
                .as("who left stands nowhere")
                .isEqualTo("accepted");
    }

    @Test
    void aRoleExistsOnlyWhereItIsNeeded() {
        String refused = "refused access.role-not-there";
        assertThat(town.write(town.nation, employ(Role.PHARMACIST, FeedId.NATION)))
                .isEqualTo(refused);
        assertThat(town.write(town.nation, employ(Role.NATIONAL_ADMIN, Town.DH)))
                .isEqualTo(refused);
        assertThat(town.write(town.nation, employ(Role.DISTRICT_ADMIN, FeedId.NATION)))
                .isEqualTo(refused);
        assertThat(town.write(town.nation, employ(Role.SERVER, Town.DH))).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a", "asha devi", "asha\u0000", "-asha"})
    void aLoginIsShortAndPlain(String login) {
        assertThat(town.write(town.counter, employ(login, new StaffName("Asha", ""))))
                .isEqualTo("refused access.bad-text");
    }

    @Test
    void namesOfStaffAreReadable() {
        assertThat(town.write(town.counter, employ("asha", new StaffName(" ", ""))))
                .isEqualTo("refused access.bad-text");
        assertThat(town.write(town.counter, employ("asha", new StaffName("Asha", "\u202E"))))
                .isEqualTo("refused access.bad-text");
    }

    @Test
    void anErasedNameLeavesTheRole() {
        EmployStaff erased = new EmployStaff(ASHA, "asha", Role.DOCTOR, Town.DH, null);
        assertThat(town.write(town.counter, erased)).isEqualTo("accepted");
        assertThat(asha().name()).isEmpty();
        assertThat(asha().role()).isEqualTo(Role.DOCTOR);
    }

    @Test
    void onlyTheServerRegistersMachines() {
        RegisterDevice device = new RegisterDevice(Samples.DEVICE, "MFk", Town.DH, "Counter 3");
        OpenWriter writer = new OpenWriter(Samples.DEVICE, new WriterId(Samples.WRITER), Town.DH);
        assertThat(town.write(town.counter, device)).isEqualTo("refused access.server-only");
        assertThat(town.write(town.counter, writer)).isEqualTo("refused access.server-only");
        assertThat(town.act(Town.DH, device)).isEqualTo("accepted");
        assertThat(town.act(Town.DH, writer)).isEqualTo("accepted");
        assertThat(town.act(Town.DH, writer)).isEqualTo("accepted");
        assertThat(town.act(Town.DH, new RegisterDevice(Samples.DEVICE, "MFk", Town.DH, "\u0000")))
                .isEqualTo("refused access.bad-text");
        Device known = town.centre.state(Device.id(Samples.DEVICE), Device.class);
        assertThat(known.writers()).containsExactly(Samples.WRITER);
        assertThat(known.label()).isEqualTo("Counter 3");
    }

    @Test
    void aMachineIsOutOfUseUntilItIsRegisteredAnew() {
        RegisterDevice device = new RegisterDevice(Samples.DEVICE, "MFk", Town.DH, "Counter 3");
        RetireDevice retire = new RetireDevice(Samples.DEVICE, "lost");
        assertThat(device().retired()).as("never registered").isFalse();
        town.act(Town.DH, device);
        assertThat(town.write(town.counter, retire)).isEqualTo("refused access.server-only");
        assertThat(device().retired()).isFalse();
        assertThat(town.act(Town.DH, new RetireDevice(Samples.DEVICE, " ")))
                .isEqualTo("refused access.bad-text");
        assertThat(town.act(Town.DH, retire)).isEqualTo("accepted");
        assertThat(device().retired()).isTrue();
        assertThat(device().at()).isEqualTo(Town.DH);
        assertThat(town.act(Town.DH, device)).isEqualTo("accepted");
        assertThat(device().retired()).isFalse();
    }

    private Device device() {
        return town.centre.state(Device.id(Samples.DEVICE), Device.class);
    }

    private EmployStaff employ(Role role, FeedId at) {
        return new EmployStaff(ASHA, "asha", role, at, new StaffName("Asha Devi", "आशा देवी"));
    }

    private EmployStaff employ(String login, StaffName name) {
        return new EmployStaff(ASHA, login, Role.FRONT_DESK, Town.DH, name);
    }

    private StaffMember asha() {
        return town.centre.state(StaffMember.id(ASHA), StaffMember.class);
    }
}
