// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.wire.FactCodec;

/// Which facts stand where in the feeds this machine follows, and what they add up to as they lie
/// here. Kept in the transaction that applies a page, beside its cursor; what does not come out as
/// the district's own sum at that position is noted, never hidden.
final class ProofStore {
    private final Sql sql;

    ProofStore(Sql sql) {
        this.sql = sql;
    }

    /// Takes a page's entries in and moves the cursor behind them. Its facts are stored already: a
    /// fact is added as it lies here, own ones from the own copy.
    ///
    /// @param now milliseconds since 1970
    void enter(FeedPage page, long now) {
        Standing standing = standing(page.feed());
        if (standing == null) {
            return;
        }
        Digest digest = standing.digest();
        if (!standing.epoch().equals(page.epoch())) {
            digest = backTo(page.from(), standing);
        }
        for (FeedEntry entry : page.entries()) {
            Digest own = place(standing.no(), entry);
            digest = digest == null || own == null ? digest : digest.plus(own);
        }
        sql.run(
                "update cursor set epoch = ?, n = ?, head = max(head, ?), facts = ?, digest = ?"
                        + " where feed = ?",
                page.epoch(),
                page.to(),
                page.to(),
                digest == null ? null : digest.count(),
                digest == null ? null : digest.sum(),
                page.feed().value());
        Digest theirs = page.digest();
        if (digest != null && theirs != null && !theirs.equals(digest)) {
            differs(page.feed(), page.to(), now);
        }
    }

    /// Takes out what stands behind a position: in another epoch other facts may stand there.
    private @Nullable Digest backTo(long n, Standing standing) {
        Digest gone =
                sql
                        .list(
                                "select core from feed_fact join fact on fact.id = fact"
                                        + " where feed = ? and n > ?",
                                row -> Digest.of(row.bytes(1)),
                                standing.no(),
                                n)
                        .stream()
                        .reduce(Digest.NONE, Digest::plus);
        sql.run("delete from feed_fact where feed = ? and n > ?", standing.no(), n);
        Digest all = standing.digest();
        return n == 0 ? Digest.NONE : all == null ? null : all.minus(gone);
    }

    /// What the district itself wrote that stands here behind these positions, in their order, each
    /// once.
    List<Fact> decidedBehind(List<FeedCursor> joints) {
        Map<FactId, Fact> decided = new LinkedHashMap<>();
        for (FeedCursor joint : joints) {
            Standing standing = standing(joint.feed());
            if (standing == null) {
                continue;
            }
            sql.each(
                    "select writer, seq, core, person from feed_fact join fact on id = fact"
                            + " where feed = ? and n > ? and writer like 'S/%' order by n",
                    row -> {
                        FactId id = new FactId(new WriterId(row.text(1)), row.number(2));
                        Fact fact = FactCodec.stored(id, row.bytes(3), row.bytesOrNull(4));
                        if (standing(fact.envelope().home()) != null) {
                            decided.put(id, fact);
                        }
                    },
                    standing.no(),
                    joint.n());
        }
        return List.copyOf(decided.values());
    }

    /// Whether what stands here behind a position adds up to what came.
    ///
    /// @param upTo what the feed adds up to at that position; null where its facts here tell
    boolean isSoundBehind(FeedCursor joint, @Nullable Digest upTo) {
        Standing standing = standing(joint.feed());
        Digest kept = standing == null ? null : standing.digest();
        if (standing == null || kept == null) {
            return true;
        }
        return upTo == null
                ? kept.equals(digest(joint.feed(), 0, standing.n()))
                : kept.minus(upTo).equals(digest(joint.feed(), joint.n(), standing.n()));
    }

    /// Takes a fact out of every feed it stands in here, and keeps it beside.
    void takeOut(FactId id) {
        String which = "(select id from fact where writer = ? and seq = ?)";
        Object[] name = {id.writer().value(), id.seq()};
        List<FeedId> feeds =
                sql.list(
                        "select cursor.feed from feed_fact join cursor on no = feed_fact.feed"
                                + " where fact = "
                                + which,
                        row -> new FeedId(row.text(1)),
                        name);
        byte[] core =
                sql.first(
                        "select core from fact where writer = ? and seq = ?",
                        row -> row.bytes(1),
                        name);
        for (FeedId feed : feeds) {
            Standing standing = standing(feed);
            Digest digest = standing == null ? null : standing.digest();
            if (digest != null && core != null) {
                Digest rest = digest.minus(Digest.of(core));
                sql.run(
                        "update cursor set facts = ?, digest = ? where feed = ?",
                        rest.count(),
                        rest.sum(),
                        feed.value());
            }
        }
        sql.run("delete from feed_fact where fact = " + which, name);
        sql.run("delete from fact_aggregate where fact = " + which, name);
        sql.run(
                "insert or replace into forked (writer, seq, core, person)"
                        + " select writer, seq, core, person from fact"
                        + " where writer = ? and seq = ?",
                name);
        sql.run("delete from fact where writer = ? and seq = ?", name);
    }

