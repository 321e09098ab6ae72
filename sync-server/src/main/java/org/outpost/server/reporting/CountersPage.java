// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One hospital with its counters, in words.
///
/// @param line the same row as on the page before
/// @param restored who is awaited since the district was put back; null where nobody is
/// @param lost counters that were declared lost
/// @param asides what was put aside there
/// @param shown looks at patients of other hospitals, and registers given out
/// @param fee what a visit costs there
/// @param said what became of the last thing somebody did here; empty where nothing was
/// @param admit where the form that takes one in goes; empty where the reader may not
public record CountersPage(
        String name,
        String asOf,
        TodayPage.Line line,
        @Nullable RestoredPage restored,
        List<Counter> counters,
        List<Lost> lost,
        List<Aside> asides,
        List<Shown> shown,
        Fee fee,
        String said,
        String admit) {

    /// One counter that was declared lost.
    ///
    /// @param never what it had not sent when it was last heard, in words
    public record Lost(String label, String tone, String state, String heard, String never) {}

    /// What a visit costs.
    ///
    /// @param rupees as the field shows it; empty where nobody said yet
    /// @param action where the form that sets it goes; empty where the reader may not
    public record Fee(String now, String rupees, String action) {}

    /// Somebody looked for patients of others, or gave the register out.
    public record Shown(String at, String who, String what, String why) {}

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
