// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.sync.EcP256;
import org.outpost.server.platform.Addresses;
import org.outpost.server.platform.ProblemException;

class SignInDoorTest {
    private static final String GUESS = "Monsoon-2026";
    private static AccessOnDatabase access;
    private static SignInDoor door;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        door = new SignInDoor(access.parts, access.directory, new Addresses(Set.of()));
        access.employ("clerk.one", Role.FRONT_DESK, "H/RMP-DH01");
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static SignInAnswer signIn(
            String address,
            String login,
            String password,
            SignInRequest.@Nullable Machine machine) {
        SignInRequest request = new SignInRequest(login, password, machine);
        return door.pass(address, login, machine, () -> access.signIn.signIn(request));
    }

    private static SignInAnswer signIn(String address, String login) {
        return signIn(address, login, AccessOnDatabase.PASSWORD, null);
    }

    private static ProblemException problem(
            String address, String login, SignInRequest.@Nullable Machine machine) {
        return catchThrowableOfType(
                ProblemException.class, () -> signIn(address, login, GUESS, machine));
    }

    private static int refused(String address, String login) {
        return problem(address, login, null).status();
    }

    private static SignInRequest.Machine machine() {
        byte[] key = EcP256.newKeys().getPublic().getEncoded();
        return new SignInRequest.Machine(
                new DeviceId(Ids.random(access.server.randomness)),
                Base64.getEncoder().encodeToString(key),
                "Counter 3",
                null);
    }

