// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page "Today" in words: what the template writes out, nothing left to decide.
///
/// @param asOf when this was put together
/// @param red what needs somebody, gravest first, at most ten
/// @param redMore how many more there are; empty where none
/// @param restored who is awaited since the district was put back; null where nobody is
/// @param query the filter as it stands in addresses
public record TodayPage(
        String asOf,
        List<RedItem> red,
        String redMore,
        @Nullable RestoredPage restored,
        List<Tile> tiles,
        List<Line> lines,
        Paging paging,
        Query query) {

    /// One thing that needs somebody.
    ///
    /// @param grave red rather than amber
    /// @param href where its one action leads
    public record RedItem(
            boolean grave, String what, String where, String since, String action, String href) {}

    /// A number with what it is of and when it was true.
    ///
    /// @param number empty where nothing is known: then `about` says so
    public record Tile(String id, String label, String number, String about, String href) {}

    /// A row of the table.
    ///
    /// @param kind of hospital; empty where nobody said
    /// @param tone `ok`, `late`, `silent`, `never` or `none`: the row's look, always said in words
    ///   too
    /// @param state the words of it
    /// @param asOf when the number of patients was true; empty where none is known
    /// @param unsent in words where it is not known
    /// @param aside how many of its records were put aside
    public record Line(
            String hospital,
            String name,
            String kind,
            String tone,
            String state,
            String heard,
            String unsent,
            String oldest,
            String aside,
            String patients,
            String asOf,
            String href) {
        /// Whether its figures are from before and must look so.
        public boolean stale() {
            return tone.equals("silent") || tone.equals("never");
        }
    }

    /// Which stretch of the table this is.
    ///
    /// @param previous address of the page before; empty at the first
    /// @param next address of the next; empty at the last
    public record Paging(String words, String previous, String next) {}
}
