// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.outpost.model.OutpostRooms;
import org.outpost.model.sync.FactType;

class PermissionsTest {
    private static final Set<String> RULINGS =
            Set.of("DisputeFact", "RefuseFact", "QuarantineFact", "AdmitFact");

    @Test
    void everyFactTypeIsSomebodysToWrite() {
        for (FactType type : OutpostRooms.all().types()) {
            boolean someone =
                    Arrays.stream(Role.values())
                            .anyMatch(role -> Permissions.may(role, type.name()));
            assertThat(someone).as(type.name()).isEqualTo(!RULINGS.contains(type.name()));
        }
    }

    @Test
    void theTableNamesNoTypeThatDoesNotExist() {
        Set<String> types =
                OutpostRooms.all().types().stream().map(FactType::name).collect(Collectors.toSet());
        for (Role role : Role.values()) {
            assertThat(types).containsAll(Permissions.writes(role));
        }
    }

    @Test
    void decisionsAndMachinesAreTheServersAlone() {
        for (String type :
                List.of(
                        "AssignPatientNumber",
                        "ConfirmBooking",
                        "BumpBooking",
                        "RegisterDevice",
                        "OpenWriter")) {
            for (Role role : Role.values()) {
                assertThat(Permissions.may(role, type)).isEqualTo(role == Role.SERVER);
            }
        }
    }

    @Test
    void administratorsTakeMachinesOutOfUse() {
        for (Role role : Role.values()) {
            boolean admin =
                    role == Role.HOSPITAL_ADMIN
                            || role == Role.DISTRICT_ADMIN
                            || role == Role.NATIONAL_ADMIN
                            || role == Role.SERVER;
            assertThat(Permissions.may(role, "RetireDevice")).isEqualTo(admin);
        }
    }

    @Test
    void aPharmacistDispensesAndRegistersNobody() {
        assertThat(Permissions.may(Role.PHARMACIST, "DispenseBatch")).isTrue();
        assertThat(Permissions.may(Role.PHARMACIST, "RegisterPatient")).isFalse();
        assertThat(Permissions.may(Role.FRONT_DESK, "DispenseBatch")).isFalse();
        assertThat(Permissions.may(Role.STOREKEEPER, "DispenseBatch")).isFalse();
        assertThat(Permissions.may(Role.DISTRICT_ADMIN, "DefineDistrict")).isFalse();
        assertThat(Permissions.may(Role.LABORATORY, "PassLease")).isTrue();
    }

    @Test
    void everyPersonHasAHomeScreen() {
        for (Role role : Role.values()) {
            assertThat(Permissions.opens(role).isEmpty()).isEqualTo(role == Role.SERVER);
            assertThat(Permissions.opens(role)).doesNotHaveDuplicates();
        }
        assertThat(Permissions.opens(Role.PHARMACIST).getFirst()).isEqualTo(Screen.DISPENSE);
        assertThat(Permissions.opens(Role.FRONT_DESK).getFirst()).isEqualTo(Screen.PATIENTS);
    }
}
