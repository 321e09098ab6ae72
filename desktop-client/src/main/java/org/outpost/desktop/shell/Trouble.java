// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import org.outpost.desktop.platform.ErrorCode;
import org.outpost.desktop.platform.LocalTrouble;
import org.outpost.desktop.platform.LocalTroubleException;

/// Trouble is always told in four parts: what happened, what is safe, what to do, and a code for
/// whoever helps.
public record Trouble(Phrase what, Phrase safe, Phrase todo, String code) {

    /// What is wrong with the local file tells itself; all else is unforeseen.
    public static Trouble of(Throwable fault) {
        return fault instanceof LocalTroubleException local
                ? of(local.trouble())
                : unforeseen(ErrorCode.of(fault));
    }

    public static Trouble of(LocalTrouble local) {
        return new Trouble(
                Phrase.of(local.key() + ".what"),
                Phrase.of(local.key() + ".safe"),
                Phrase.of(local.key() + ".todo"),
                local.code());
    }

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
