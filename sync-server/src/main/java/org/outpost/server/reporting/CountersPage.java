// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// One hospital with its counters, in words.
///
/// @param line the same row as on the page before
/// @param lost counters that were declared lost
/// @param asides what was put aside there
/// @param said what became of the last thing somebody did here; empty where nothing was
/// @param admit where the form that takes one in goes; empty where the reader may not
public record CountersPage(
        String name,
        String asOf,
        TodayPage.Line line,
        List<Counter> counters,
        List<Lost> lost,
        List<Aside> asides,
        String said,
        String admit) {

    /// One counter that was declared lost.
    ///
    /// @param never what it had not sent when it was last heard, in words
    public record Lost(String label, String tone, String state, String heard, String never) {}

    /// One record that was put aside.
    ///
    /// @param fact its name
    /// @param what kind of record it says it is
    public record Aside(String fact, String what, String reason, String counter, String since) {}

    /// One counter.
    ///
    /// @param tone `ok`, `late`, `silent` or `never`, always said in words too
    /// @param lose where one reads what declaring it lost means; empty where the reader may not
    public record Counter(
            String label,
            String tone,
            String state,
            String heard,
            String unsent,
            String oldest,
            String lose) {}
}
