// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.SignedIn;
import org.outpost.desktop.sync.Recorded;
import org.outpost.desktop.world.Pen;
import org.outpost.model.access.DismissStaff;
import org.outpost.model.access.EmployStaff;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.FactBody;

/// Signing in while no district answers: the account of the last time opens the counter, and what
/// this machine has heard of the person since counts.
class SignInUseCaseTest {
    private static final FeedId HOME = new FeedId("H/RMP-DH01");
    private static final String SECRET = "correct horse battery";
    private static final long DAY = 86_400_000L;

    @TempDir Path folder;
    private Pen pen;
    private final SystemClock clock = new SystemClock();
    private final CurrentUser current = new CurrentUser();

    @BeforeEach
    void open() {
        pen = new Pen(folder, HOME);
        byte[] salt = new byte[16];
        new AccountStore(pen.database)
                .keep(
                        new Account(
                                "asha",
                                Pen.ASHA,
                                "Asha Devi",
                                "",
                                Role.HOSPITAL_ADMIN,
                                HOME,
                                "Rampur",
                                "",
                                salt,
                                SecretVerifier.of(SECRET, salt),
                                clock.millis(),
                                clock.millis() + 7 * DAY,
                                ""));
    }

    @AfterEach
    void close() {
        pen.close();
    }

    private void heard(FactBody body) {
        assertThat(pen.log.record(Pen.ASHA, List.of(body), false))
                .isInstanceOf(Recorded.Kept.class);
    }

    private static EmployStaff employed(Role role) {
        return new EmployStaff(Pen.ASHA, "asha", role, HOME, null);
    }

    private Outcome<SignedIn> signIn(String secret) {
        return desk().signIn("asha", secret);
    }

    private SignInUseCase desk() {
        // Nobody listens there.
        HttpLine line = new HttpLine(URI.create("http://127.0.0.1:1"));
        return new SignInUseCase(
                pen.database,
                line,
                pen.device,
                current,
                clock,
                new SystemRandomness(),
                "1",
                () -> {});
    }

    @Test
    void theShiftEndsOfWhomTheDistrictDismissesOrGivesAnotherRole() {
        heard(employed(Role.HOSPITAL_ADMIN));
        SignInUseCase desk = desk();
        List<Phrase> told = new ArrayList<>();
        desk.onEnded(told::add);
        pen.log.onChange(desk::heard);
        desk.signIn("asha", SECRET);
        heard(employed(Role.HOSPITAL_ADMIN));
        assertThat(current.isPresent()).as("nothing changed").isTrue();
        heard(employed(Role.FRONT_DESK));
        assertThat(told).containsExactly(Phrase.of("signin.changed"));
        assertThat(current.isPresent()).isFalse();
        desk.signIn("asha", SECRET);
        assertThat(current.role()).isEqualTo(Role.FRONT_DESK);
        heard(new DismissStaff(Pen.ASHA));
        assertThat(told).last().isEqualTo(Phrase.of("signin.ended"));
        assertThat(current.isPresent()).isFalse();
    }

    @Test
    void whoIsEmployedComesInWithoutALineByTheirSecretAlone() {
        assertThat(signIn(SECRET)).as("nothing was heard").isInstanceOf(Outcome.Done.class);
        heard(employed(Role.HOSPITAL_ADMIN));
        assertThat(signIn("another")).isInstanceOf(Outcome.Declined.class);
        assertThat(signIn(SECRET)).isInstanceOf(Outcome.Done.class);
        assertThat(current.role()).isEqualTo(Role.HOSPITAL_ADMIN);
    }

    @Test
    void whoWasDismissedDoesNotComeInByPullingTheCable() {
        heard(employed(Role.HOSPITAL_ADMIN));
        heard(new DismissStaff(Pen.ASHA));
        assertThat(signIn(SECRET))
                .isEqualTo(new Outcome.Declined<>(Phrase.of("signin.not.allowed"), ""));
        assertThat(current.isPresent()).isFalse();
    }

    @Test
    void whoseRoleChangedComesInWithTheRoleThatWasHeardLast() {
        heard(employed(Role.HOSPITAL_ADMIN));
        heard(employed(Role.FRONT_DESK));
        assertThat(signIn(SECRET)).isInstanceOf(Outcome.Done.class);
        assertThat(current.role()).isEqualTo(Role.FRONT_DESK);
    }
}
