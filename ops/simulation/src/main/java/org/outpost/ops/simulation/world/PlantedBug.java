// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// Bugs put in on purpose, one at a time: a judge that misses one is no judge.
public enum PlantedBug {
    /// The server says it has a fact and does not keep it.
    FACT_DROPPED_AFTER_RECEIPT("the server drops a fact it gave a receipt for"),
    /// The screen says "kept" before the disk does.
    ACKNOWLEDGED_BEFORE_COMMIT("a counter acknowledges before it has committed"),
    /// What comes by a second feed is applied again.
    APPLIED_TWICE("a counter applies a fact again when it comes by a second feed"),
    /// The cursor moves in a transaction of its own, before the facts are applied.
    CURSOR_BEFORE_FACTS("a counter moves its cursor before it has applied the page"),
    /// What comes last is taken for the newest.
    ARRIVAL_ORDER_TRUSTED("folds trust the order of arrival instead of the clock"),
    /// The server passes on what another desk holds.
    LEASE_GRANTED_TWICE("the server passes a part of a lease on twice"),
    /// Folds go on counting what was refused.
    RULING_SKIPPED("a counter does not heed rulings"),
    /// The server forgets the token before the last, so that a lost answer looks like a copy.
    PREVIOUS_TOKEN_FORGOTTEN("the server takes a lost answer for a copy"),
    /// A batch that comes again is taken in again.
    BATCH_TAKEN_TWICE("the server takes a repeated batch in again"),
    /// A page begins one entry late.
    ENTRY_SKIPPED("the server's page leaves one entry out"),
    /// The server confirms a place without looking whether it is taken.
    PLACE_CONFIRMED_BLINDLY("the server confirms a place that is taken");

    private final String words;

    PlantedBug(String words) {
        this.words = words;
    }

    /// What it does, for the report.
    public String words() {
        return words;
    }
}