    /// Puts the fact in its place.
    ///
    /// @return its digest as it lies here; null where it does not
    private @Nullable Digest place(long feed, FeedEntry entry) {
        FactId id = entry.id();
        return sql.first(
                "select id, core from fact where writer = ? and seq = ?",
                row -> {
                    sql.run(
                            "insert or replace into feed_fact (feed, n, fact) values (?, ?, ?)",
                            feed,
                            entry.n(),
                            row.number(1));
                    return Digest.of(row.bytes(2));
                },
                id.writer().value(),
                id.seq());
    }

    /// Puts a fact that is here in its place, where the feed is followed as far.
    void place(FeedId feed, FeedEntry entry) {
        Standing standing = standing(feed);
        if (standing != null && entry.n() <= standing.n()) {
            place(standing.no(), entry);
        }
    }

    /// Notes that a feed adds up to something else here; once until it is put right.
    void differs(FeedId feed, long n, long now) {
        if (!differing().contains(feed)) {
            sql.run(
                    "insert into difference (feed, n, found) values (?, ?, ?)",
                    feed.value(),
                    n,
                    now);
        }
    }

    /// The feeds that add up to something else here.
    List<FeedId> differing() {
        return sql.list(
                "select feed from difference where mended is null", row -> new FeedId(row.text(1)));
    }

    /// The digest of a feed at its cursor; null where it is not known.
    @Nullable Digest digest(FeedId feed) {
        Standing standing = standing(feed);
        return standing == null ? null : standing.digest();
    }

    /// What stands between two positions, from the bytes as they lie here.
    Digest digest(FeedId feed, long from, long to) {
        Sum sum = new Sum();
        sql.each(
                "select core from feed_fact join fact on fact.id = fact where feed ="
                        + " (select no from cursor where feed = ?) and n > ? and n <= ?",
                row -> sum.all = sum.all.plus(Digest.of(row.bytes(1))),
                feed.value(),
                from,
                to);
        return sum.all;
    }

    /// How many positions up to this one have their fact here.
    long placed(FeedId feed, long upTo) {
        return sql.number(
                "select count(*) from feed_fact where feed ="
                        + " (select no from cursor where feed = ?) and n <= ?",
                feed.value(),
                upTo);
    }

    /// The first position whose fact is not here.
    long firstUnplaced(FeedId feed) {
        return sql.number(
                "select min(n) + 1 from (select 0 as n union all select n from feed_fact"
                        + " where feed = ?1) one where not exists (select 1 from feed_fact next"
                        + " where next.feed = ?1 and next.n = one.n + 1)",
                sql.number("select no from cursor where feed = ?", feed.value()));
    }

    /// Keeps what a feed was found to add up to, and whether that is right.
    ///
    /// @param mended how many facts were put right on the way
    boolean settle(FeedCursor at, Digest here, boolean same, int mended, long now) {
        sql.run(
                "update cursor set facts = ?, digest = ? where feed = ? and epoch = ? and n = ?",
                here.count(),
                here.sum(),
                at.feed().value(),
                at.epoch(),
                at.n());
        if (!same || mended > 0) {
            differs(at.feed(), at.n(), now);
        }
        sql.run(
                "update difference set facts = facts + ?, mended = ? where feed = ?"
                        + " and mended is null",
                mended,
                same ? now : null,
                at.feed().value());
        if (same && mended > 0) {
            NoticeStore.tell(sql, now, "mended", Integer.toString(mended));
        }
        return same;
    }

    private @Nullable Standing standing(FeedId feed) {
        return sql.first(
                "select no, epoch, n, facts, digest from cursor where feed = ?",
                ProofStore::standing,
                feed.value());
    }

    private static Standing standing(Row row) {
        byte[] sum = row.bytesOrNull(5);
        return new Standing(
                row.number(1),
                row.text(2),
                row.number(3),
                sum == null ? null : Digest.of(row.number(4), sum));
    }

    private record Standing(long no, String epoch, long n, @Nullable Digest digest) {}

    private static final class Sum {
        private Digest all = Digest.NONE;
    }
}
