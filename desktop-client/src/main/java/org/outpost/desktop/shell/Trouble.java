// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

/// Trouble is always told in four parts: what happened, what is safe, what to do, and a code for
/// whoever helps.
public record Trouble(Phrase what, Phrase safe, Phrase todo, String code) {

    /// For what nobody foresaw. The code lets support find the place in the log; the words never
    /// quote an exception.
    public static Trouble unforeseen(String code) {
        return new Trouble(
                Phrase.of("trouble.unforeseen.what"),
                Phrase.of("trouble.unforeseen.safe"),
                Phrase.of("trouble.unforeseen.todo"),
                code);
    }
}
