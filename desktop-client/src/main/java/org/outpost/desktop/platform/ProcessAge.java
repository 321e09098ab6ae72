// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.time.Duration;
import java.time.Instant;

/// How long this process has been running, as the operating system counts it: the JVM's own start
/// is in it.
public final class ProcessAge {
    private ProcessAge() {}

    public static Duration now() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
