// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import java.net.URI;
import java.nio.file.Path;
import org.outpost.desktop.platform.MachineServices;
import org.outpost.desktop.shell.Lang;

/// What the program was started with: `--data DIR --server URL [--rebuild [--check] | --console |
/// --until-window] [--lang en|hi]`. `--until-window` closes the window when it stands and every
/// screen was opened once.
record CommandLine(
        Path data,
        URI server,
        boolean rebuild,
        boolean check,
        boolean console,
        boolean untilWindow,
        Lang lang) {
    static final String USAGE =
            "usage: outpost desktop [--data DIR] [--server URL] [--lang en|hi] [--rebuild [--check] | --console]";

    /// @param machine knows where a counter's files lie where nobody says
    /// @throws IllegalArgumentException with one line a person can act on
    static CommandLine read(String[] words, MachineServices machine) {
        Path data = null;
        URI server = URI.create("http://localhost:9080");
        boolean rebuild = false;
        boolean check = false;
        boolean console = false;
        boolean untilWindow = false;
        Lang lang = Lang.EN;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--data" -> data = Path.of(value(words, ++i));
                case "--server" -> server = URI.create(value(words, ++i));
                case "--lang" -> lang = Lang.of(value(words, ++i));
                case "--rebuild" -> rebuild = true;
                case "--check" -> check = true;
                case "--console" -> console = true;
                case "--until-window" -> untilWindow = true;
                default -> throw new IllegalArgumentException("'" + words[i] + "' is not known");
            }
        }
        if (data == null) {
            data = machine.privateFolder();
        }
        return new CommandLine(data, server, rebuild, check, console, untilWindow, lang);
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) {
            throw new IllegalArgumentException("'" + words[at - 1] + "' needs a value");
        }
        return words[at];
    }
}
