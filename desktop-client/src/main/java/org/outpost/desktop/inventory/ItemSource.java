// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.util.List;
import java.util.function.Consumer;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.SearchSource;

/// The group "Items" of the search box: Enter leads to the stock screen.
public final class ItemSource implements SearchSource {
    private final StockDesk desk;
    private final Consumer<String> open;

    /// @param open is given the item's name
    public ItemSource(StockDesk desk, Consumer<String> open) {
        this.desk = desk;
        this.open = open;
    }

    @Override
    public String group() {
        return "group.items";
    }

    @Override
    public Found find(String query, int limit) {
        List<ItemRow> items = desk.findItems(query, 8);
        return Found.of(items.stream().map(ItemSource::hit).toList());
    }

    @Override
    public void open(Hit hit) {
        open.accept(hit.title());
    }

    static Hit hit(ItemRow item) {
        return new Hit(
                item.id(),
                item.name(),
                "",
                UnitWords.form(item.form()),
                UnitWords.onHand(item.onHand(), item.unit()));
    }
}
