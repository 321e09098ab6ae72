// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.clerk;

import java.util.List;

/// What a visitor left the counter with, and what it cost.
///
/// @param patient their id
/// @param number their patient number; empty where the counter had none to give
/// @param keys that were pressed
/// @param keysAfterSearch of them, those behind the words of the search
/// @param waitedMillis until the window had answered each
/// @param slipMillis from the key that gives the token until the slip was out of the counter's
///   hands: laid out, drawn and taken by the printer or the file
/// @param silences when the window answered nothing for long since the visitor before left
public record Served(
        String patient,
        String number,
        String visit,
        String token,
        long keys,
        long keysAfterSearch,
        double waitedMillis,
        double slipMillis,
        List<Silence> silences) {
    public Served {
        silences = List.copyOf(silences);
    }
}
