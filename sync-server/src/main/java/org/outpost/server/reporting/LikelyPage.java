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
    /// @param together whether they are of one hospital and can be joined here
    public record Twins(
            String one,
            String other,
            String title,
            String why,
            List<Row> rows,
            Keep keepOne,
            Keep keepOther,
            boolean together) {}

    /// One field of both.
    public record Row(String field, String one, String other) {}

    /// @param kept the record that stays, `gone` the other; `words` of the button
    public record Keep(String kept, String gone, String words) {}

    /// A pair that waits no more.
    ///
    /// @param about who said so and when; empty where that stands with the records alone
    public record Settled(String one, String other, String title, String about) {}
}
