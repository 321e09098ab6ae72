// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;

/// The port by which a room's tables follow the facts: whoever writes facts, this machine or
/// another, the room sees only that an aggregate has a new state, inside the transaction that keeps
/// the fact.
public interface FactConsumer {
    /// The kinds of aggregates whose states it keeps.
    Set<String> kinds();

    /// Writes the new state into its tables. A state may go back to nothing, when the only fact of
    /// an aggregate was refused.
    void changed(Sql sql, AggregateId id, Object before, Object after);

    /// Makes ready to write many aggregates that were not here before. Called on any thread,
    /// without the file: whatever takes long and needs no table belongs here.
    default Arrivals arrivals(List<Arrival> all) {
        return (sql, still) -> {
            for (Arrival one : all) {
                if (still.test(one.id())) {
                    changed(sql, one.id(), one.before(), one.after());
                }
            }
        };
    }

    /// Very much comes in from now on; or no more, which is also said where it was never begun.
    /// Changes how its tables are kept in order meanwhile, never what they hold.
    default void expectMuch(Sql sql, boolean much) {}

    /// Empties its tables, before they are made again.
    void clear(Sql sql);

    /// Queries that together give all it keeps, in an order that depends on nothing else: two equal
    /// answers are two equal projections.
    List<String> dumps();

    /// An aggregate that was not here before.
    ///
    /// @param before the state of nothing
    record Arrival(AggregateId id, Object before, Object after) {}

    /// Many that are ready to be written.
    @FunctionalInterface
    interface Arrivals {
        /// Writes them, inside the transaction that keeps their facts.
        ///
        /// @param still which of them are new in this very transaction; the others are left alone
        void write(Sql sql, Predicate<AggregateId> still);
    }
}
