// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.util.Locale;

/// One work done once by one peer: a row of the table.
///
/// @param rows that had to be carried
/// @param stored rows that were there before
/// @param seconds the client took, until both ends held all
/// @param databaseCpu inside the server's, where it has a database of its own; 0 where it is in the
///   server's process
/// @param firstSeconds until a clerk could begin; not a number where nobody asked
/// @param limitSeconds what the client's own file takes for the same rows by bare statements; not a
///   number where nobody asked
/// @param arrived rows that had reached the other end; fewer than `rows` where it was stopped
/// @param same whether both ends held the same afterwards, each row once
/// @param note in words what to know about it; empty where nothing
record Run(
        String peer,
        Work work,
        int rows,
        int stored,
        String line,
        double seconds,
        LineCounts carried,
        double clientCpu,
        double serverCpu,
        long clientPeakMegabytes,
        long serverPeakMegabytes,
        double firstSeconds,
        double limitSeconds,
        long heapMegabytes,
        long arrived,
        boolean same,
        String note) {

    boolean stopped() {
        return arrived < rows;
    }

    /// The time all rows would have taken at the pace of those that arrived; the time itself where
    /// all did, and without end where none did.
    double computedSeconds() {
        return stopped() ? seconds * rows / arrived : seconds;
    }

    double bytesEach() {
        return (double) carried.both() / rows;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"peer\":\"%s\",\"work\":\"%s\",\"rows\":%d,\"stored\":%d,\"line\":\"%s\",\"seconds\":%.3f,"
                        + "\"up\":%d,\"down\":%d,\"requests\":%d,\"connections\":%d,\"cuts\":%d,"
                        + "\"clientCpu\":%.2f,\"serverCpu\":%.2f,\"clientPeakMb\":%d,\"serverPeakMb\":%d,"
                        + "\"firstSeconds\":%s,\"limitSeconds\":%s,\"heapMb\":%d,\"arrived\":%d,\"same\":%b,\"note\":\"%s\"}",
                peer,
                work,
                rows,
                stored,
                line,
                seconds,
                carried.up(),
                carried.down(),
                carried.requests(),
                carried.connections(),
                carried.cuts(),
                clientCpu,
                serverCpu,
                clientPeakMegabytes,
                serverPeakMegabytes,
                orNull(firstSeconds),
                orNull(limitSeconds),
                heapMegabytes,
                arrived,
                same,
                note);
    }

    private static String orNull(double seconds) {
        return Double.isFinite(seconds) ? String.format(Locale.ROOT, "%.2f", seconds) : "null";
    }

    /// The row as people read it.
    String words() {
        return String.format(
                Locale.ROOT,
                "%s %-16s %7.1f s  %9d up %10d down  %5d requests  %2d cuts  cpu %5.1f + %5.1f s"
                        + "  peak %4d + %4d MB  %s%s",
                work,
                peer,
                seconds,
                carried.up(),
                carried.down(),
                carried.requests(),
                carried.cuts(),
                clientCpu,
                serverCpu,
                clientPeakMegabytes,
                serverPeakMegabytes,
                stopped()
                        ? "STOPPED: " + arrived + " of " + rows + " arrived"
                        : same ? "both ends the same" : "THE ENDS DIFFER",
                note.isEmpty() ? "" : " (" + note + ")");
    }
}
