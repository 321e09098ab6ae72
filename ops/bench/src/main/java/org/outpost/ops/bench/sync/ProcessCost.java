// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What processes cost, as the kernel counts it: theirs and their children's.
public final class ProcessCost {
    private static final double TICKS = 100;

    private ProcessCost() {}

    /// CPU seconds that a process, those it started and those of them that ended have taken so far.
    public static double cpuSeconds(long pid) {
        double seconds = 0;
        for (long each : tree(pid)) {
            String stat = text(Path.of("/proc", Long.toString(each), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            if (fields.length > 14) {
                for (int i = 11; i <= 14; i++) {
                    seconds += Long.parseLong(fields[i]) / TICKS;
                }
            }
        }
        return seconds;
    }

    /// The most memory each of them held at once, added up, in megabytes.
    static long peakMegabytes(long pid) {
        long kilobytes = 0;
        for (long each : tree(pid)) {
            String status = text(Path.of("/proc", Long.toString(each), "status"));
            for (String line : status.split("\n", -1)) {
                if (line.startsWith("VmHWM:")) {
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kilobytes / 1024;
    }

    /// Peaks are counted from now on.
    static void forgetPeaks(long pid) {
        for (long each : tree(pid)) {
            try {
                Files.writeString(Path.of("/proc", Long.toString(each), "clear_refs"), "5");
            } catch (IOException elsewhere) {
                // then the peak is that of its whole life, which is more
            }
        }
    }

    private static List<Long> tree(long pid) {
        List<Long> all = new ArrayList<>();
        ProcessHandle.of(pid)
                .ifPresent(process -> {
                    all.add(pid);
                    process.descendants().forEach(child -> all.add(child.pid()));
                });
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return ")";
        }
    }
}
