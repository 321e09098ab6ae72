// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.LoadBlock;
import org.outpost.model.sync.LoadManifest;
import org.outpost.model.sync.LoadStage;

/// What first loads still have to bring, and the bytes of blocks that are not whole yet: all in the
/// encrypted file, so that a cut and a restart go on at the very byte.
final class LoadStore {
    /// A feed of fewer entries is pulled as pages.
    private static final long LEAST = 1_000;

    /// How far behind a machine that knows the feed must be to begin again.
    private static final long FAR_BEHIND = 10_000;

    private static final long ASK_AGAIN = 3_600_000;

    private final Sql sql;

    LoadStore(Sql sql) {
        this.sql = sql;
    }

    /// Wants a first load of this feed where so much of it is not here that pages would take long.
    ///
    /// @param now milliseconds since 1970: where there was none a while ago, it is asked for again
    void want(FeedCursor head, long now) {
        sql.run(
                "delete from first_load where feed = ? and declined < ?",
                head.feed().value(),
                now - ASK_AGAIN);
        sql.run(
                "insert or ignore into first_load (feed, epoch, n, begun, facts, digest, placed)"
                        + " select feed, epoch, 0, n, facts, digest, 0 from cursor where feed = ?"
                        + " and ((n = 0 and ? >= ?) or (epoch = ? and ? - n >= ?))",
                head.feed().value(),
                head.n(),
                LEAST,
                head.epoch(),
                head.n(),
                FAR_BEHIND);
    }

    /// Wants a first load by a list that was carried here, where it is worth it and no other list
    /// is followed. A machine that has not heard from the district yet begins to follow the feed.
    boolean wantCarried(LoadManifest manifest) {
        String feed = manifest.feed().value();
        sql.run(
                "insert or ignore into cursor (feed, epoch, n, head, no, facts, digest)"
                        + " values (?, '', 0, ?, (select ifnull(max(no), 0) + 1 from cursor), 0,"
                        + " zeroblob(16))",
                feed,
                manifest.n());
        sql.run("delete from first_load where feed = ? and coding is null", feed);
        return sql.run(
                        "insert or ignore into first_load (feed, epoch, n, begun, facts, digest,"
                                + " placed) select feed, epoch, 0, n, facts, digest, 0 from cursor"
                                + " where feed = ? and (n = 0 or (epoch = ? and ? - n >= ?))",
                        feed,
                        manifest.epoch(),
                        manifest.n(),
                        LEAST)
                == 1;
    }

    /// Feeds whose list of blocks is still to be asked for.
    List<FeedId> wanted() {
        return sql.list(
                "select feed from first_load where coding is null and declined is null",
                row -> new FeedId(row.text(1)));
    }

    /// Feeds whose pages wait until what is needed first is here.
    List<FeedId> waiting() {
        return sql.list(
                "select feed from first_load where placed = 0 and declined is null",
                row -> new FeedId(row.text(1)));
    }

    /// There is no first load of this feed: its pages are pulled.
    void decline(FeedId feed, long now) {
        sql.run("update first_load set declined = ? where feed = ?", now, feed.value());
        forgetBlocks(feed);
    }

    /// Takes a list of blocks in. Blocks brought for an earlier list stay brought.
    void plan(LoadManifest manifest) {
        FeedId feed = manifest.feed();
        long begun = sql.number("select begun from first_load where feed = ?", feed.value());
        boolean same =
                sql.number(
                                "select count(*) from first_load where feed = ? and epoch = ?",
                                feed.value(),
                                manifest.epoch())
                        == 1;
        if (!same) {
            begun = 0;
        }
        Digest digest = manifest.digest();
        sql.run(
                "update first_load set epoch = ?, n = ?, begun = ?, coding = ?, whole = ?,"
                        + " facts = case when ? then facts else 0 end,"
                        + " digest = case when ? then digest else zeroblob(16) end"
                        + " where feed = ?",
                manifest.epoch(),
                manifest.n(),
                begun,
                manifest.coding(),
                digest == null ? null : digest.value(),
                same ? 1 : 0,
                same ? 1 : 0,
                feed.value());
        sql.run("delete from load_block where feed = ? and done = 0", feed.value());
        int place = 0;
        for (LoadBlock block : manifest.behind(begun)) {
            sql.run(
                    "insert into load_block (feed, hash, place, bytes, stage, done)"
                            + " values (?, ?, ?, ?, ?, 0)"
                            + " on conflict (feed, hash) do update set place = excluded.place",
                    feed.value(),
                    block.hash(),
                    place++,
                    block.bytes(),
                    block.stage().ordinal());
        }
    }

    /// The next blocks to bring, what is needed first before all else; the nation's and the
    /// district's before the hospital's.
    List<Missing> missing(int most) {
        return sql.list(
                "select feed, hash, bytes from load_block where done = 0"
                        + " order by stage, feed desc, place limit ?",
                row -> new Missing(new FeedId(row.text(1)), row.text(2), row.number(3)),
                most);
    }

    /// Whether a block is still to be brought: a list that came meanwhile may not name it.
    boolean lacks(Missing block) {
        return sql.number(
                        "select count(*) from load_block where feed = ? and hash = ? and done = 0",
                        block.feed().value(),
                        block.hash())
                == 1;
    }

    /// From which position on entries of the feed get their place by its blocks.
    long begun(FeedId feed) {
        return sql.number("select begun from first_load where feed = ?", feed.value());
    }

