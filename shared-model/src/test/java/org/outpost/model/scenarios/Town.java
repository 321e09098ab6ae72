// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.scenarios;

import java.util.List;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FoldPlace;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.Span;

/// A small world for tests: a server, two counters of a district hospital, one of a health centre,
/// the district's and the nation's desks. What a desk writes reaches the server at once, unless it
/// is kept and handed over later.
public final class Town {
    public static final FeedId DH = FeedId.of(Samples.DH);
    public static final FeedId CHC = FeedId.of(Samples.CHC);

    public final Centre centre = new Centre(Samples.MORNING);
    public final Desk counter = new Desk(centre.codec(), "1".repeat(16), DH);
    public final Desk window = new Desk(centre.codec(), "2".repeat(16), DH);
    public final Desk chc = new Desk(centre.codec(), "3".repeat(16), CHC);
    public final Desk district = new Desk(centre.codec(), "4".repeat(16), FeedId.ofDistrict("RMP"));
    public final Desk nation = new Desk(centre.codec(), "5".repeat(16), FeedId.NATION);

    /// Writes and hands over, having seen all that came before.
    public String write(Desk desk, FactBody body) {
        return said(centre.take(kept(desk, body)));
    }

    /// Writes with the line down: sealed now, handed over whenever the test likes.
    public Fact kept(Desk desk, FactBody body) {
        return desk.write(body, centre.now(), latest(body, desk.nextId()));
    }

    /// What came of a fact handed over: `accepted`, or the verdict and its code.
    public String take(Fact fact) {
        return said(centre.take(fact));
    }

    /// The same of what the server does by itself.
    public String act(FeedId home, FactBody... bodies) {
        return said(centre.act(home, bodies));
    }

    /// The server passes parts of a pool to a desk.
    public void pass(AggregateId pool, Desk desk, long from, long to) {
        String said =
                act(desk.home(), new PassLease(pool, desk.writer(), List.of(new Span(from, to))));
        if (!said.equals("accepted")) {
            throw new AssertionError(said);
        }
    }

    /// The server passes a block of patient numbers to a desk of the district hospital.
    public void passBlock(Desk desk, long block) {
        pass(LeasePool.numbers(Samples.DH), desk, block, block);
    }

    /// Verdict and code in words, for asserting.
    public static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> "accepted";
            case Verdict.Disputed(var reason) -> "disputed " + reason.code();
            case Verdict.Refused(var reason) -> "refused " + reason.code();
        };
    }

    private HybridTime latest(FactBody body, FactId id) {
        HybridTime latest = HybridTime.ZERO;
        for (var snapshot : centre.snapshots(body.touches(id)).values()) {
            FoldPlace last = snapshot.last();
            latest = last == null ? latest : latest.max(last.clock());
        }
        return latest;
    }
}
