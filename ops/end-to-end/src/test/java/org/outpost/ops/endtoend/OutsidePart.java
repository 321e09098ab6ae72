// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.outpost.ops.launcher.EmbeddedBroker;
import org.outpost.ops.launcher.EmbeddedStore;

/// A broker or a file store in a JVM of its own, as somebody else would run it.
final class OutsidePart {
    private OutsidePart() {}

    /// @param words `broker` or `store`, a folder, a port, a password
    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[1]);
        int port = Integer.parseInt(words[2]);
        AutoCloseable part =
                words[0].equals("broker")
                        ? EmbeddedBroker.start(folder, port, words[3])
                        : EmbeddedStore.start(folder, port, words[3]);
        System.out.println("up");
        System.in.read();
        part.close();
        System.exit(0);
    }

    static Process start(String what, Path folder, int port, String password) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx128m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        classPath,
                                        OutsidePart.class.getName(),
                                        what,
                                        folder.toString(),
                                        Integer.toString(port),
                                        password))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("up")) return process;
        }
        throw new IOException(what + " did not come up");
    }
}
