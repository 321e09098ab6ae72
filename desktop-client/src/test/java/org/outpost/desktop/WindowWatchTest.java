// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How long a window answers nothing is told of each such time.
@ExtendWith(ApplicationExtension.class)
class WindowWatchTest {
    private static final int TIMES = 3;
    private static final long SILENT_MILLIS = 120;
    private WindowWatch watch;

    @Start
    void start(Stage stage) {
        watch = new WindowWatch(Thread.currentThread());
    }

    @Test
    void everyLongSilenceIsToldAndNotOnlyTheLongest() {
        watch.start();
        List<WindowWatch.Stretch> told = new ArrayList<>();
        until(() -> {
            watch.stretches();
            for (int i = 0; i < TIMES; i++) {
                holdTheWindowOnce();
            }
            told.clear();
            watch.stretches().stream().filter(WindowWatchTest::isHeld).forEach(told::add);
            return told.size() > 1;
        });

        assertThat(told)
                .allSatisfy(one -> {
                    assertThat(one.copyMillis()).as("no frame was copied there").isZero();
                    assertThat(one.ownMillis()).as("it slept").isLessThan(one.millis());
                });
    }

    private static void holdTheWindowOnce() {
        CountDownLatch over = new CountDownLatch(1);
        Platform.runLater(WindowWatchTest::holdTheWindow);
        Platform.runLater(over::countDown);
        try {
            over.await();
            // The watch knocks again before the next one.
            TimeUnit.MILLISECONDS.sleep(SILENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isHeld(WindowWatch.Stretch one) {
        return one.where().contains("holdTheWindow");
    }

    private static void holdTheWindow() {
        try {
            TimeUnit.MILLISECONDS.sleep(SILENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
