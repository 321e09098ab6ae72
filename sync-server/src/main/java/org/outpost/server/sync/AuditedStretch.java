// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.BatchHeader;
import org.outpost.model.sync.Digest;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.sync.MendingStore.Finding;

/// A few neighbouring entries of a feed, held against all that was acknowledged with them: the
/// bytes of each fact against what the feed added when it came in, its batch against the hash that
/// was signed, and the numbers of each writer, which have no gap in its home feed.
final class AuditedStretch {
    private static final String DAMAGED = "damaged";
    private static final String NO_FACT = "no fact";

    /// A fact lies here and stands in no place of its feed.
    static final String NO_ENTRY = "no entry";

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_BATCHES = 16;

    private final Connection connection;
    private final FeedId feed;
    private final long from;
    private final long to;
    private final List<AuditStore.Entry> entries;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Boolean> batches = new LinkedHashMap<>();

    AuditedStretch(Connection connection, FeedId feed, long from, long to) throws SQLException {
        this.connection = connection;
        this.feed = feed;
        this.from = from;
        this.to = to;
        this.entries = AuditStore.entries(connection, feed, from, to);
    }

    long looked() {
        return entries.size();
    }

    /// @param random a number from 0 up to, but not with, the one given
    List<Finding> findings(LongUnaryOperator random) throws SQLException {
        Map<WriterId, TreeSet<Long>> numbers = new LinkedHashMap<>();
        long holes = to - from - entries.size();
        Digest before = AuditStore.digest(connection, feed, from);
        long n = from;
        for (AuditStore.Entry entry : entries) {
            check(entry, entry.n() == n + 1 ? before : null);
            numbers.computeIfAbsent(entry.id().writer(), key -> new TreeSet<>())
                    .add(entry.id().seq());
            before = entry.upTo();
            n = entry.n();
        }
        for (Map.Entry<WriterId, TreeSet<Long>> found : numbers.entrySet()) {
            gaps(found.getKey(), found.getValue(), random);
        }
        boolean told = findings.stream().anyMatch(finding -> finding.what().equals(NO_ENTRY));
        if (holes > 0 && !told) {
            add(new Finding("sum", feed, WriterId.serverOf(feed), null, from + 1, to));
        }
        return new ArrayList<>(new HashSet<>(findings));
    }

    private void check(AuditStore.Entry entry, @Nullable Digest before) throws SQLException {
        if (!entry.isThere()) {
            lacking(entry.id(), entry.batch());
            return;
        }
        Long batch = entry.batch();
        if (batch != null && !isWhole(entry.id(), batch)) {
            return;
        }
        Digest upTo = entry.upTo();
        boolean same =
                entry.fact() != null
                        && entry.fact().id().equals(entry.id())
                        && (upTo == null
                                || before == null
                                || Digest.of(entry.fact()).equals(upTo.minus(before)));
        if (!same) {
            add(finding(DAMAGED, entry.id().writer(), batch, entry.id().seq(), entry.id().seq()));
        }
    }

    /// Whether the batch is bit for bit what was signed; looked at once.
    private boolean isWhole(FactId near, long number) throws SQLException {
        String key = near.writer() + "/" + number;
        Boolean known = batches.get(key);
        if (known != null || batches.size() >= MOST_BATCHES) {
            return known == null || known;
        }
        AuditStore.Kept kept = AuditStore.kept(connection, near.writer(), number);
        boolean whole = kept != null && kept.isWhole();
        batches.put(key, whole);
        if (!whole) {
            BatchHeader head = kept == null ? null : kept.head();
            long[] span =
                    head == null
                            ? AuditStore.span(connection, near.writer(), number, near.seq())
                            : new long[] {head.firstSeq(), head.lastSeq()};
            String what = kept == null ? NO_FACT : DAMAGED;
            add(finding(what, near.writer(), number, span[0], span[1]));
        }
        return whole;
    }

