// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Sql;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.PushSession;
import org.outpost.model.wire.Json;

/// What the line needs in the local file: frozen batches and cursors.
final class LineStore {
    private static final long KEPT_MILLIS = 90L * 24 * 60 * 60 * 1000;

    private final Sql sql;
    private final FactStore facts;

    LineStore(Sql sql, FactStore facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /// Batches as they were frozen: header and signature as they were, their facts from the log. As
    /// many as one request holds and these bytes allow, at least one if any.
    List<FrozenBatch> frozenAfter(WriterId writer, long seq, int maxBytes) {
        List<Long> sizes =
                sql.list(
                        "select coalesce(length(block), 0) from frozen where writer = ? and"
                                + " last_seq > ? order by number limit ?",
                        row -> row.number(1),
                        writer.value(),
                        seq,
                        PushSession.MOST_BATCHES);
        int count = 0;
        long bytes = 0;
        while (count < sizes.size() && (count == 0 || bytes + sizes.get(count) <= maxBytes)) {
            bytes += sizes.get(count++);
        }
        return frozen("last_seq > ? order by number limit " + count, writer, seq);
    }

    /// The batch that holds a fact.
    Optional<FrozenBatch> frozenWith(WriterId writer, long seq) {
        return frozen("last_seq >= ? order by number limit 1", writer, seq).stream().findFirst();
    }

    /// The batch of this number.
    Optional<FrozenBatch> frozen(WriterId writer, long number) {
        return frozen("number = ?", writer, number).stream().findFirst();
    }

    private List<FrozenBatch> frozen(String which, WriterId writer, long value) {
        return sql.list(
                "select header, hash, signature, block from frozen where writer = ? and " + which,
                row -> {
                    BatchHeader header = Json.read(row.bytes(1), BatchHeader.class);
                    List<Fact> all = facts.factsOf(writer, header.firstSeq() - 1, header.lastSeq());
                    return new FrozenBatch(header, row.text(2), row.bytes(3), all)
                            .packed(row.bytesOrNull(4));
                },
                writer.value(),
                value);
    }

    /// The bytes a batch travels in, by its hash; null where there is no such batch, or none that
    /// was written in columns.
    byte @Nullable [] block(String hash) {
        return sql.first(
                "select block from frozen where hash = ?", row -> row.bytesOrNull(1), hash);
    }

    /// Former lives of this file whose batches are still here, oldest first.
    List<WriterId> formerWriters() {
        return sql.list(
                "select writer from former where exists (select 1 from frozen"
                        + " where frozen.writer = former.writer) order by ended",
                row -> new WriterId(row.text(1)));
    }

    /// Learns how far this writer's facts are safe at the district. Less than before means that it
    /// lost some: those batches are needed again. A batch stays here for ninety days more, for a
    /// district that is put back to an earlier day.
    ///
    /// @param safeSeq null where the district does not say
    /// @param now by the district's clock: by this computer's, which may be years ahead, batches
    ///   would be gone that the district may need again
    void safe(WriterId writer, @Nullable Long safeSeq, long now) {
        long known = MetaStore.number(sql, "safe");
        if (safeSeq == null || safeSeq == known) {
            return;
        }
        MetaStore.put(sql, "safe", safeSeq);
        sql.run(
                "update frozen set safe = ? where writer = ? and last_seq <= ? and safe is null",
                now,
                writer.value(),
                safeSeq);
        sql.run(
                "update frozen set safe = null where writer = ? and last_seq > ?",
                writer.value(),
                safeSeq);
        sql.run(
                "delete from frozen where safe < ? and (writer <> ? or number <"
                        + " (select max(number) from frozen last where last.writer = ?))",
                now - KEPT_MILLIS,
                writer.value(),
                writer.value());
    }

    /// The writer's last batch; null before the first.
    @Nullable LastBatch last(WriterId writer) {
        return sql.first(
                "select number, last_seq, hash from frozen where writer = ?"
                        + " order by number desc limit 1",
                row -> new LastBatch(row.number(1), row.number(2), row.text(3)),
                writer.value());
    }

    void keep(FrozenBatch batch) {
        BatchHeader header = batch.header();
        sql.run(
                "insert into frozen (number, writer, first_seq, last_seq, bytes, hash, header,"
                        + " signature, block) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                header.number(),
                header.writer().value(),
                header.firstSeq(),
                header.lastSeq(),
                batch.size(),
                batch.hash(),
                Json.write(header),
                batch.signature(),
                batch.block());
    }

    List<FeedCursor> cursors() {
        return sql.list(
                "select feed, epoch, n, facts, digest from cursor order by feed",
                row -> {
                    byte[] sum = row.bytesOrNull(5);
                    return new FeedCursor(
                            new FeedId(row.text(1)),
                            row.text(2),
                            row.number(3),
                            sum == null ? null : Digest.of(row.number(4), sum).proof());
                });
    }

    /// Follows a feed from its first entry on, if it is not followed yet.
    void follow(FeedCursor head) {
        sql.run(
                "insert into cursor (feed, epoch, n, head, no, facts, digest)"
                        + " values (?, '', 0, ?, (select ifnull(max(no), 0) + 1 from cursor), 0,"
                        + " zeroblob(16)) on conflict (feed) do update set head = excluded.head",
                head.feed().value(),
                head.n());
    }

    /// How many entries of the followed feeds are here, of how many there were at the greeting.
    long[] firstLoad() {
        return new long[] {
            sql.number("select sum(min(n, head)) from cursor"),
            sql.number("select sum(head) from cursor")
        };
    }

    /// @param hash the next batch's `previous`
    record LastBatch(long number, long lastSeq, String hash) {}
}
