// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.time.Instant;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;

/// One line of a patient's history: who, when, where, what.
public record PastEvent(Instant when, Phrase what, String who, String where, Receipt receipt) {}
