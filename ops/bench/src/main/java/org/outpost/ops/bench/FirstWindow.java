// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts the counter by the one command, as a person does, until its window stands: the first
/// start trains the cache of loaded classes in the data folder, the next ones start from it.
final class FirstWindow {
    private static final int STARTS = 5;
    private static final Pattern SAID = Pattern.compile("window after ([0-9.]+) s");

    private FirstWindow() {}

    /// @return what each start from the second on said of itself, in seconds; empty where the
    ///   command is not there
    static List<Double> seconds(Path data, Consumer<String> progress)
            throws IOException, InterruptedException {
        String command = System.getenv("OUTPOST_COMMAND");
        List<Double> all = new ArrayList<>();
        if (command == null) {
            return all;
        }
        for (int start = 0; start <= STARTS; start++) {
            double seconds = start(command, data);
            progress.accept("window after " + seconds + " s" + (start == 0 ? ", training" : ""));
            if (start > 0) {
                all.add(seconds);
            }
        }
        return all;
    }

    private static double start(String command, Path data)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        command,
                        "desktop",
                        "--data",
                        data.toString(),
                        "--server",
                        "http://127.0.0.1:9",
                        "--until-window");
        builder.environment().put("OUTPOST_GLASS", "Headless");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher matcher = SAID.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("the window did not say when it stood: " + said);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
