// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.Set;
import java.util.function.Consumer;
import org.outpost.model.kernel.FeedId;
import org.outpost.server.platform.Transactions;

/// Hands committed facts on to whoever sends messages, after the commit and at least once. Each
/// fact is handed on from its home feed alone, however many feeds it is in. Any node may do it; a
/// feed's row keeps two from doing the same at once.
public final class FactRelay {
    private final RelayStore store;
    private final Set<String> types;

    /// @param types what anybody wants to hear of
    public FactRelay(Transactions transactions, Set<String> types) {
        this.store = new RelayStore(transactions);
        this.types = Set.copyOf(types);
    }

    /// Goes once through all feeds that went on.
    ///
    /// @param to takes each fact, or throws: then the feed is left where it was for the next turn
    public void run(Consumer<RelayedFact> to) {
        for (FeedId feed : store.due()) {
            boolean more = true;
            while (more) {
                more =
                        store.handOn(
                                feed,
                                fact -> {
                                    if (types.contains(fact.type())) {
                                        to.accept(fact);
                                    }
                                });
            }
        }
    }
}