    /// A writer's numbers between the first and the last met here must all be met here, in its home
    /// feed; and any number it was ever told is here must lie here.
    private void gaps(WriterId writer, TreeSet<Long> met, LongUnaryOperator random)
            throws SQLException {
        WriterRow row =
                WriterStore.find(connection, writer).map(WriterStore.Known::row).orElse(null);
        boolean atHome =
                writer.isServer()
                        ? writer.equals(WriterId.serverOf(feed))
                        : row != null && row.home().equals(feed);
        if (!atHome) {
            return;
        }
        long first = met.first();
        SortedMap<Long, AuditStore.Row> rows =
                AuditStore.rows(connection, writer, first, met.last(), MOST_ROWS);
        long last = rows.size() < MOST_ROWS ? met.last() : rows.lastKey();
        for (long seq = first; seq <= last; seq++) {
            AuditStore.Row found = rows.get(seq);
            if (found == null && !met.contains(seq)) {
                lacking(new FactId(writer, seq), null);
            } else if (found != null && found.isEntered() && !met.contains(seq)) {
                add(finding(NO_ENTRY, writer, found.batch(), seq, seq));
            }
        }
        if (row != null && row.highSeq() > 0) {
            any(row, 1 + random.applyAsLong(row.highSeq()));
            last(row);
        }
    }

    private void any(WriterRow row, long seq) throws SQLException {
        AuditStore.Row found = AuditStore.rows(connection, row.writer(), seq, seq, 1).get(seq);
        FactId id = new FactId(row.writer(), seq);
        Long batch = found == null ? null : found.batch();
        if (batch == null) {
            lacking(id, null);
        } else {
            isWhole(id, batch);
        }
    }

    /// The last one of a chain is the one no other batch vouches for.
    private void last(WriterRow row) throws SQLException {
        if (AuditStore.rows(connection, row.writer(), row.highSeq(), row.highSeq(), 1).isEmpty()) {
            lacking(new FactId(row.writer(), row.highSeq()), null);
        } else {
            isWhole(new FactId(row.writer(), row.highSeq()), row.batch());
        }
    }

    /// A fact that does not lie here, with those around it that do not either, batch by batch.
    ///
    /// @param known the batch it came in, where its row is here and tells
    private void lacking(FactId id, @Nullable Long known) throws SQLException {
        if (known != null) {
            if (isWhole(id, known)) {
                add(finding(DAMAGED, id.writer(), known, id.seq(), id.seq()));
            }
            return;
        }
        AuditStore.Row before = AuditStore.before(connection, id.writer(), id.seq());
        AuditStore.Row behind = AuditStore.behind(connection, id.writer(), id.seq());
        WriterRow row =
                WriterStore.find(connection, id.writer()).map(WriterStore.Known::row).orElse(null);
        long first = before == null ? 1 : before.seq() + 1;
        long last = behind != null ? behind.seq() - 1 : row == null ? id.seq() : row.highSeq();
        if (row == null) {
            add(finding(NO_FACT, id.writer(), null, first, Math.max(first, last)));
            return;
        }
        Long lower = before == null ? null : before.batch();
        Long upper = behind == null ? null : behind.batch();
        long start = lower == null ? 1 : lower;
        long end = Math.min(upper == null ? row.batch() : upper, start + MOST_BATCHES);
        for (long number = start; number <= end; number++) {
            AuditStore.Kept kept = AuditStore.kept(connection, id.writer(), number);
            BatchHeader head = kept == null ? null : kept.head();
            long one = head == null ? first : Math.max(first, head.firstSeq());
            long other = head == null ? last : Math.min(last, head.lastSeq());
            if (one <= other) {
                add(finding(NO_FACT, id.writer(), number, one, other));
            }
        }
    }

    private Finding finding(
            String what, WriterId writer, @Nullable Long batch, long first, long last) {
        return new Finding(what, feed, writer, batch, first, last);
    }

    private void add(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
