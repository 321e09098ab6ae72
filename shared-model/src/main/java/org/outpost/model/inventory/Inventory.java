// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.States;

/// The room of stock.
public final class Inventory implements Room {
    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(DefineItem.class),
                FactType.of(ReceiveStock.class),
                FactType.of(ReceiveExpiredStock.class),
                FactType.of(DispenseBatch.class),
                FactType.of(DispatchTransfer.class),
                FactType.of(ReceiveTransfer.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(new Item.Folded(), new StockPosition.Folded(), new TransferState.Folded());
    }

    @Override
    public boolean comesAfterItsMaker(AggregateId id) {
        return !id.kind().equals(TransferState.KIND);
    }

    /// A shelf is whole at its own hospital alone; a transfer at both ends.
    @Override
    public boolean wholeAt(AggregateId id, FeedId home) {
        return !id.kind().equals(StockPosition.KIND)
                || !home.isHospital()
                || id.key().startsWith(home.hospital().value() + ":");
    }

    @Override
    public LoadStage loadStage(AggregateId id) {
        return id.kind().equals(Item.KIND) ? LoadStage.PLACES : LoadStage.SHELVES;
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        return StockLedger.judge(before, fact, after);
    }

    @Override
    public Verdict reverse(States before, ReadFact original, States after) {
        return StockLedger.reverse(before, original, after);
    }
}
