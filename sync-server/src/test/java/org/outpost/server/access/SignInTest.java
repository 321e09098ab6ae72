// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Device;
import org.outpost.model.access.DismissStaff;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Ids;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.EcP256;
import org.outpost.server.platform.ProblemException;

class SignInTest {
    private static AccessOnDatabase access;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static ProblemException refused(String login, String password) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> access.signIn.signIn(new SignInRequest(login, password, null)));
    }

    private static SignInRequest.Machine machine(FeedId at) {
        byte[] key = EcP256.newKeys().getPublic().getEncoded();
        return new SignInRequest.Machine(
                new DeviceId(Ids.random(access.server.randomness)),
                Base64.getEncoder().encodeToString(key),
                "Counter 3",
                at);
    }

    @Test
    void aClerkSignsInAndIsToldWhoTheyAre() {
        access.employ("clerk.one", Role.FRONT_DESK, "H/RMP-DH01");
        SignInAnswer answer =
                access.signIn.signIn(
                        new SignInRequest("CLERK.one ", AccessOnDatabase.PASSWORD, null));
        assertThat(answer.role()).isEqualTo(Role.FRONT_DESK);
        assertThat(answer.home()).isEqualTo(new FeedId("H/RMP-DH01"));
        assertThat(answer.nameLocal()).isEqualTo("आशा देवी");
        assertThat(answer.offlineDays()).isEqualTo(7);
        assertThat(access.signIn.bearer(answer.accessToken()))
                .contains(
                        new Caller(
                                new UserId("clerk.one"),
                                Role.FRONT_DESK,
                                new FeedId("H/RMP-DH01")));
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginSoundTheSame() {
        access.employ("clerk.two", Role.FRONT_DESK, "H/RMP-DH01");
        ProblemException wrong = refused("clerk.two", "not the password");
        ProblemException unknown = refused("nobody.at.all", "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.code()).isEqualTo(wrong.code());
        assertThat(unknown.getMessage()).isEqualTo(wrong.getMessage());
    }

    @Test
    void theFirstSignInRegistersTheMachineAtThePersonsPlace() {
        access.employ("clerk.five", Role.FRONT_DESK, "H/RMP-DH02");
        SignInRequest.Machine machine = machine(null);
        SignInRequest request = new SignInRequest("clerk.five", AccessOnDatabase.PASSWORD, machine);
        access.signIn.signIn(request);
        long facts = access.server.count("SELECT COUNT(*) FROM fact");
        access.signIn.signIn(request);
        assertThat(access.server.count("SELECT COUNT(*) FROM fact"))
                .as("a second sign-in registers nothing")
                .isEqualTo(facts);
        Device device = access.directory.device(machine.id()).orElseThrow();
        assertThat(device.at()).isEqualTo(new FeedId("H/RMP-DH02"));
        assertThat(access.directory.keyOf(machine.id()))
                .isEqualTo(Base64.getDecoder().decode(machine.publicKey()));
    }

    @Test
    void aMachineOfAnotherHospitalIsNotTakenOver() {
        access.employ("clerk.six", Role.FRONT_DESK, "H/RMP-DH02");
        access.employ("clerk.seven", Role.FRONT_DESK, "H/RMP-DH03");
        SignInRequest.Machine machine = machine(null);
        access.signIn.signIn(new SignInRequest("clerk.six", AccessOnDatabase.PASSWORD, machine));
        assertThatThrownBy(() ->
                        access.signIn.signIn(
                                new SignInRequest(
                                        "clerk.seven", AccessOnDatabase.PASSWORD, machine)))
                .hasMessage("This computer belongs to another place than you do.");
        assertThatThrownBy(() ->
                        access.signIn.signIn(
                                new SignInRequest(
                                        "clerk.seven",
                                        AccessOnDatabase.PASSWORD,
                                        machine(new FeedId("H/RMP-DH02")))))
                .hasMessage("This computer belongs to another place than you do.");
    }

    @Test
    void theNationsAdministratorEnrolsAMachineAnywhere() {
        SignInRequest.Machine machine = machine(new FeedId("H/RMP-DH09"));
        access.signIn.signIn(new SignInRequest("admin", AccessOnDatabase.PASSWORD, machine));
        assertThat(access.directory.device(machine.id()).orElseThrow().at())
                .isEqualTo(new FeedId("H/RMP-DH09"));
    }

    @Test
    void whatIsNoKeyIsSaidSo() {
        SignInRequest.Machine machine =
                new SignInRequest.Machine(
                        new DeviceId(Ids.random(access.server.randomness)), "AAAA", "", null);
        assertThatThrownBy(() ->
                        access.signIn.signIn(
                                new SignInRequest("admin", AccessOnDatabase.PASSWORD, machine)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("P-256");
    }

    @Test
    void whoWasDismissedIsUnknownFromThatMomentOn() {
        Caller clerk = access.employ("clerk.gone", Role.FRONT_DESK, "H/RMP-DH01");
        SignInAnswer before =
                access.signIn.signIn(
                        new SignInRequest("clerk.gone", AccessOnDatabase.PASSWORD, null));
        access.pass(1000);
        access.office().push(new DismissStaff(clerk.user()));
        assertThat(refused("clerk.gone", AccessOnDatabase.PASSWORD).status()).isEqualTo(401);
        assertThatThrownBy(() -> access.signIn.renew(before.refreshToken(), null))
                .isInstanceOf(ProblemException.class);
        assertThat(access.signIn.person(clerk.user())).isEmpty();
    }

    @Test
    void aPasswordIsNeverKeptAsItIs() {
        access.employ("clerk.hash", Role.FRONT_DESK, "H/RMP-DH01");
        assertThat(access.server.dump("account").get("account"))
                .anyMatch(line -> line.contains("$argon2id$v=19$m=19456,t=2,p=1$"))
                .noneMatch(line -> line.contains(AccessOnDatabase.PASSWORD));
    }

    @Test
    void letterFormsOfOnePasswordAreOnePassword() {
        Passwords passwords = access.parts.passwords();
        assertThat(passwords.matches("cafe\u0301 au lait", passwords.hash("caf\u00e9 au lait")))
                .isTrue();
        assertThat(passwords.matches("anything", "")).isFalse();
    }

    @Test
    void aNewPasswordEndsAllThatBeganWithTheOldOneAtOnce() {
        Caller clerk = access.employ("clerk.new", Role.FRONT_DESK, "H/RMP-DH01");
        SignInAnswer before =
                access.signIn.signIn(
                        new SignInRequest("clerk.new", AccessOnDatabase.PASSWORD, null));
        String page = access.sessions.begin("clerk.new", AccessOnDatabase.PASSWORD);
        SignIn.Person shown = access.signIn.check("clerk.new", AccessOnDatabase.PASSWORD);
        assertThat(access.signIn.bearer(before.accessToken())).contains(clerk);
        assertThat(access.sessions.find(page)).isPresent();

        String next = "another correct horse";
        access.setLogin.set(
                access.admin, List.of(new SetLoginRequest(clerk.user(), "clerk.new", next)));
        assertThat(access.signIn.bearer(before.accessToken())).isEmpty();
        assertThat(access.sessions.find(page)).isEmpty();
        assertThatThrownBy(() -> access.signIn.renew(before.refreshToken(), null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        why -> assertThat(why.code()).isEqualTo(SignIn.ENDED));
        assertThatThrownBy(() ->
                        access.server.plain.run(
                                connection -> access.signIn.hold(connection, shown)))
                .as("whose password was checked before and who begins after")
                .isInstanceOf(ProblemException.class);

        SignInAnswer after = access.signIn.signIn(new SignInRequest("clerk.new", next, null));
        assertThat(access.signIn.bearer(after.accessToken())).contains(clerk);
        SignInAnswer renewed = access.signIn.renew(after.refreshToken(), null);
        assertThat(access.signIn.bearer(renewed.accessToken())).contains(clerk);
    }
}
