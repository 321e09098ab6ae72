// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;

class RetireDevicesTest {
    private static AccessOnDatabase access;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static SignInRequest at(Counter counter, String login) {
        String key = Base64.getEncoder().encodeToString(counter.keys.getPublic().getEncoded());
        return new SignInRequest(
                login,
                AccessOnDatabase.PASSWORD,
                new SignInRequest.Machine(counter.device, key, "Counter 3", counter.home));
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aMachineOutOfUseHasNoKeyAndGreetsNobody() {
        Caller boss = access.employ("boss.one", Role.HOSPITAL_ADMIN, "H/RMP-DH01");
        Counter lost = Counter.at(access.server, "H/RMP-DH01");
        lost.exchange(List.of(), List.of(), List.of());
        access.retire.retire(boss, lost.device, "lost");
        assertThat(access.directory.keyOf(lost.device)).isNull();
        refused("sync.unknown-device", lost::hello);
        long facts = access.server.count("SELECT COUNT(*) FROM fact");
        access.retire.retire(boss, lost.device, "lost");
        assertThat(access.server.count("SELECT COUNT(*) FROM fact")).isEqualTo(facts);
    }

    @Test
    void onlyAnAdministratorsSignInTakesItUpAgain() {
        access.employ("clerk.one", Role.FRONT_DESK, "H/RMP-DH02");
        access.employ("boss.two", Role.HOSPITAL_ADMIN, "H/RMP-DH02");
        Counter found = Counter.at(access.server, "H/RMP-DH02");
        access.retire.retire(access.admin, found.device, "lost");
        refused("access.device-retired", () -> access.signIn.signIn(at(found, "clerk.one")));
        assertThat(access.directory.keyOf(found.device)).isNull();
        access.signIn.signIn(at(found, "boss.two"));
        assertThat(access.directory.keyOf(found.device))
                .isEqualTo(found.keys.getPublic().getEncoded());
        assertThat(found.hello().highSeq()).isZero();
    }

    @Test
    void itIsDoneByAdministratorsWithinTheirScopeAlone() {
        Counter counter = Counter.at(access.server, "H/RMP-DH03");
        Caller clerk = access.employ("clerk.two", Role.FRONT_DESK, "H/RMP-DH03");
        Caller other = access.employ("boss.three", Role.HOSPITAL_ADMIN, "H/SIT-DH01");
        refused("access.not-allowed", () -> access.retire.retire(clerk, counter.device, "lost"));
        refused("access.unknown-device", () -> access.retire.retire(other, counter.device, "lost"));
        refused(
                "access.unknown-device",
                () -> access.retire.retire(access.admin, new DeviceId("0".repeat(16)), "lost"));
        refused(
                "access.bad-reason",
                () -> access.retire.retire(access.admin, counter.device, "Dr. Khan's fault"));
        assertThat(access.directory.keyOf(counter.device)).isNotNull();
        Caller district = new Caller(access.admin.user(), Role.DISTRICT_ADMIN, new FeedId("D/RMP"));
        access.retire.retire(district, counter.device, "replaced");
        assertThat(access.directory.keyOf(counter.device)).isNull();
    }
}
