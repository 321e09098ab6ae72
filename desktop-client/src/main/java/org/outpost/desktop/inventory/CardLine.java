// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.Instant;
import java.util.Optional;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;

/// One movement on a stock card, with the balance after it.
///
/// @param where it came from or went to, where that is known and not a patient
/// @param change plus what came in, minus what went out
public record CardLine(
        Instant when,
        Phrase what,
        Optional<Phrase> where,
        String batch,
        long change,
        long balance,
        String who,
        Receipt receipt) {}
