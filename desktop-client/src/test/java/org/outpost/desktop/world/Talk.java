// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.outpost.desktop.platform.SystemClock;
import org.outpost.desktop.platform.SystemRandomness;
import org.outpost.desktop.shell.AttentionItem;
import org.outpost.desktop.shell.Receipt;
import org.outpost.desktop.sync.AttentionStore;
import org.outpost.desktop.sync.DeskLog;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.desktop.sync.MendStore;
import org.outpost.desktop.sync.Receipts;
import org.outpost.desktop.sync.Recorded;
import org.outpost.desktop.sync.Rejoin;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LineException;
import org.outpost.model.sync.MendSession;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PullSession;
import org.outpost.model.wire.JsonBatches;

/// A counter's log over a real file with a line to a district, taken turn by turn by the test.
public final class Talk implements AutoCloseable {
    public final Path folder;
    public final Pen pen;
    private final ClientSession session;
    private final Rejoin rejoin;
    private final MendSession mending;
    private final DeskLog log;

    public Talk(Path folder, FeedId home, District district) {
        this(folder, home, district, district);
    }

    public Talk(Path folder, FeedId home, District district, Partner line) {
        this.folder = folder;
        this.pen = new Pen(folder, home);
        district.enrol(pen.device.id(), pen.device.publicKey());
        SystemClock clock = new SystemClock();
        JsonBatches batches = new JsonBatches();
        log =
                new DeskLog(
                        pen.database,
                        pen.device,
                        pen.rooms,
                        pen.applier,
                        pen.log,
                        batches,
                        new SystemRandomness(),
                        clock,
                        List::of);
        session =
                new ClientSession(log, line, new PullSession(batches, EcP256.CHECK), clock, "test");
        mending =
                new MendSession(
                        new MendStore(
                                pen.database, pen.device, pen.applier, pen.codec, pen.log, clock),
                        line,
                        batches,
                        EcP256.CHECK);
        rejoin = new Rejoin(pen.database, pen.device, pen.rooms, pen.codec, pen.applier, clock);
    }

    /// Writes one action down, whatever the rule doubts.
    public List<FactId> write(FactBody... bodies) {
        Recorded recorded = pen.log.record(Pen.ASHA, List.of(bodies), true);
        if (recorded instanceof Recorded.Kept kept) {
            return kept.facts().stream().map(read -> read.fact().id()).toList();
        }
        throw new AssertionError(recorded);
    }

    /// One turn, and what the engine does of what it comes to.
    public ClientSession.Outcome turn() {
        try {
            ClientSession.Turn turn = session.turn();
            ClientSession.Outcome outcome = turn.outcome();
            if (outcome == ClientSession.Outcome.BROKEN
                    && (turn.broken() == null || rejoin.mayPutAside())) {
                rejoin.underNewWriter("broken", session::standing, turn.broken());
            }
            if (outcome == ClientSession.Outcome.COPY || outcome == ClientSession.Outcome.FORK) {
                rejoin.underNewWriter("copy", session::standing);
            }
            return outcome;
        } catch (LineException e) {
            if (e.trouble() == LineException.Trouble.UNKNOWN_DEVICE) {
                rejoin.turnedAway();
            }
            return ClientSession.Outcome.MORE;
        }
    }

    /// Turns until both sides have all.
    public ClientSession.Outcome finish() {
        ClientSession.Outcome outcome = turn();
        for (int i = 0; i < 200 && outcome != ClientSession.Outcome.DONE; i++) {
            outcome = turn();
        }
        return outcome;
    }

    /// The daily look.
    ///
    /// @return whether it holds what the district does
    public boolean look(long sample) {
        try {
            return mending.look(Objects.requireNonNull(log.serverKey()), sample);
        } catch (LineException e) {
            throw new AssertionError(e);
        }
    }

    /// Takes a new writer.
    public void rejoin(Rejoin.Known known) {
        try {
            rejoin.underNewWriter("older", known);
        } catch (LineException e) {
            throw new AssertionError(e);
        }
    }

    /// What this file calls a fact now that it called this.
    public FactId named(org.outpost.model.kernel.AggregateId made) {
        String old = made.key();
        return pen.database.read(sql ->
                FactId.parse(
                        Objects.requireNonNull(
                                sql.first(
                                        "select as_writer || '.' || as_seq from renamed"
                                                + " where writer || '.' || seq = ?",
                                        row -> row.text(1),
                                        old))));
    }

    /// The word of state on a record.
    public Receipt.State receipt(FactId id) {
        return pen.database.read(sql -> receipts().of(sql, id)).state();
    }

    public Receipts receipts() {
        return new Receipts(pen.device, (any, user) -> user, pen.rooms.types());
    }

    public long count(String table) {
        return pen.database.read(sql -> sql.number("select count(*) from " + table));
    }

    /// What waits for a person.
    public List<AttentionItem> attention() {
        return new AttentionStore(
                        pen.database,
                        pen.device,
                        pen.log,
                        new SystemClock(),
                        entry -> true,
                        fact -> fact.id().value(),
                        List.of())
                .waiting();
    }

    /// Every row of the rooms' tables, in order.
    public Map<String, List<String>> dump() {
        Map<String, List<String>> all = new TreeMap<>();
        for (FactConsumer consumer : pen.consumers) {
            for (String query : consumer.dumps()) {
                all.put(query, rows(query));
            }
        }
        all.put("facts", rows("select writer, seq from fact order by writer, seq"));
        return all;
    }

    private List<String> rows(String query) {
        return pen.database.read(sql -> {
            List<String> rows = new ArrayList<>();
            sql.each(
                    query,
                    row -> {
                        StringBuilder line = new StringBuilder();
                        for (int i = 1; i <= row.width(); i++) {
                            line.append(row.textOrNull(i)).append('|');
                        }
                        rows.add(line.toString());
                    });
            return rows;
        });
    }

    @Override
    public void close() {
        pen.close();
    }
}
