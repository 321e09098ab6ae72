// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.crash;

/// What a counter does while its files are watched.
enum Story {
    SAVE("save", "a counter saves actions, brings its journal in, is closed and opened again"),
    PUSH("push receipt", "a counter freezes what it wrote, sends it and takes the receipts in"),
    PULL("pull apply", "a counter takes in what a neighbour wrote, page by page"),
    MIGRATION("migration", "a filled file of an older schema is opened by this program"),
    FIRST_START("first start", "a counter starts for the first time and saves an action");

    private final String title;
    private final String words;

    Story(String title, String words) {
        this.title = title;
        this.words = words;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }
}
