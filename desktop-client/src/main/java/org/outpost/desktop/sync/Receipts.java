// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Receipt;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.FactType;

/// How far a record, or one line of its history, has come: read from the log, never marked on the
/// record.
public final class Receipts {
    private static final String UNDONE =
            "select reversal.who, reversal.at from reversal left join ruling on"
                    + " ruling.writer = by_writer and ruling.seq = by_seq"
                    + " where reversal.writer = ? and reversal.seq = ?"
                    + " and coalesce(ruling.kind, '') not in ('RefuseFact', 'QuarantineFact')";

    private static final String COLUMNS =
            "select fact.writer, fact.seq, ruling.kind, ruling.code, ruling.details, fact.type || '/'"
                    + " || case when json_valid(cast(fact.core as text)) then"
                    + " coalesce(json_extract(cast(fact.core as text), '$.version'), '') else ''"
                    + " end from ";

    private final Device device;
    private final BiFunction<Sql, String, String> names;
    private final Set<String> read;

    /// @param names what a person is called, by user
    /// @param types what this version reads
    public Receipts(
            Device device, BiFunction<Sql, String, String> names, Collection<FactType> types) {
        this.device = device;
        this.names = names;
        this.read =
                types.stream()
                        .map(type -> type.name() + "/" + type.version())
                        .collect(Collectors.toSet());
    }

    /// The gravest word on any fact of this aggregate: put aside, refused, questioned, kept here,
    /// being sent, made by a newer version, reached.
    public Receipt of(Sql sql, AggregateId id) {
        List<Receipt> all =
                sql.list(
                        COLUMNS
                                + "fact_aggregate join fact on fact.id = fact"
                                + " left join ruling on ruling.writer = fact.writer"
                                + " and ruling.seq = fact.seq where aggregate = ?"
                                + " order by fact.id",
                        row -> receipt(sql, row),
                        id.value());
        Receipt gravest = Receipt.of(Receipt.State.REACHED);
        for (Receipt receipt : all) {
            if (weight(receipt) > weight(gravest)) {
                gravest = receipt;
            }
        }
        return gravest;
    }

    /// The word on one fact.
    public Receipt of(Sql sql, FactId id) {
        Receipt undone = undone(sql, id);
        if (undone != null) {
            return undone;
        }
        Receipt found =
                sql.first(
                        COLUMNS
                                + "fact left join ruling on ruling.writer = fact.writer"
                                + " and ruling.seq = fact.seq"
                                + " where fact.writer = ? and fact.seq = ?",
                        row -> receipt(sql, row),
                        id.writer().value(),
                        id.seq());
        return found == null ? Receipt.of(Receipt.State.KEPT_HERE) : found;
    }

    /// Whether folds skip a fact: by the last ruling on it, or because it was taken back.
    public boolean skipped(Sql sql, FactId id) {
        if (undone(sql, id) != null) {
            return true;
        }
        String kind =
                sql.first(
                        "select kind from ruling where writer = ? and seq = ?",
                        row -> row.text(1),
                        id.writer().value(),
                        id.seq());
        return kind != null && (kind.equals("RefuseFact") || kind.equals("QuarantineFact"));
    }

    private @Nullable Receipt undone(Sql sql, FactId id) {
        return sql.first(
                UNDONE,
                row ->
                        new Receipt(
                                Receipt.State.UNDONE,
                                Phrase.of(
                                        "receipt.undone.by",
                                        names.apply(sql, row.text(1)),
                                        Instant.ofEpochMilli(row.number(2)))),
                id.writer().value(),
                id.seq());
    }

    /// The words of a refusal: its code is a key of the bundles.
    public static Phrase words(String code, List<String> details) {
        List<Object> values = new ArrayList<>(details);
        return new Phrase("refusal." + code, values);
    }

    private Receipt receipt(Sql sql, Row row) {
        String kind = row.textOrNull(3);
        return kind == null
                ? travelled(sql, row.text(1), row.number(2), row.text(6))
                : ruled(kind, row.text(4), row.textOrNull(5));
    }

    /// What nobody here can read is kept and passed on all the same; a person must know that what
    /// is shown is not all.
    private Receipt travelled(Sql sql, String writer, long seq, String type) {
        WriterId mine = device.writer();
        if (!type.startsWith("/") && !read.contains(type)) {
            return Receipt.of(Receipt.State.NEWER);
        }
        if (writer.equals(mine.value()) && seq <= MetaStore.number(sql, "safe")) {
            return Receipt.of(Receipt.State.SAFE);
        }
        if (!writer.equals(mine.value()) || seq <= MetaStore.number(sql, "reached")) {
            return Receipt.of(Receipt.State.REACHED);
        }
        long frozen = sql.number("select max(last_seq) from frozen where writer = ?", mine.value());
        return Receipt.of(seq <= frozen ? Receipt.State.BEING_SENT : Receipt.State.KEPT_HERE);
    }

    private static Receipt ruled(String kind, String code, @Nullable String details) {
        List<String> values =
                details == null || details.isEmpty() ? List.of() : List.of(details.split("\n", -1));
        Phrase why = words(code, values);
        return switch (kind) {
            case "DisputeFact" -> new Receipt(Receipt.State.QUESTIONED, why);
            case "RefuseFact" -> new Receipt(Receipt.State.REFUSED, why);
            case "QuarantineFact" -> new Receipt(Receipt.State.PUT_ASIDE, why);
            default -> Receipt.of(Receipt.State.REACHED);
        };
    }

    private static int weight(Receipt receipt) {
        return switch (receipt.state()) {
            case REACHED, SAFE -> 0;
            case NEWER, UNDONE -> 1;
            case BEING_SENT -> 2;
            case KEPT_HERE -> 3;
            case QUESTIONED -> 4;
            case REFUSED -> 5;
            case PUT_ASIDE -> 6;
        };
    }
}
