// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.server.platform.ProblemException;

class SignInDoorTest {
    private static AccessOnDatabase access;
    private static SignInDoor door;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        door = new SignInDoor(access.parts, Set.of("10.0.0.9", "10.0.0.8"));
        access.employ("clerk.one", Role.FRONT_DESK, "H/RMP-DH01");
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static SignInAnswer signIn(String address, String login, String password) {
        SignInRequest request = new SignInRequest(login, password, null);
        return door.pass(address, () -> access.signIn.signIn(request));
    }

    private static int refused(String address, String login) {
        return catchThrowableOfType(
                        ProblemException.class, () -> signIn(address, login, "Monsoon-2026"))
                .status();
    }

    @Test
    void onePasswordIsNotTriedOnManyLoginsFromOneAddress() {
        for (int i = 0; i < SignInDoor.FAILURES; i++) {
            assertThat(refused("203.0.113.5", "staff." + i)).isEqualTo(401);
        }
        assertThat(refused("203.0.113.5", "staff.next")).isEqualTo(429);
        assertThat(refused("203.0.113.6", "staff.next")).as("elsewhere").isEqualTo(401);
        access.pass(SignIn.WINDOW_MILLIS + 1);
        assertThat(refused("203.0.113.5", "staff.next")).isEqualTo(401);
    }

    @Test
    void aShiftThatSignsInFromOneHospitalIsNotHeldUp() {
        for (int i = 0; i <= SignInDoor.FAILURES; i++) {
            assertThat(signIn("203.0.113.7", "clerk.one", AccessOnDatabase.PASSWORD)).isNotNull();
        }
        assertThat(refused("203.0.113.7", "clerk.two")).isEqualTo(401);
    }

    @Test
    void onlyOurOwnProxiesAreBelieved() {
        assertThat(door.address("203.0.113.5", List.of("198.51.100.1"))).isEqualTo("203.0.113.5");
        assertThat(door.address("10.0.0.9", List.of("198.51.100.1, 203.0.113.5")))
                .as("whoever asks may write what it likes in front")
                .isEqualTo("203.0.113.5");
        assertThat(door.address("10.0.0.9", List.of("198.51.100.1", "203.0.113.5, 10.0.0.8")))
                .isEqualTo("203.0.113.5");
        assertThat(door.address("10.0.0.9", List.of())).isEqualTo("10.0.0.9");
    }

    @Test
    void aHouseOfTheSixthVersionIsOneAddress() {
        assertThat(door.address("2001:db8:1:2::1", List.of()))
                .isEqualTo(door.address("2001:db8:1:2:ffff::9", List.of()))
                .isNotEqualTo(door.address("2001:db8:1:3::1", List.of()));
    }
}
