// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench.sync;

import java.net.URI;
import java.util.List;
import org.outpost.desktop.Counter;
import org.outpost.desktop.platform.HttpLine;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.HttpTransport;
import org.outpost.model.OutpostRooms;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.Invariant;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.PullSession;
import org.outpost.model.sync.Span;
import org.outpost.model.wire.JsonBatches;

/// The blocks of patient numbers a counter holds. A clerk's counter is passed one more whenever few
/// are left; a counter of the bench gets all it will need before it is timed, as if it had had a
/// line now and then.
final class NumberBlocks {
    private NumberBlocks() {}

    /// Asks past the shut line until it holds so many.
    ///
    /// @return how many it holds
    static long hold(Counter counter, URI server, int blocks) throws LineException {
        HospitalId hospital = hospital(counter);
        Exchange.Want want = new Exchange.Want(LeasePool.numbers(hospital), blocks);
        DeskLog log =
                new DeskLog(
                        counter.database(),
                        counter.device(),
                        OutpostRooms.all(),
                        counter.applier(),
                        counter.log(),
                        new JsonBatches(),
                        new SystemRandomness(),
                        counter.clock(),
                        () -> List.of(want));
        ClientSession session =
                new ClientSession(
                        log,
                        new HttpTransport(new HttpLine(server), counter.device()),
                        new PullSession(new JsonBatches(), EcP256.CHECK),
                        counter.clock(),
                        "bench");
        long held = held(counter, hospital);
        for (int idle = 0; held < blocks && idle < 5; ) {
            session.turn();
            long now = held(counter, hospital);
            idle = now > held ? 0 : idle + 1;
            held = now;
        }
        return held;
    }

    /// The first number it may give out; its blocks lie side by side where it was the first that
    /// asked.
    static long firstNumber(Counter counter, HospitalId hospital) {
        List<Span> spans = spans(counter, hospital);
        Invariant.check(spans.size() <= 1, "the blocks of a counter of the bench lie side by side");
        return spans.isEmpty() ? 1 : (spans.getFirst().from() - 1) * LeasePool.BLOCK + 1;
    }

    static HospitalId hospital(Counter counter) {
        FeedId home = counter.device().home();
        Invariant.check(home != null && home.isHospital(), "it stands in a hospital");
        return home == null ? new HospitalId("NONE") : home.hospital();
    }

    private static long held(Counter counter, HospitalId hospital) {
        return LeaseShare.parts(spans(counter, hospital)).size();
    }

    private static List<Span> spans(Counter counter, HospitalId hospital) {
        return counter.log()
                .states(states ->
                        states.of(LeasePool.numbers(hospital), LeaseBook.class)
                                .heldBy(counter.device().writer()));
    }
}
