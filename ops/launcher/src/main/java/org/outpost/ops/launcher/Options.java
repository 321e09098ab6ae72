// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a start was asked for, checked before anything is touched.
public record Options(
        Path data,
        int port,
        Path war,
        Path rar,
        Path liberty,
        boolean headless,
        boolean demo,
        Task task,
        Optional<Path> desktop,
        Optional<Outside> outside,
        Map<String, String> environment) {
    /// What is done once the system is up.
    public enum Task {
        /// It stays up until it is told to stop.
        SERVE,
        /// Every table is made again from the facts, then it stops.
        REBUILD,
        /// The same; what differs ends it with 1.
        REBUILD_AND_CHECK
    }

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--data",
                    "--port",
                    "--war",
                    "--rar",
                    "--liberty",
                    "--desktop-command",
                    "--database",
                    "--broker",
                    "--files");

    /// Partners that somebody else runs. Their logins come from the environment, never from the
    /// command line, where every user of the machine could read them.
    public record Outside(String database, URI broker, URI files) {}

    public static Options parse(String[] words, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        boolean headless = false;
        boolean demo = true;
        boolean rebuild = false;
        boolean check = false;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--headless")) {
                headless = true;
            } else if (word.equals("--without-demo")) {
                demo = false;
            } else if (word.equals("--rebuild")) {
                rebuild = true;
            } else if (word.equals("--check")) {
                check = true;
            } else if (!WITH_VALUE.contains(word)) {
                throw new StartRefused(
                        "run does not know '" + word + "'; see ./outpost run --help");
            } else if (i + 1 == words.length) {
                throw new StartRefused(word + " needs a value; see ./outpost run --help");
            } else {
                given.put(word, words[++i]);
            }
        }
        if (check && !rebuild) {
            throw new StartRefused("--check goes with --rebuild; see ./outpost run --help");
        }
        return new Options(
                Path.of(given.getOrDefault("--data", ".outpost")).toAbsolutePath().normalize(),
                port(given.getOrDefault("--port", "9080")),
                file(given, "--war"),
                file(given, "--rar"),
                file(given, "--liberty"),
                headless || rebuild,
                demo && !rebuild,
                !rebuild ? Task.SERVE : check ? Task.REBUILD_AND_CHECK : Task.REBUILD,
                Optional.ofNullable(given.get("--desktop-command")).map(Path::of),
                outside(given),
                Map.copyOf(environment));
    }

    private static int port(String word) {
        try {
            int port = Integer.parseInt(word);
            if (port >= 1 && port <= 65_535) return port;
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new StartRefused("--port takes a number from 1 to 65535, not '" + word + "'");
    }

    private static Path file(Map<String, String> given, String word) {
        String path = given.get(word);
        if (path == null) throw new StartRefused(word + " is missing; start with ./outpost run");
        return Path.of(path).toAbsolutePath();
    }

    private static Optional<Outside> outside(Map<String, String> given) {
        String database = given.get("--database");
        String broker = given.get("--broker");
        String files = given.get("--files");
        if (database == null && broker == null && files == null) return Optional.empty();
        if (database == null || broker == null || files == null) {
            throw new StartRefused("--database, --broker and --files go together: name all three");
        }
        if (!database.startsWith("jdbc:mysql://")) {
            throw new StartRefused("--database takes jdbc:mysql://host:port/name");
        }
        return Optional.of(
                new Outside(
                        database,
                        address("--broker", broker, "tcp"),
                        address("--files", files, "http")));
    }

    private static URI address(String word, String text, String scheme) {
        try {
            URI address = new URI(text);
            String found = address.getScheme();
            if (found != null && found.startsWith(scheme) && address.getHost() != null) {
                return address;
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            // said below
        }
        throw new StartRefused(word + " takes an address like " + scheme + "://host:port");
    }
}
