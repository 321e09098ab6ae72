// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.DeclareLost;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.States;
import org.outpost.server.platform.RowTransactions;

/// What is done when a person declares a machine lost. First the fence: under the lock of each of
/// its writers, so that no batch is half taken, they are closed for good. Only then the places they
/// held are opened again. Doing it once more does what was left undone, and else nothing.
///
/// A machine that comes back is told that its file is a copy: it goes on under a new writer and
/// writes what never arrived again, with its first names.
public final class LostMachines {
    private final FactInbox inbox;
    private final RowTransactions transactions;
    private final List<LeaseOffer> offers;
    private final List<CounterHook> hooks;
    private final Clock clock;

    LostMachines(
            FactInbox inbox,
            RowTransactions transactions,
            List<LeaseOffer> offers,
            List<CounterHook> hooks,
            Clock clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.offers = List.copyOf(offers);
        this.hooks = List.copyOf(hooks);
        this.clock = clock;
    }

    /// Keeps what the machine said last, before it is taken out of use and forgotten.
    public void note(DeviceId device, FeedId home) {
        transactions.call((connection, _) -> {
            for (CounterHook hook : hooks) {
                hook.lost(connection, device, home, clock.millis());
            }
            return home;
        });
    }

    /// Closes its writers and opens what they held.
    ///
    /// @param who declares it lost
    /// @param reason a code: `lost`, `stolen`, `broken`
    public void declare(DeviceId device, FeedId home, UserId who, String reason) {
        List<WriterId> closed =
                transactions.call(
                        (connection, _) -> WriterStore.close(connection, device, clock.millis()));
        List<AggregateId> pools =
                transactions.call((_, rows) -> {
                    List<AggregateId> all = new ArrayList<>();
                    for (LeaseOffer offer : offers) {
                        all.addAll(offer.pools(rows, home, clock.millis()));
                    }
                    return all;
                });
        for (WriterId writer : closed) {
            for (int from = 0; from < pools.size(); from += DeclareLost.MAX_POOLS) {
                List<AggregateId> some =
                        pools.subList(from, Math.min(pools.size(), from + DeclareLost.MAX_POOLS));
                inbox.act(home, who, states -> lost(writer, some, states, reason), null);
            }
        }
        inbox.settle(home);
    }

    private static List<FactBody> lost(
            WriterId writer, List<AggregateId> pools, States states, String reason) {
        List<AggregateId> held =
                pools.stream()
                        .filter(pool -> !states.of(pool, LeaseBook.class).heldBy(writer).isEmpty())
                        .toList();
        return held.isEmpty() ? List.of() : List.of(new DeclareLost(writer, held, reason));
    }
}
