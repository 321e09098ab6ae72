// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.inventory.Item;
import org.outpost.model.inventory.StockPosition;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.inventory.TransferState;
import org.outpost.model.kernel.AggregateId;

/// Items, shelves and transfers in the local file. What is on hand is what the facts add up to,
/// never a number somebody set.
public final class InventoryStore implements FactConsumer {
    /// Sorts behind every day there is.
    private static final String NO_EXPIRY = "9999-12-31";

    /// Goods of an item that no catalogue has yet lie on the shelf all the same: under its code.
    private static final String BATCH_COLUMNS =
            "position.id, position.item,"
                    + " coalesce(item.name || ' ' || item.strength, position.item),"
                    + " coalesce(item.unit, ''), position.batch, position.expiry, position.on_hand"
                    + " from stock_position position"
                    + " left join item on item.id = position.item";

    @Override
    public Set<String> kinds() {
        return Set.of(Item.KIND, StockPosition.KIND, TransferState.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        switch (after) {
            case Item item -> item(sql, id, item);
            case StockPosition position -> position(sql, id, position);
            case TransferState transfer -> transfer(sql, id, transfer);
            default -> {}
        }
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from item");
        sql.run("delete from item_search");
        sql.run("delete from stock_position");
        sql.run("delete from transfer");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select item.id, name, form, strength, unit, pack_size, level, schedule, keys"
                        + " from item join item_search on item_search.rowid = rid order by item.id",
                "select id, store, item, batch, expiry, on_hand from stock_position order by id",
                "select id, from_store, to_store, to_hospital, challan, sent_at, open"
                        + " from transfer order by id");
    }

    /// Items by the first letters of any word of the name, or by code; all words must fit.
    public List<ItemRow> items(Sql sql, StoreId store, String letters, int limit) {
        String query = prefixes(letters);
        if (query.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "select item.id, name || ' ' || strength, form, unit, pack_size,"
                        + " (select coalesce(sum(on_hand), 0) from stock_position"
                        + " where store = ? and item = item.id)"
                        + " from item_search join item on item.rid = item_search.rowid"
                        + " where item_search match ? limit ?",
                row ->
                        new ItemRow(
                                row.text(1),
                                row.text(2).strip(),
                                row.text(3),
                                row.text(4),
                                (int) row.number(5),
                                row.number(6)),
                store.value(),
                query,
                limit);
    }

    /// What a store has, items by name; one that is in no catalogue by the beginning of its code.
    public List<Batch> stock(Sql sql, StoreId store, String filter, int limit) {
        String query = prefixes(filter);
        return query.isEmpty()
                ? sql.list(
                        "select "
                                + BATCH_COLUMNS
                                + " where position.store = ? and on_hand <> 0"
                                + " order by coalesce(item.name, position.item), position.expiry"
                                + " limit ?",
                        InventoryStore::batch,
                        store.value(),
                        limit)
                : sql.list(
                        "select "
                                + BATCH_COLUMNS
                                + " where position.store = ? and on_hand <> 0 and (item.rid in"
                                + " (select rowid from item_search where item_search match ?)"
                                + " or item.rid is null and instr(lower(position.item), ?) = 1)"
                                + " order by coalesce(item.name, position.item), position.expiry"
                                + " limit ?",
                        InventoryStore::batch,
                        store.value(),
                        query,
                        filter.strip().toLowerCase(Locale.ROOT),
                        limit);
    }

    /// Batches of an item with something on hand: first what expires first, last what is past its
    /// day.
    public List<Batch> batches(Sql sql, StoreId store, String item, LocalDate today) {
        return sql.list(
                "select "
                        + BATCH_COLUMNS
                        + " where position.store = ? and position.item = ? and on_hand > 0"
                        + " order by position.expiry < ?, position.expiry, position.batch",
                InventoryStore::batch,
                store.value(),
                item,
                today.toString());
    }

    /// The expiry a batch is on the books with; empty where it is not known.
    public Optional<LocalDate> expiryOf(Sql sql, AggregateId position) {
        return Optional.ofNullable(
                        sql.first(
                                "select expiry from stock_position where id = ?",
                                row -> row.text(1),
                                position.value()))
                .filter(expiry -> !expiry.equals(NO_EXPIRY))
                .map(LocalDate::parse);
    }

