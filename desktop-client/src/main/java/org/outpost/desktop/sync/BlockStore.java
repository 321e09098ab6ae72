// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;

/// The rows of many facts at once, table behind table, within one transaction.
final class BlockStore {
    private final Sql sql;

    BlockStore(Sql sql) {
        this.sql = sql;
    }

    /// Adds facts with what they touch.
    ///
    /// @return the row of each, in their order; below nought where it was here already
    long[] facts(List<Block.Entry> entries) {
        long id = sql.number("select max(id) from fact");
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (Block.Entry entry : entries) {
            Fact fact = entry.read().fact();
            rows.add(
                    new @Nullable Object[] {
                        ++id,
                        fact.id().writer().value(),
                        fact.id().seq(),
                        fact.type(),
                        fact.envelope().recorded(),
                        fact.core(),
                        fact.person()
                    });
        }
        int[] added =
                sql.all(
                        "insert into fact (id, writer, seq, type, recorded, core, person)"
                                + " values (?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (writer, seq) do nothing",
                        rows);
        long[] ids = new long[added.length];
        List<@Nullable Object[]> touches = new ArrayList<>(2 * added.length);
        for (int i = 0; i < added.length; i++) {
            Fact fact = entries.get(i).read().fact();
            ids[i] = id - added.length + 1 + i;
            if (added[i] == 0) {
                ids[i] = -known(fact);
                continue;
            }
            for (AggregateId aggregate : fact.envelope().aggregates()) {
                touches.add(new @Nullable Object[] {aggregate.value(), ids[i]});
            }
        }
        sql.all("insert or ignore into fact_aggregate (aggregate, fact) values (?, ?)", touches);
        return ids;
    }

    private long known(Fact fact) {
        return sql.number(
                "select id from fact where writer = ? and seq = ?",
                fact.id().writer().value(),
                fact.id().seq());
    }

    /// Adds the version rows of things.
    ///
    /// @return those that were here already, left as they are
    Set<AggregateId> things(List<Block.Thing> things) {
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (Block.Thing thing : things) {
            rows.add(
                    new @Nullable Object[] {
                        thing.id().value(),
                        thing.last().clock().ticks(),
                        thing.last().writer().value(),
                        thing.last().seq(),
                        thing.state()
                    });
        }
        int[] added =
                sql.all(
                        "insert into aggregate (id, clock, writer, seq, state, version)"
                                + " values (?, ?, ?, ?, ?, 1) on conflict (id) do nothing",
                        rows);
        Set<AggregateId> here = new HashSet<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0) {
                here.add(things.get(i).id());
            }
        }
        return here;
    }

    /// Which of the facts that were just added something is said about: by a ruling, or by a fact
    /// that takes it back.
    ///
    /// @param ids their rows; below nought where one was here already
    Set<FactId> saidOf(long[] ids) {
        long first = Long.MAX_VALUE;
        for (long id : ids) {
            first = id > 0 ? Math.min(first, id) : first;
        }
        Set<FactId> said = new HashSet<>();
        // What is said is little, and a fact is found by its number: never the other way round.
        for (String table : List.of("ruling", "reversal")) {
            said.addAll(
                    sql.list(
                            "select said.writer, said.seq from "
                                    + table
                                    + " said cross join fact on fact.writer = said.writer"
                                    + " and fact.seq = said.seq where fact.id >= ?",
                            row -> new FactId(new WriterId(row.text(1)), row.number(2)),
                            first));
        }
        return said;
    }

    /// Puts entries into their places in the feed.
    ///
    /// @param ids the row of each fact, below nought where it was here before
    /// @param behind entries up to this position stand there already
    /// @return what those placed now add up to, as they lie here
    Digest places(FeedId feed, List<Block.Entry> entries, long[] ids, long behind) {
        long number = sql.number("select no from cursor where feed = ?", feed.value());
        List<@Nullable Object[]> rows = new ArrayList<>(ids.length);
        Digest digest = Digest.NONE;
        for (int i = 0; i < ids.length; i++) {
            Block.Entry entry = entries.get(i);
            if (entry.n() > behind) {
                rows.add(new @Nullable Object[] {number, entry.n(), Math.abs(ids[i])});
                digest = digest.plus(ids[i] > 0 ? entry.digest() : asItLies(-ids[i]));
            }
        }
        sql.all("insert or replace into feed_fact (feed, n, fact) values (?, ?, ?)", rows);
        return digest;
    }

    private Digest asItLies(long fact) {
        Digest digest =
                sql.first(
                        "select core from fact where id = ?", row -> Digest.of(row.bytes(1)), fact);
        return digest == null ? Digest.NONE : digest;
    }
}
