// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.time.Instant;
import java.util.Optional;

/// A sheet that is to be printed, was printed or did not print.
///
/// @param printed when it last came out; empty while it never did
/// @param copies how often it came out
/// @param trouble why the last try failed; empty where it did not
/// @param place the printer or the file of the last try
public record PrintJob(
        long id,
        Sheet sheet,
        Instant made,
        Optional<Instant> printed,
        long copies,
        Optional<PrintTrouble> trouble,
        String place) {}