    /// A block is here.
    ///
    /// @param written what its entries add up to
    void done(Missing block, Digest written) {
        sql.run(
                "update load_block set done = 1 where feed = ? and hash = ?",
                block.feed().value(),
                block.hash());
        sql.run("delete from load_part where hash = ?", block.hash());
        Digest sum = sum(block.feed());
        Digest all = sum == null ? null : sum.plus(written);
        sql.run(
                "update first_load set facts = ?, digest = ? where feed = ?",
                all == null ? null : all.count(),
                all == null ? null : all.sum(),
                block.feed().value());
    }

    /// Lets the feed's pages come once what is needed first is here: the cursor stands where the
    /// blocks will end, with what they are said to add up to there.
    void place(FeedId feed) {
        long before =
                sql.number(
                        "select count(*) from load_block where feed = ? and done = 0 and stage = ?",
                        feed.value(),
                        LoadStage.PLACES.ordinal());
        if (before > 0
                || sql.number("select placed from first_load where feed = ?", feed.value()) == 1) {
            return;
        }
        String whole =
                sql.first(
                        "select whole from first_load where feed = ?",
                        row -> row.textOrNull(1),
                        feed.value());
        Digest said = whole == null ? null : Digest.parse(whole);
        sql.run(
                "update cursor set epoch = first_load.epoch, n = first_load.n,"
                        + " head = max(head, first_load.n), facts = ?, digest = ?"
                        + " from first_load where first_load.feed = cursor.feed"
                        + " and cursor.feed = ?",
                said == null ? null : said.count(),
                said == null ? null : said.sum(),
                feed.value());
        sql.run("update first_load set placed = 1 where feed = ?", feed.value());
    }

    /// Ends the feed's first load where all its blocks are here.
    ///
    /// @return the position at which it does not add up to what was said; -1 where it does, or
    ///   where blocks are missing
    long finish(FeedId feed) {
        long left =
                sql.number(
                        "select count(*) from load_block where feed = ? and done = 0",
                        feed.value());
        if (left > 0) {
            return -1;
        }
        Digest sum = sum(feed);
        String whole =
                sql.first(
                        "select whole from first_load where feed = ?",
                        row -> row.textOrNull(1),
                        feed.value());
        long n = sql.number("select n from first_load where feed = ?", feed.value());
        drop(feed);
        boolean right = whole == null || sum == null || Digest.parse(whole).equals(sum);
        return right ? -1 : n;
    }

    /// Feeds that began a new epoch under a first load: it begins again.
    void beginAgainInNewEpochs() {
        List<FeedId> over =
                sql.list(
                        "select first_load.feed from first_load join cursor"
                                + " on cursor.feed = first_load.feed"
                                + " where placed = 1 and cursor.epoch <> first_load.epoch",
                        row -> new FeedId(row.text(1)));
        for (FeedId feed : over) {
            drop(feed);
            sql.run(
                    "delete from feed_fact where feed = (select no from cursor where feed = ?)",
                    feed.value());
            sql.run(
                    "update cursor set epoch = '', n = 0, facts = 0, digest = zeroblob(16)"
                            + " where feed = ?",
                    feed.value());
        }
    }

    /// Forgets all of a feed's first load but what it brought.
    void drop(FeedId feed) {
        sql.run("delete from first_load where feed = ?", feed.value());
        forgetBlocks(feed);
    }

    /// The list is to be asked for again: a block of it is no more.
    void listAgain(FeedId feed) {
        sql.run("update first_load set coding = null where feed = ?", feed.value());
    }

    /// The bytes of a block that are here.
    byte[] part(String hash) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sql.each(
                "select bytes from load_part where hash = ? order by at",
                row -> all.writeBytes(row.bytes(1)),
                hash);
        return all.toByteArray();
    }

    /// Keeps further bytes of a block.
    void keep(String hash, long at, byte[] bytes) {
        sql.run(
                "insert or replace into load_part (hash, at, bytes) values (?, ?, ?)",
                hash,
                at,
                bytes);
    }

    /// Throws the bytes of a block away.
    void forget(String hash) {
        sql.run("delete from load_part where hash = ?", hash);
    }

    /// Whether bytes of any block are here that is not taken in.
    boolean hasParts() {
        return sql.number("select exists (select 1 from load_part)") == 1;
    }

    /// Throws away what a stick brought and no list named, once no list is expected any more.
    void forgetStray() {
        sql.run(
                "delete from load_part where hash not in (select hash from load_block)"
                        + " and not exists (select 1 from first_load where declined is null)");
    }

    /// How many bytes of first loads are here, of how many; 0 of 0 where none is under way.
    long[] bytes() {
        return new long[] {
            sql.number("select sum(bytes) from load_block where done = 1")
                    + sql.number(
                            "select sum(length(bytes)) from load_part"
                                    + " where hash in (select hash from load_block)"),
            sql.number("select sum(bytes) from load_block")
        };
    }

    private @Nullable Digest sum(FeedId feed) {
        return sql.first(
                "select facts, digest from first_load where feed = ?",
                row -> {
                    byte[] sum = row.bytesOrNull(2);
                    return sum == null ? null : Digest.of(row.number(1), sum);
                },
                feed.value());
    }

    private void forgetBlocks(FeedId feed) {
        sql.run(
                "delete from load_part where hash in"
                        + " (select hash from load_block where feed = ?)",
                feed.value());
        sql.run("delete from load_block where feed = ?", feed.value());
    }

    /// A block that is not here.
    record Missing(FeedId feed, String hash, long bytes) {}
}
