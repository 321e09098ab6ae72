// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What is known of a medicine.
///
/// @param level null while it is not defined
public record Item(
        String item,
        String name,
        String form,
        String strength,
        String unit,
        int packSize,
        @Nullable ItemLevel level,
        String schedule) {
    /// The kind of its aggregate.
    public static final String KIND = "item";

    /// The aggregate of a medicine.
    public static AggregateId id(ItemId item) {
        return AggregateId.of(KIND, item.value());
    }

    /// Whether it is in the catalogue.
    public boolean defined() {
        return level != null;
    }

    /// The last definition holds.
    static final class Folded implements Fold<Item> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Item> stateType() {
            return Item.class;
        }

        @Override
        public Item empty(AggregateId id) {
            return new Item(id.key(), "", "", "", "", 1, null, "");
        }

        @Override
        public Item apply(Item state, AggregateId id, ReadFact fact) {
            return fact.body() instanceof DefineItem made
                    ? new Item(
                            made.item().value(),
                            made.name(),
                            made.form(),
                            made.strength(),
                            made.unit(),
                            made.packSize(),
                            made.level(),
                            made.schedule())
                    : state;
        }
    }
}
