// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// What a page says while the district was put back to an earlier time and not all have come since,
/// in words.
///
/// @param lead what happened, and what waits
/// @param here how many came again
/// @param never what is done about one that never will
/// @param who what the first column is
/// @param detail what the third column is
/// @param more how many more there are; empty where none
public record RestoredPage(
        String lead,
        String here,
        String never,
        String who,
        String detail,
        List<Line> lines,
        String more) {

    /// A hospital, or one of its counters.
    ///
    /// @param href where it leads; empty where nowhere
    /// @param tone `late` or `ok`, always said in words too
    /// @param action what can be done about it; empty where nothing
    /// @param actionHref where
    public record Line(
            String name,
            String href,
            String tone,
            String state,
            String detail,
            String action,
            String actionHref) {}
}
