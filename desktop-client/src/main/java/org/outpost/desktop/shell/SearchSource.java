// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell;

import java.util.List;

/// One group of the search's answer: people, items, places to go. A room brings its own.
public interface SearchSource {

    /// The bundle key of the group's heading.
    String group();

    /// At most `limit` rows and how many there are in all. Called off the window's thread.
    Found find(String query, int limit);

    /// Whether it is offered only where no other group found anything.
    default boolean onlyWhenNothing() {
        return false;
    }

    /// Enter on a row.
    void open(Hit hit);

    /// Enter, for a source to which it matters whether the box was typed into or scanned into.
    default void open(Hit hit, String asked) {
        open(hit);
    }

    /// Moving along the list: the side panel shows this one. Nothing by default.
    default void preview(Hit hit) {}

    /// A key of [PersonStep] on the row one stands on; true when it was for this source.
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