    /// All batches of an item this store ever had.
    public List<AggregateId> positions(Sql sql, StoreId store, String item) {
        return sql.list(
                "select id from stock_position where store = ? and item = ?"
                        + " order by expiry, batch",
                row -> new AggregateId(row.text(1)),
                store.value(),
                item);
    }

    /// An item; null where it is not in the catalogue here.
    public @Nullable ItemRow item(Sql sql, String id) {
        return sql.first(
                "select id, name || ' ' || strength, form, unit, pack_size from item where id = ?",
                row ->
                        new ItemRow(
                                row.text(1),
                                row.text(2).strip(),
                                row.text(3),
                                row.text(4),
                                (int) row.number(5),
                                0),
                id);
    }

    /// Transfers that are on the road to a hospital, the oldest first.
    public List<AggregateId> incoming(Sql sql, String hospital) {
        return sql.list(
                "select id from transfer where to_hospital = ? and open = 1 order by sent_at, id",
                row -> new AggregateId(row.text(1)),
                hospital);
    }

    private static void item(Sql sql, AggregateId id, Item item) {
        Long known = sql.first("select rid from item where id = ?", row -> row.number(1), id.key());
        if (known != null) {
            sql.run("delete from item_search where rowid = ?", known);
            sql.run("delete from item where rid = ?", known);
        }
        if (!item.defined()) {
            return;
        }
        Long rid =
                sql.first(
                        "insert into item (id, name, form, strength, unit, pack_size, level,"
                                + " schedule) values (?, ?, ?, ?, ?, ?, ?, ?) returning rid",
                        row -> row.number(1),
                        id.key(),
                        item.name(),
                        item.form(),
                        item.strength(),
                        item.unit(),
                        item.packSize(),
                        String.valueOf(item.level()),
                        item.schedule());
        sql.run(
                "insert into item_search (rowid, keys) values (?, ?)",
                rid,
                item.name() + " " + item.form() + " " + item.strength() + " " + id.key());
    }

    private static void position(Sql sql, AggregateId id, StockPosition position) {
        LocalDate expiry = position.expiry();
        if (position.equals(StockPosition.EMPTY)) {
            sql.run("delete from stock_position where id = ?", id.value());
            return;
        }
        sql.run(
                "insert or replace into stock_position (id, store, item, batch, expiry, on_hand)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id.value(),
                StockPosition.storeOf(id).value(),
                StockPosition.itemOf(id).value(),
                StockPosition.batchOf(id).value(),
                expiry == null ? NO_EXPIRY : expiry.toString(),
                position.onHand());
    }

    private static void transfer(Sql sql, AggregateId id, TransferState transfer) {
        StoreId from = transfer.fromStore();
        StoreId to = transfer.toStore();
        if (from == null || to == null) {
            sql.run("delete from transfer where id = ?", id.value());
            return;
        }
        sql.run(
                "insert or replace into transfer"
                        + " (id, from_store, to_store, to_hospital, challan, sent_at, open)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                from.value(),
                to.value(),
                to.hospital().value(),
                transfer.challan(),
                transfer.dispatched(),
                transfer.underWay() ? 1 : 0);
    }

    private static Batch batch(Row row) {
        return new Batch(
                new AggregateId(row.text(1)),
                row.text(2),
                row.text(3).strip(),
                row.text(4),
                row.text(5),
                LocalDate.parse(row.text(6)),
                row.number(7));
    }

    /// Every word typed as the beginning of a word, quoted so that nothing in it is syntax.
    private static String prefixes(String typed) {
        List<String> words = new ArrayList<>();
        for (String word : typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            if (!word.isEmpty() && words.size() < 6) {
                words.add('"' + word + "\"*");
            }
        }
        return String.join(" ", words);
    }

    /// A batch on a shelf.
    ///
    /// @param item its code, and `itemName`, name and strength
    public record Batch(
            AggregateId id,
            String item,
            String itemName,
            String unit,
            String batch,
            LocalDate expiry,
            long onHand) {}
}
