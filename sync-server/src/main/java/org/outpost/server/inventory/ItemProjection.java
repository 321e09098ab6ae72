// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.outpost.model.inventory.Item;
import org.outpost.model.inventory.ItemLevel;
import org.outpost.model.sync.Snapshot;
import org.outpost.server.sync.RowProjection;

/// Keeps {@link ItemRow} as the facts add up.
@ApplicationScoped
public class ItemProjection implements RowProjection {
    @Override
    public String kind() {
        return Item.KIND;
    }

    @Override
    public Class<?> rowType() {
        return ItemRow.class;
    }

    @Override
    public @Nullable Object row(Snapshot aggregate) {
        Item state = aggregate.as(Item.class);
        ItemRow row = new ItemRow();
        row.id = aggregate.id().value();
        ItemLevel level = state.level();
        if (level == null) {
            return null;
        }
        row.code = state.item();
        row.name = state.name();
        row.form = state.form();
        row.strength = state.strength();
        row.unit = state.unit();
        row.level = level.name();
        return row;
    }
}
