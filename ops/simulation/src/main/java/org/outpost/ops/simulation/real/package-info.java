// SPDX-License-Identifier: GPL-3.0-or-later
/// The real driver: counters over real encrypted files, committed as in the field, and the server's
/// own ingest over the embedded database, as two nodes. Only what surrounds them is simulated:
/// people, clocks, the line, and what kills a process.
@NullMarked
package org.outpost.ops.simulation.real;

import org.jspecify.annotations.NullMarked;
