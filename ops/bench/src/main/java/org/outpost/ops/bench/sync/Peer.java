// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.io.Closeable;

/// Who does the work: client, server and what it needs are made ready, then the line is given its
/// shape and the work is timed.
interface Peer extends Closeable {
    String name();

    /// Does one task.
    Run run(Task task) throws Exception;
}
