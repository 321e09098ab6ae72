// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// One group of the search's answer: people, items, places to go. A room brings its own.
public interface SearchSource {

    /// The bundle key of the group's heading.
    String group();

    /// At most `limit` rows and how many there are in all. Called off the window's thread.
    Found find(String query, int limit);

    /// Enter on a row.
    void open(Hit hit);

    /// Moving along the list: the side panel shows this one. Nothing by default.
    default void preview(Hit hit) {}

    /// F2 to F8 on the row one stands on; true when it was for this source.
    ///
    /// @param key 2 to 8
    default boolean pressed(Hit hit, int key) {
        return false;
    }

    /// The rows and how many more there would be.
    record Found(List<Hit> hits, long all) {
        public Found {
            hits = List.copyOf(hits);
        }

        public static Found of(List<Hit> hits) {
            return new Found(hits, hits.size());
        }
    }
}
