// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.WriterRow;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;

/// Answers a machine that looks where it differs, and takes back what this side lost. Nothing is
/// taken on its word: a batch must be bit for bit the one that was acknowledged, a fact the one
/// whose hash the feed has added up. Only where commits were lost with the feed's own entries is a
/// machine believed what the server had written, once, until it stands in the new epoch.
final class RangeDesk {
    private final RowTransactions transactions;
    private final FeedStore feeds;
    private final FeedSession news;
    private final MendingStore store;
    private final FactInbox inbox;
    private final DeviceDirectory devices;
    private final Clock clock;

    RangeDesk(
            RowTransactions transactions,
            FactInbox inbox,
            FeedStore feeds,
            FeedSession news,
            DeviceDirectory devices,
            Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.feeds = feeds;
        this.news = news;
        this.store = new MendingStore(new JsonBatches());
        this.devices = devices;
        this.clock = clock;
    }

    Ranges.Answer answer(WriterRow row, Ranges.Request request) {
        if (request.cuts().size() > Ranges.MAX_CUTS) {
            throw new ProblemException(400, "sync.too-much", "Ask for less at once.");
        }
        check(Following.of(row, devices), request.feed());
        FeedCursor head = feeds.head(request.feed());
        boolean within = request.cuts().stream().allMatch(n -> n >= 0 && n <= head.n());
        Ranges.Stretch stretch = request.stretch();
        FeedPage page =
                stretch == null || stretch.after() >= head.n()
                        ? null
                        : news.stretch(request.feed(), stretch, feeds);
        return new Ranges.Answer(
                head.epoch(),
                head.n(),
                within ? feeds.digests(request.feed(), request.cuts()) : List.of(),
                page,
                transactions.call(
                        (connection, _) -> MendingStore.wanted(connection, row.writer())));
    }

    Ranges.Mended takeBack(WriterRow row, Ranges.Back back) {
        if (back.batches().size() + back.facts().size() > Ranges.MAX_BACK) {
            throw new ProblemException(400, "sync.too-much", "Send less at once.");
        }
        int mended = 0;
        for (FrozenBatch batch : back.batches()) {
            boolean own = batch.header().writer().equals(row.writer());
            mended += own && mendBatch(batch) ? 1 : 0;
        }
        boolean awaited =
                !back.facts().isEmpty()
                        && transactions.call(
                                (connection, _) -> HeardStore.isAwaited(connection, row));
        for (Fact fact : back.facts()) {
            FeedId home = fact.envelope().home();
            check(Following.of(row.home()), home);
            if (mendFact(fact)) {
                mended++;
            } else if (awaited && fact.id().writer().isServer()) {
                mended += inbox.takeBack(home, List.of(fact));
            }
        }
        return new Ranges.Mended(mended);
    }

    private boolean mendBatch(FrozenBatch batch) {
        return transactions.call((connection, _) -> {
            boolean mended = store.putBack(connection, batch, clock.millis());
            if (mended) {
                MendingStore.close(connection, batch.header(), clock.millis());
            }
            return mended;
        });
    }

    private boolean mendFact(Fact fact) {
        return transactions.call((connection, _) -> putBack(connection, fact));
    }

    private boolean putBack(Connection connection, Fact fact) throws SQLException {
        boolean mended = store.putBack(connection, fact, clock.millis());
        if (mended) {
            MendingStore.close(connection, fact.id(), clock.millis());
        }
        return mended;
    }

    private static void check(List<FeedId> followed, FeedId feed) {
        if (!followed.contains(feed)) {
            throw new ProblemException(403, "sync.not-yours", "That feed is not followed there.");
        }
    }
}
