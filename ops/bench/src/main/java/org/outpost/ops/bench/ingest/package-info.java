// SPDX-License-Identifier: GPL-3.0-or-later
/// `./outpost bench ingest`: how fast the whole server takes facts in, beside what its own database
/// can insert at all.
///
/// The system is the one `./outpost run` starts; the devices are enrolled by the way every counter
/// goes; the batches are frozen, signed and written in columns before a clock runs, so that the
/// load costs next to nothing and all that is measured is the server's. Nothing of it is switched
/// off for the bench.
@NullMarked
package org.outpost.ops.bench.ingest;

import org.jspecify.annotations.NullMarked;