    /// Goes on as soon as it may, and says how long it had to wait each time.
    private static List<Long> hammer(String address, String login, int times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ProblemException away = problem(address, login, null);
            assertThat(away.status()).isEqualTo(429);
            waits.add(away.laterSeconds());
            access.pass(1000 * away.laterSeconds());
            assertThat(refused(address, login)).isEqualTo(401);
        }
        return waits;
    }

    private static void useUp(String address, String login) {
        for (int i = 0; i < SignInDoor.TRIES; i++) {
            assertThat(refused(address, login)).isEqualTo(401);
        }
    }

    @Test
    void onePasswordIsNotTriedOnManyLoginsFromOneAddress() {
        for (int i = 0; i < SignInDoor.FAILURES; i++) {
            assertThat(refused("203.0.113.5", "staff." + i)).isEqualTo(401);
        }
        assertThat(refused("203.0.113.5", "staff.next")).isEqualTo(429);
        assertThat(refused("203.0.113.6", "staff.next")).as("elsewhere").isEqualTo(401);
        access.pass(SignInDoor.WINDOW_MILLIS + 1);
        assertThat(refused("203.0.113.5", "staff.next")).isEqualTo(401);
        assertThat(problem("203.0.113.5", "staff.more", null).laterSeconds())
                .as("twice as long")
                .isBetween(110L, 121L);
        access.pass(2 * SignInDoor.WINDOW_MILLIS + 1);
        for (int i = 0; i < 3; i++) {
            assertThat(signIn("203.0.113.5", "clerk.one")).as("good ones pass").isNotNull();
        }
        access.pass(2 * SignInDoor.BOUND_MILLIS);
        for (int i = 0; i < SignInDoor.FAILURES; i++) {
            assertThat(refused("203.0.113.5", "again." + i)).as("after a rest").isEqualTo(401);
        }
    }

    @Test
    void aShiftThatSignsInFromOneHospitalIsNotHeldUp() {
        for (int i = 0; i <= SignInDoor.FAILURES; i++) {
            assertThat(signIn("203.0.113.7", "clerk.one")).isNotNull();
        }
        assertThat(refused("203.0.113.7", "clerk.two")).isEqualTo(401);
    }

    @Test
    void theSixthTryWithinAMinuteWaitsHoweverManyThreadsTry() throws Exception {
        access.employ("clerk.three", Role.FRONT_DESK, "H/RMP-DH01");
        Callable<Integer> guess = () -> refused("203.0.113.9", "clerk.three");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers =
                    threads.invokeAll(Collections.nCopies(20, guess)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(15);
        }
        assertThat(refused("203.0.113.10", "clerk.three"))
                .as("five a minute, from wherever")
                .isEqualTo(429);
        access.pass(60_001);
        assertThat(signIn("203.0.113.9", "clerk.three")).isNotNull();
    }

    @Test
    void whoeverGoesOnWaitsTwiceAsLongEachTimeUpToABound() {
        useUp("203.0.113.11", "nurse.asked");
        assertThat(hammer("203.0.113.11", "nurse.asked", 6))
                .zipSatisfy(
                        List.of(60L, 120L, 240L, 480L, 900L, 900L),
                        (waited, expected) -> assertThat(waited).isBetween(expected, expected + 1));
        access.pass(2 * SignInDoor.BOUND_MILLIS);
        useUp("203.0.113.11", "nurse.asked");
    }

    @Test
    void aGoodPasswordEndsTheCount() {
        access.employ("clerk.four", Role.FRONT_DESK, "H/RMP-DH01");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(refused("203.0.113.12", "clerk.four")).isEqualTo(401);
            }
            signIn("203.0.113.12", "clerk.four");
        }
        useUp("203.0.113.12", "clerk.four");
        hammer("203.0.113.12", "clerk.four", 2);
        access.pass(4 * SignInDoor.WINDOW_MILLIS + 1);
        signIn("203.0.113.12", "clerk.four");
        useUp("203.0.113.12", "clerk.four");
    }

    @Test
    void whoHammersANameKeepsItsPersonOutNeitherElsewhereNorAtTheirOwnCounter() {
        access.employ("nurse.asha", Role.FRONT_DESK, "H/RMP-DH01");
        SignInRequest.Machine counter = machine();
        signIn("203.0.113.20", "nurse.asha", AccessOnDatabase.PASSWORD, counter);
        useUp("198.51.100.1", "nurse.asha");
        assertThat(signIn("198.51.100.1", "nurse.asha", AccessOnDatabase.PASSWORD, counter))
                .as("at her counter, even from the same address")
                .isNotNull();
        assertThat(refused("198.51.100.1", "nurse.asha"))
                .as("her sign-in gives the stranger nothing")
                .isEqualTo(429);
        hammer("198.51.100.1", "nurse.asha", 3);
        access.pass(SignInDoor.WINDOW_MILLIS + 1);
        assertThat(refused("198.51.100.1", "nurse.asha")).isEqualTo(429);
        assertThat(signIn("203.0.113.21", "nurse.asha"))
                .as("at another counter of hers")
                .isNotNull();
        assertThat(refused("198.51.100.1", "nurse.asha")).isEqualTo(429);
    }

    @Test
    void aMachineCountsForItselfOnlyWithItsKeyAndForWhoWasThereBefore() {
        access.employ("nurse.gita", Role.FRONT_DESK, "H/RMP-DH01");
        SignInRequest.Machine counter = machine();
        signIn("203.0.113.22", "nurse.gita", AccessOnDatabase.PASSWORD, counter);
        SignInRequest.Machine forged =
                new SignInRequest.Machine(counter.id(), machine().publicKey(), null, null);
        useUp("198.51.100.2", "nurse.gita");
        assertThat(problem("198.51.100.2", "nurse.gita", forged).status()).isEqualTo(429);
        useUp("198.51.100.2", "nurse.new");
        assertThat(problem("198.51.100.2", "nurse.new", counter).status()).isEqualTo(429);
        for (int i = 0; i < SignInDoor.TRIES; i++) {
            assertThat(problem("203.0.113.22", "nurse.gita", counter).status()).isEqualTo(401);
        }
        assertThat(problem("203.0.113.22", "nurse.gita", counter).status())
                .as("nor does one guess there without end")
                .isEqualTo(429);
    }
}
