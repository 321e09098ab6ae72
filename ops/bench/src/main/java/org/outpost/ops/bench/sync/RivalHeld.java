// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

/// What one end of a rival holds.
///
/// @param edited rows in their second version
/// @param conflicts rows with more than one version side by side
/// @param digest over id, phone, village and version of every row
record RivalHeld(long rows, long edited, long conflicts, String digest) {

    /// The row of a rival's run.
    static Run row(
            String peer,
            Task task,
            long millis,
            Meter.Costs costs,
            RivalHeld client,
            RivalHeld server,
            String note) {
        long arrived =
                switch (task.work()) {
                    case W1 -> server.rows;
                    case W2 -> client.rows;
                    // each end has its own edits from the start
                    case W3 -> client.edited + server.edited - task.carried();
                };
        boolean same = client.digest.equals(server.digest) && client.conflicts == 0 && arrived > 0;
        return new Run(
                peer,
                task.work(),
                task.carried(),
                task.base(),
                task.line().words(),
                millis / 1000.0,
                costs.carried(),
                costs.clientCpu(),
                costs.serverCpu(),
                costs.clientPeakMegabytes(),
                costs.serverPeakMegabytes(),
                Double.NaN,
                Double.NaN,
                0,
                arrived,
                same,
                note);
    }
}
