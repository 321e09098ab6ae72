// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

/// What a line is like.
///
/// @param kilobits a second, each way, shared by all connections; 0 carries as fast as it can
/// @param delayMillis one way; a new connection pays it twice before its first byte
/// @param cutSeconds all connections are reset every so often; 0 never
/// @param deadSeconds nobody gets through for so long after a cut
public record LineShape(int kilobits, int delayMillis, int cutSeconds, int deadSeconds) {
    /// The machine's own loopback.
    public static final LineShape LOOPBACK = new LineShape(0, 0, 0, 0);

    /// A line as small hospitals have it.
    static final LineShape FIELD = new LineShape(64, 300, 30, 2);

    /// The same line on a day without cuts.
    static final LineShape STEADY = new LineShape(64, 300, 0, 0);

    boolean slows() {
        return kilobits > 0 || delayMillis > 0;
    }

    String words() {
        if (equals(LOOPBACK)) {
            return "loopback";
        }
        String cuts = cutSeconds == 0 ? "" : ", cut every " + cutSeconds + " s";
        return kilobits + " kbit/s, " + 2 * delayMillis + " ms round trip" + cuts;
    }
}
