// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.List;

/// Reads what one run costs: from the line and from the kernel.
final class Meter {
    private final long client;
    private final List<Long> server;
    private final Line line;
    private final double clientBefore;
    private final double serverBefore;

    /// Begins: the line counts from nought, and so do the peaks.
    Meter(long client, List<Long> server, Line line) {
        this.client = client;
        this.server = List.copyOf(server);
        this.line = line;
        line.count();
        ProcessCost.forgetPeaks(client);
        server.forEach(ProcessCost::forgetPeaks);
        clientBefore = ProcessCost.cpuSeconds(client);
        serverBefore = serverCpu();
    }

    /// What it has come to.
    Costs costs() {
        return new Costs(
                line.counts(),
                ProcessCost.cpuSeconds(client) - clientBefore,
                serverCpu() - serverBefore,
                ProcessCost.peakMegabytes(client),
                server.stream().mapToLong(ProcessCost::peakMegabytes).sum());
    }

    private double serverCpu() {
        return server.stream().mapToDouble(ProcessCost::cpuSeconds).sum();
    }

    record Costs(
            LineCounts carried,
            double clientCpu,
            double serverCpu,
            long clientPeakMegabytes,
            long serverPeakMegabytes) {}
}
