// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// One hospital with its counters, in words.
///
/// @param line the same row as on the page before
public record CountersPage(String name, String asOf, TodayPage.Line line, List<Counter> counters) {

    /// One counter.
    ///
    /// @param tone `ok`, `late`, `silent` or `never`, always said in words too
    public record Counter(
            String label, String tone, String state, String heard, String unsent, String oldest) {}
}
