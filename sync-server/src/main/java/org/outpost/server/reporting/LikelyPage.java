// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;

/// Likely duplicates of a place, with those that were settled.
///
/// @param said what became of the last thing done; empty where nothing was
/// @param more where the next ones are; empty behind the last
/// @param begin where the first ones are; empty on the first page
public record LikelyPage(
        List<Twins> open,
        List<Settled> joined,
        List<Settled> apart,
        String said,
        String more,
        String begin) {
    /// Two records side by side.
    ///
    /// @param one the record on the left, `other` on the right: as forms send them
    /// @param why the reasons in words
    /// @param doubt why they are hardly one person, in words; empty where nothing says so
    /// @param apart whether they are of two hospitals
    public record Twins(
            String one,
            String other,
            String title,
            String why,
            String doubt,
            List<Row> rows,
            boolean apart) {}

    /// One field of both.
    ///
    /// @param choice what a form calls the choice between the two; empty where there is none
    /// @param second whether the right one is proposed
    public record Row(String field, String one, String other, String choice, boolean second) {}

    /// A pair that waits no more.
    ///
    /// @param about who said so and when; empty where that stands with the records alone
    public record Settled(String one, String other, String title, String about) {}
}
