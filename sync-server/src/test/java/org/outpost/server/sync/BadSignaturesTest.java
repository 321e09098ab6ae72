// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.DeviceId;
import org.outpost.server.platform.ProblemException;

class BadSignaturesTest {
    private static final DeviceId OURS = new DeviceId("0000000000000abc");
    private static final DeviceId TOO = new DeviceId("0000000000000abd");
    private static final DeviceId STRANGER = new DeviceId("0000000000000fff");
    private static final String THERE = "198.51.100.1";
    private static final DeviceKeys KEYS =
            device -> device.equals(STRANGER) ? null : new byte[] {1, 2, 3};

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final BadSignatures bad = new BadSignatures(now::get);

    @BeforeEach
    void useUp() {
        for (int i = 0; i < BadSignatures.AT_ONCE; i++) {
            assertThat(bad.from(THERE, KEYS).keyOf(OURS)).isNotNull();
        }
    }

    private void refused() {
        assertThatThrownBy(() -> bad.from(THERE, KEYS).keyOf(OURS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        why -> {
                            assertThat(why.status()).isEqualTo(429);
                            assertThat(why.laterSeconds())
                                    .isBetween(1L, 1 + BadSignatures.EACH_MILLIS / 1000);
                        });
    }

    @Test
    void whatAStrangerSendsInAMachinesNameIsReadSoOftenOnly() {
        refused();
        now.addAndGet(BadSignatures.EACH_MILLIS);
        assertThat(bad.from(THERE, KEYS).keyOf(OURS)).as("one more in a while").isNotNull();
        refused();
        now.addAndGet(BadSignatures.AT_ONCE * BadSignatures.EACH_MILLIS);
        useUp();
        refused();
    }

    @Test
    void theMachineItselfAndItsNeighbourAreNotShutOut() {
        for (int i = 0; i < 3 * BadSignatures.AT_ONCE; i++) {
            BadSignatures.Asker itself = bad.from("203.0.113.9", KEYS);
            assertThat(itself.keyOf(OURS)).isNotNull();
            itself.signed();
            BadSignatures.Asker neighbour = bad.from(THERE, KEYS);
            assertThat(neighbour.keyOf(TOO)).isNotNull();
            neighbour.signed();
        }
        refused();
    }

    @Test
    void aMachineOnALineThatBreaksGoesOnAndWhoeverNeverEndsABodyDoesNot() {
        for (int i = 0; i < 3 * BadSignatures.AT_ONCE; i++) {
            now.addAndGet(BadSignatures.BROKEN_MILLIS);
            BadSignatures.Asker poor = bad.from("203.0.113.9", KEYS);
            assertThat(poor.keyOf(OURS)).isNotNull();
            poor.lineBroke();
        }
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 10 * BadSignatures.AT_ONCE; i++) {
                                BadSignatures.Asker never = bad.from("203.0.113.8", KEYS);
                                never.keyOf(OURS);
                                never.lineBroke();
                            }
                        })
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aStrangersNameCountsForNobody() {
        BadSignatures.Asker stranger = bad.from(THERE, KEYS);
        assertThat(stranger.keyOf(STRANGER)).isNull();
        stranger.signed();
        refused();
    }
}
