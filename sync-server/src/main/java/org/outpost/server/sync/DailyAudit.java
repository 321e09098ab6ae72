// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.Transactions;
import org.outpost.server.platform.WorkLeaseStore;

/// Looks once a day whether what was acknowledged is still here: of every feed the last entries and
/// as many at a place nobody foresees, with the batches they came in and a random fact of each
/// writer met there. What is lacking or damaged is written down, and asked back from whoever sent
/// it; where only rows are lacking, they are made again from the batch at once, and a fact that
/// left its feed is entered again where the sums around the hole prove where it stood. A hole
/// without a fact to fill it is only told: what stood there nobody here can know. A feed that is
/// older than digests is added up on the way.
///
/// It goes through the feeds a few at a time, on one node, along primary keys: what a slice costs
/// does not depend on how much is stored.
public final class DailyAudit {
    /// How many entries of a feed are looked at in one place.
    static final int WINDOW = 64;

    private static final String JOB = "audit";
    private static final long HELD = Duration.ofMinutes(2).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Transactions transactions;
    private final WorkLeaseStore leases;
    private final MendingStore mending = new MendingStore(new JsonBatches());
    private final FeedSumStore sums;
    private final Clock clock;
    private final Randomness randomness;

    DailyAudit(Transactions transactions, Clock clock, Randomness randomness) {
        this.transactions = transactions;
        this.leases = new WorkLeaseStore(transactions, clock, randomness);
        this.sums = new FeedSumStore(transactions);
        this.clock = clock;
        this.randomness = randomness;
    }

    /// Looks at the next feeds of today, where there are any and no other node is at it.
    ///
    /// @param most how many feeds
    /// @return how many entries were looked at
    public long slice(int most) {
        if (!leases.hold(JOB, HELD)) {
            return 0;
        }
        try {
            return looked(most);
        } finally {
            leases.letGo(JOB);
        }
    }

    /// How many acknowledged facts are known to be lacking or damaged here.
    public long missing() {
        return transactions.call(MendingStore::missing);
    }

    private long looked(int most) {
        long now = clock.millis();
        AuditStore.Turn before =
                transactions
                        .call(AuditStore::turn)
                        .orElse(new AuditStore.Turn(now - DAY, "", true, 0));
        if (before.isOver() && now - before.beganAt() < DAY) {
            return 0;
        }
        if (before.isOver()) {
            transactions.run(this::settle);
            before = new AuditStore.Turn(now, "", false, 0);
        }
        String after = before.feed();
        List<AuditStore.Head> feeds =
                transactions.call(connection -> AuditStore.feeds(connection, after, most));
        long looked = 0;
        for (AuditStore.Head head : feeds) {
            looked += look(head);
        }
        AuditStore.Turn then =
                new AuditStore.Turn(
                        before.beganAt(),
                        feeds.isEmpty() ? after : feeds.getLast().feed().value(),
                        feeds.size() < most,
                        before.looked() + looked);
        transactions.run(connection -> AuditStore.put(connection, then));
        return looked;
    }

    private long look(AuditStore.Head head) {
        sums.addUp(head.feed());
        Set<Long> places = new HashSet<>();
        places.add(Math.max(0, head.n() - WINDOW));
        places.add(random(Math.max(0, head.n() - WINDOW) + 1));
        long looked = 0;
        for (long from : places) {
            looked += transactions.call(connection -> look(connection, head, from));
        }
        return looked;
    }

    private long look(Connection connection, AuditStore.Head head, long from) throws SQLException {
        long to = Math.min(head.n(), from + WINDOW);
        AuditedStretch stretch = new AuditedStretch(connection, head.feed(), from, to);
        List<MendingStore.Finding> findings = stretch.findings(this::random);
        for (MendingStore.Finding finding : findings) {
            MendingStore.note(connection, finding, clock.millis());
            if (finding.what().equals(AuditedStretch.NO_ENTRY)) {
                enter(connection, finding, from, to);
            } else {
                mend(connection, finding);
            }
        }
        return stretch.looked();
    }

    /// A fact that left its feed is entered again where the sums prove where it stood.
    private void enter(Connection connection, MendingStore.Finding finding, long from, long to)
            throws SQLException {
        FactId id = new FactId(finding.writer(), finding.firstSeq());
        if (FeedHoleStore.fill(connection, finding.feed(), from, to, id)) {
            MendingStore.entered(connection, finding.feed(), id, clock.millis());
        }
    }

    /// Rows that are lacking are in the batch, if that is here.
    private void mend(Connection connection, MendingStore.Finding finding) throws SQLException {
        Long number = finding.batch();
        AuditStore.Kept kept =
                number == null ? null : AuditStore.kept(connection, finding.writer(), number);
        if (kept == null || !kept.isWhole()) {
            return;
        }
        long now = clock.millis();
        if (mending.putBack(connection, kept.batch(), now)) {
            MendingStore.close(connection, kept.batch().header(), now);
        }
    }

    /// What was put back in another way, such as from a backup, is open no more.
    private void settle(Connection connection) throws SQLException {
        for (MendingStore.Finding finding : MendingStore.open(connection)) {
            Long number = finding.batch();
            AuditStore.Kept kept =
                    number == null ? null : AuditStore.kept(connection, finding.writer(), number);
            if (kept == null || !kept.isWhole()) {
                continue;
            }
            mending.putBack(connection, kept.batch(), clock.millis());
            MendingStore.close(connection, kept.batch().header(), clock.millis());
        }
    }

    private long random(long below) {
        return Math.floorMod(ByteBuffer.wrap(randomness.bytes(Long.BYTES)).getLong(), below);
    }
}
