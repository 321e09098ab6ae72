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
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ranges;
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

    @Test
    void theSignInsAtALostMachineEndWithIt() {
        Caller boss = access.employ("boss.four", Role.HOSPITAL_ADMIN, "H/RMP-DH04");
        access.employ("clerk.four", Role.FRONT_DESK, "H/RMP-DH04");
        Counter lost = Counter.at(access.server, "H/RMP-DH04");
        SignInAnswer clerk = access.signIn.signIn(at(lost, "clerk.four"));
        assertThat(access.signIn.bearer(clerk.accessToken())).isPresent();
        access.retire.retire(boss, lost.device, "stolen");
        assertThat(access.signIn.bearer(clerk.accessToken())).isEmpty();
        Runnable again = () -> access.signIn.renew(clerk.refreshToken(), lost.device);
        refused("access.sign-in-again", again);
        access.pass(1000);
        access.signIn.signIn(at(lost, "boss.four"));
        refused("access.sign-in-again", again);
    }

    @Test
    void aMachineTakenElsewhereHearsNoMoreOfWhereItStood() {
        Counter moved = Counter.at(access.server, "H/RMP-DH05");
        Counter stays = Counter.at(access.server, "H/RMP-DH05");
        String key = Base64.getEncoder().encodeToString(moved.keys.getPublic().getEncoded());
        FeedId elsewhere = new FeedId("H/SIT-DH06");
        access.signIn.signIn(
                new SignInRequest(
                        "admin",
                        AccessOnDatabase.PASSWORD,
                        new SignInRequest.Machine(moved.device, key, "Counter 3", elsewhere)));
        stays.push(new RegisterPatient(null, person("Of This Hospital")));
        List<FeedCursor> from = List.of(FeedCursor.start(moved.home));
        FrozenBatch kept = moved.batch(new RegisterPatient(null, person("Written Before")));
        assertThat(moved.exchange(List.of(kept), from, List.of()).batches())
                .as("what it wrote there is taken")
                .allMatch(answer -> answer.standing() == Exchange.BatchStanding.TAKEN);
        assertThat(moved.exchange(List.of(), from, List.of()).pages()).isEmpty();
        assertThat(moved.hello(from).feeds()).noneMatch(head -> head.feed().equals(moved.home));
        refused(
                "sync.not-yours",
                () ->
                        access.server.partner.ranges(
                                new Ranges.Request(
                                        moved.device, moved.writer, moved.home, List.of(), null)));
    }

    private static Person person(String name) {
        return new Person(name, null, Sex.F, null, 1990, null, null, "Sarai", null);
    }
}
