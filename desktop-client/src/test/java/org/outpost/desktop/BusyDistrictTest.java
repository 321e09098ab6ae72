// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;

/// A whole counter on a real file and real HTTP before a district that asks to come again later.
class BusyDistrictTest {
    private static final int LATER_SECONDS = 1;

    @Test
    void aBusyDistrictIsLeftAloneAsLongAsItAsksHoweverMuchIsWritten(@TempDir Path folder)
            throws IOException {
        try (CounterWorld world = new CounterWorld(folder);
                Counter one = world.counter("one", "asha")) {
            long began = System.nanoTime();
            world.http.mood(HttpDistrict.Mood.BUSY);
            registered(one, "Meena", "");
            until(() -> {
                one.line().nudge();
                return world.http.sentAway() >= 3;
            });
            int asked = world.http.sentAway();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(asked).isLessThanOrEqualTo((int) took.toSeconds() / LATER_SECONDS + 2);
            assertThat(world.http.turnShown()).isEqualTo(HttpDistrict.TURN);
            world.http.mood(HttpDistrict.Mood.WELL);
            sent(one);
        }
    }

    @Test
    void whoIsNewAtACounterIsToldToWaitAndNotThatThereIsNoLine(@TempDir Path folder)
            throws IOException {
        try (CounterWorld world = new CounterWorld(folder);
                Counter one = world.counter("one", "asha")) {
            world.http.mood(HttpDistrict.Mood.BUSY);
            assertThat(one.signIn().signIn("khan", "whatever"))
                    .isEqualTo(new Outcome.Declined<>(Phrase.of("signin.later", 1L), ""));
        }
    }
}
