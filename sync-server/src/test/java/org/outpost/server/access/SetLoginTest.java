// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.access.StaffName;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;

class SetLoginTest {
    private static final String PASSWORD = AccessOnDatabase.PASSWORD;
    private static AccessOnDatabase access;
    private static Caller district;
    private static Caller hospital;
    private static Caller clerk;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        district = access.employ("district.rmp", Role.DISTRICT_ADMIN, "D/RMP");
        hospital = access.employ("hospital.one", Role.HOSPITAL_ADMIN, "H/RMP-DH01");
        clerk = access.employ("clerk.one", Role.FRONT_DESK, "H/RMP-DH01");
        access.employ("clerk.two", Role.FRONT_DESK, "H/RMP-DH02");
        access.employ("hospital.peer", Role.HOSPITAL_ADMIN, "H/RMP-DH01");
        access.employ("clerk.far", Role.FRONT_DESK, "H/RMPX-DH01");
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static SetLoginRequest login(String user) {
        return new SetLoginRequest(new UserId(user), user, PASSWORD);
    }

    private static int status(Caller caller, SetLoginRequest... requests) {
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> access.setLogin.set(caller, Arrays.asList(requests)));
        return refused == null ? 204 : refused.status();
    }

    @Test
    void administratorsSetPasswordsInTheirScopeOnly() {
        assertThat(status(access.admin, login("clerk.far"))).isEqualTo(204);
        assertThat(status(district, login("clerk.one"), login("clerk.two"))).isEqualTo(204);
        assertThat(status(district, login("hospital.one"))).isEqualTo(204);
        assertThat(status(district, login("clerk.far"))).isEqualTo(403);
        assertThat(status(hospital, login("clerk.one"))).isEqualTo(204);
        assertThat(status(hospital, login("clerk.two"))).isEqualTo(403);
        assertThat(status(hospital, login("hospital.peer"))).isEqualTo(403);
        assertThat(status(hospital, login("district.rmp"))).isEqualTo(403);
        assertThat(status(clerk, login("clerk.one"))).isEqualTo(403);
    }

    @Test
    void oneBadEntryLeavesTheWholeListUndone() {
        SetLoginRequest renamed =
                new SetLoginRequest(new UserId("clerk.one"), "clerk.renamed", PASSWORD);
        assertThat(status(access.admin, renamed, login("nobody.here"))).isEqualTo(404);
        assertThat(access.server.dump("account").toString()).doesNotContain("clerk.renamed");
    }

    @Test
    void aLoginIsOnePersons() {
        SetLoginRequest taken = new SetLoginRequest(new UserId("clerk.two"), "Clerk.One", PASSWORD);
        assertThat(status(access.admin, taken)).isEqualTo(409);
    }

    @Test
    void shortPasswordsAndOddLoginsAreRefusedInWords() {
        UserId user = new UserId("clerk.one");
        assertThat(status(access.admin, new SetLoginRequest(user, "clerk.one", "eleven char")))
                .isEqualTo(400);
        assertThat(status(access.admin, new SetLoginRequest(user, "clerk one", PASSWORD)))
                .isEqualTo(400);
        assertThat(status(access.admin, new SetLoginRequest(user, "x", PASSWORD))).isEqualTo(400);
        assertThat(status(access.admin)).isEqualTo(400);
        assertThat(
                        status(
                                access.admin,
                                new SetLoginRequest(user, "clerk.one", "x".repeat(1_000_000))))
                .isEqualTo(400);
    }

    @Test
    void theFirstAdministratorIsNobodysToTake() {
        UserId first = access.admin.user();
        SetLoginRequest taken = new SetLoginRequest(first, "taken", "another password");
        Counter desk = Counter.at(access.server, "H/RMP-DH01");
        desk.who = hospital.user();
        desk.push(
                new EmployStaff(
                        first, "taken", Role.FRONT_DESK, desk.home, new StaffName("Taken", "")));
        assertThat(status(hospital, taken)).isEqualTo(404);
        Caller nation = access.employ("nation.two", Role.NATIONAL_ADMIN, "N");
        access.office()
                .push(
                        new EmployStaff(
                                first,
                                "admin",
                                Role.NATIONAL_ADMIN,
                                FeedId.NATION,
                                new StaffName("First", "")));
        assertThat(status(nation, taken)).as("the environment alone sets it").isEqualTo(403);
        assertThat(access.signIn.check("admin", PASSWORD).caller()).isEqualTo(access.admin);
    }
}
