// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.Instant;
import java.util.List;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;

/// One line of a patient's history: who, when, where, what.
///
/// @param where the hospital, and the counter where it is known
/// @param changes which details were changed, from what to what
public record PastEvent(
        Instant when,
        Phrase what,
        String who,
        Phrase where,
        List<FieldWords.Change> changes,
        Receipt receipt) {
    public PastEvent {
        changes = List.copyOf(changes);
    }
}
