// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.AttentionDesk;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Fact;
import org.outpost.model.wire.FactCodec;

/// What waits for a person here: facts of this hospital the district questions, refuses or put
/// aside, and what rooms add, such as a booking that lost its place. Of all that only what is for
/// the role of whoever sits here: a clerk can't count strips, and a red number that one can do
/// nothing about is soon overlooked. Dealt with or put off is kept beside, by this machine alone.
public final class AttentionStore implements AttentionDesk {
    /// Asked behind every save. Few facts are ruled on and there are hundreds of thousands of
    /// facts, which `cross join` tells the file: left to itself it reads all of them.
    private static final String RULED =
            "select ruling.kind, ruling.code, ruling.details, fact.core, fact.person,"
                    + " fact.writer, fact.seq"
                    + " from ruling cross join fact on fact.writer = ruling.writer"
                    + " and fact.seq = ruling.seq where ruling.kind <> 'AdmitFact'"
                    + " and not exists (select 1 from reversal where"
                    + " reversal.writer = fact.writer and reversal.seq = fact.seq)";

    private final LocalDatabase database;
    private final Device device;
    private final Clock clock;
    private final Predicate<String> settles;
    private final Function<Fact, String> about;
    private final List<Function<Sql, List<AttentionItem>>> rooms;
    private final List<Consumer<Integer>> listeners = new CopyOnWriteArrayList<>();

    /// @param settles whether what is found under an entry of the rail is for whoever sits here
    /// @param about whom or what a person would say a fact is about
    /// @param rooms what rooms add
    public AttentionStore(
            LocalDatabase database,
            Device device,
            FactLog log,
            Clock clock,
            Predicate<String> settles,
            Function<Fact, String> about,
            List<Function<Sql, List<AttentionItem>>> rooms) {
        this.database = database;
        this.device = device;
        this.clock = clock;
        this.settles = settles;
        this.about = about;
        this.rooms = List.copyOf(rooms);
        log.onChange(changed -> tell());
    }

    @Override
    public List<AttentionItem> waiting() {
        long now = clock.millis();
        List<AttentionItem> found =
                database.read(sql -> {
                    List<AttentionItem> all = new ArrayList<>();
                    sql.each(RULED, row -> ruled(row, all));
                    all.addAll(NoticeStore.waiting(sql));
                    rooms.forEach(room -> all.addAll(room.apply(sql)));
                    all.removeIf(item ->
                            !settles.test(item.screen())
                                    || sql.number(
                                                    "select until from attention where id = ?",
                                                    item.id())
                                            > now);
                    return all;
                });
        found.sort(Comparator.comparing(AttentionItem::since));
        return found;
    }

    /// How the file would find what is ruled on, step by step.
    static List<String> plan(Sql sql) {
        return sql.list("explain query plan " + RULED, row -> row.text(4));
    }

    @Override
    public void done(AttentionItem item) {
        until(item, Long.MAX_VALUE);
    }

    @Override
    public void later(AttentionItem item, Instant until) {
        until(item, until.toEpochMilli());
    }

    @Override
    public void again(AttentionItem item) {
        database.change(sql -> sql.run("delete from attention where id = ?", item.id()));
        tell();
    }

    @Override
    public void onChange(Consumer<Integer> waiting) {
        listeners.add(waiting);
    }

    private void until(AttentionItem item, long until) {
        database.change(sql ->
                sql.run(
                        "insert or replace into attention (id, until) values (?, ?)",
                        item.id(),
                        until));
        tell();
    }

    /// Counts again: what a room adds has changed without a fact.
    public void tell() {
        if (!listeners.isEmpty()) {
            int count = waiting().size();
            listeners.forEach(listener -> listener.accept(count));
        }
    }

    private void ruled(Row row, List<AttentionItem> all) {
        FactId id = new FactId(new WriterId(row.text(6)), row.number(7));
        Fact fact = FactCodec.stored(id, row.bytes(4), row.bytesOrNull(5));
        boolean mine = id.writer().equals(device.writer());
        if (!mine && !fact.envelope().home().equals(device.home())) {
            return;
        }
        String kind =
                switch (row.text(1)) {
                    case "RefuseFact" -> "attention.refused";
                    case "DisputeFact" -> "attention.question";
                    default -> "attention.aside";
                };
        String details = row.text(3);
        all.add(
                new AttentionItem(
                        "ruling/" + fact.id().value(),
                        Phrase.of(kind),
                        about.apply(fact),
                        Instant.ofEpochMilli(fact.envelope().recorded()),
                        Receipts.words(
                                row.text(2),
                                details.isEmpty() ? List.of() : List.of(details.split("\n", -1))),
                        Phrase.of("attention.open"),
                        screen(fact)));
    }

    /// The entry of the rail under which the thing is found, by what the fact is about.
    private static String screen(Fact fact) {
        String kind =
                fact.envelope().aggregates().stream().map(AggregateId::kind).findFirst().orElse("");
        return switch (kind) {
            case "" -> "";
            case "patient" -> "patients";
            case "booking", "session", "roster", "lease" -> "day-board";
            case "visit", "queuerule", "run", "payment" -> "queue";
            case "transfer" -> "transfer";
            default -> "stock";
        };
    }
}
