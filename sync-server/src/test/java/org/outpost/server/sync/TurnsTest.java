// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.Randomness;

class TurnsTest {
    private static final byte[] SECRET = {1, 2, 3};
    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final Turns turns = turns(SECRET, 1);

    private Turns turns(byte[] secret, int seed) {
        Random random = new Random(seed);
        Randomness randomness =
                count -> {
                    byte[] bytes = new byte[count];
                    random.nextBytes(bytes);
                    return bytes;
                };
        return new Turns(secret, now::get, randomness);
    }

    @Test
    void aTurnThatAnyNodeGaveIsKnownAtAll() {
        long turn = now.get() + 5000;
        assertThat(turns.of(turns.text(turn))).isEqualTo(turn);
        assertThat(turns(SECRET, 2).of(turns.text(turn))).isEqualTo(turn);
    }

    @Test
    void nobodyWritesATurnOfTheirOwn() {
        String given = turns.text(now.get() + 60_000);
        String sooner = Long.toString(now.get() - 60_000, 36) + given.substring(given.indexOf('.'));
        assertThat(turns.of(sooner)).isZero();
        for (String bad : new String[] {"", "1", ".", "..", "x.y.z", given + "A", "1" + given}) {
            assertThat(turns.of(bad)).as("%s", bad).isZero();
        }
        assertThat(turns.of("" + now.get())).as("as it was written once").isZero();
        assertThat(turns.of(turns(new byte[] {4}, 1).text(now.get()))).as("another's").isZero();
    }

    @Test
    void aTurnThatIsLongOverIsNone() {
        long turn = now.get();
        String given = turns.text(turn);
        now.addAndGet(Turns.STALE);
        assertThat(turns.of(given)).isEqualTo(turn);
        now.addAndGet(1);
        assertThat(turns.of(given)).isZero();
    }

    @Test
    void aTurnIsForOneAtATime() {
        long turn = now.get();
        String given = turns.text(turn);
        String other = turns.text(turn);
        assertThat(turns.enter(given)).isEqualTo(turn);
        assertThat(turns.enter(given)).isZero();
        assertThat(turns.enter(other)).as("two of one moment are two").isEqualTo(turn);
        assertThat(turns.enter("1")).isZero();
        turns.leave(given);
        assertThat(turns.enter(given)).as("its line broke, and it comes again").isEqualTo(turn);
    }
}
