// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.util.concurrent.TimeUnit;

/// How children end: asked first, made to after.
final class Processes {
    private static final int PATIENCE_S = 30;

    private Processes() {}

    static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) return;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        awaitEnd(process);
    }

    static void awaitEnd(Process process) {
        process.onExit().join();
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("the start was interrupted", stop);
        }
    }
}
