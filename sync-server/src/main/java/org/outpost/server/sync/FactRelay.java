// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.wire.Json;
import org.outpost.server.platform.Transactions;

/// Hands committed facts on to whoever sends messages, after the commit and at least once. Each
/// fact is handed on from its home feed alone, however many feeds it is in. Any node may do it; a
/// feed's row keeps two from doing the same at once.
public final class FactRelay {
    /// What one message tells of: few enough that the broker keeps it among the others.
    private static final int AT_ONCE = 200;

    /// What anybody wants to hear of.
    private static final Set<String> TYPES = Set.of("RegisterPatient");

    private final RelayStore store;

    public FactRelay(Transactions transactions) {
        this.store = new RelayStore(transactions);
    }

    /// Some facts as one message has them.
    public static String message(List<RelayedFact> facts) {
        return new String(Json.write(facts), StandardCharsets.UTF_8);
    }

    /// Goes once through all feeds that went on.
    ///
    /// @param to takes some facts of one feed in their order, at least one at a time; or throws:
    ///   then the feed is left where it was for the next turn
    public void run(Consumer<List<RelayedFact>> to) {
        for (FeedId feed : store.due()) {
            boolean more = true;
            while (more) {
                more = store.handOn(feed, facts -> handOn(facts, to));
            }
        }
    }

    private void handOn(List<RelayedFact> facts, Consumer<List<RelayedFact>> to) {
        List<RelayedFact> wanted =
                facts.stream().filter(fact -> TYPES.contains(fact.type())).toList();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            to.accept(wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)));
        }
    }
}
