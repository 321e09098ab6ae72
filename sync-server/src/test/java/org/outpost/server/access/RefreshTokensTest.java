// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.server.platform.ProblemException;

class RefreshTokensTest {
    private static final DeviceId DEVICE = new DeviceId("0123456789abcdef");
    private static final DeviceId OTHER = new DeviceId("fedcba9876543210");
    private static AccessOnDatabase access;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static String begin() {
        return access.server.plain.call(connection ->
                access.parts
                        .refreshTokens()
                        .begin(connection, access.admin.user(), DEVICE.value()));
    }

    private static String renew(String token) {
        return access.signIn.renew(token, DEVICE).refreshToken();
    }

    private static void assertEnded(String token) {
        assertThatThrownBy(() -> renew(token))
                .isInstanceOf(ProblemException.class)
                .hasMessage("This sign-in has ended. Sign in again.");
    }

    @Test
    void eachUseGivesTheNextOne() {
        String first = begin();
        String second = renew(first);
        String third = renew(second);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(access.server.dump("refresh_token").toString())
                .doesNotContain(first)
                .doesNotContain(second)
                .doesNotContain(third);
    }

    @Test
    void aLostAnswerIsGivenOnceMoreAndTheSame() {
        String first = begin();
        String second = renew(first);
        access.pass(59_000);
        assertThat(renew(first)).isEqualTo(second);
        assertThat(renew(second)).isNotEqualTo(second);
    }

    @Test
    void aThirdShowingOfASpentTokenEndsTheFamily() {
        String first = begin();
        String second = renew(first);
        renew(first);
        assertEnded(first);
        assertEnded(second);
    }

    @Test
    void aSpentTokenShownAfterAMinuteEndsTheFamily() {
        String first = begin();
        String second = renew(first);
        access.pass(60_001);
        assertEnded(first);
        assertEnded(second);
    }

    @Test
    void aSpentTokenShownAfterItsSuccessorWasUsedEndsTheFamily() {
        String first = begin();
        String third = renew(renew(first));
        assertThatThrownBy(() -> renew(first)).isInstanceOf(TokenReusedException.class);
        assertEnded(first);
        assertEnded(third);
    }

    @Test
    void anotherDeviceEndsTheFamily() {
        String first = begin();
        assertThatThrownBy(() -> access.signIn.renew(first, OTHER))
                .isInstanceOf(ProblemException.class);
        assertEnded(first);
    }

    @Test
    void ofManyWhoShowOneTokenAtOnceAtMostTwoGetTheSameAnswer() throws Exception {
        String first = begin();
        Callable<String> show =
                () -> {
                    try {
                        return renew(first);
                    } catch (ProblemException refused) {
                        return "refused";
                    }
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<String> answers =
                    threads.invokeAll(java.util.Collections.nCopies(6, show)).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
            assertThat(answers).filteredOn(one -> one.equals("refused")).hasSize(4);
            assertThat(answers.stream().distinct()).as("one successor").hasSize(2);
        }
    }

    @Test
    void thirtyDaysUnusedIsTheEnd() {
        String first = begin();
        access.pass(RefreshTokens.LIFE_MILLIS + 1);
        assertThatThrownBy(() -> renew(first))
                .isInstanceOf(ProblemException.class)
                .isNotInstanceOf(TokenReusedException.class);
        assertEnded(first);
    }

    @Test
    void aNewPasswordEndsEverySignIn() {
        access.employ("clerk.new", org.outpost.model.access.Role.FRONT_DESK, "H/RMP-DH01");
        SignInAnswer answer =
                access.signIn.signIn(
                        new SignInRequest("clerk.new", AccessOnDatabase.PASSWORD, null));
        access.setLogin.set(
                access.admin,
                List.of(new SetLoginRequest(answer.user(), "clerk.new", "another long password")));
        assertThatThrownBy(() -> access.signIn.renew(answer.refreshToken(), null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatWasNeverATokenIsRefusedAlike() {
        assertEnded("x".repeat(43));
        assertEnded("");
    }
}
