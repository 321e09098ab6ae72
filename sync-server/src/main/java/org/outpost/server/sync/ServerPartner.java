// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Randomness;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.ClientSession;
import org.outpost.model.sync.Compare;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedSession;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.Partner;
import org.outpost.model.sync.PassLease;
import org.outpost.model.sync.PushSession;
import org.outpost.model.sync.Ranges;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncTokens;
import org.outpost.model.sync.TokenRow;
import org.outpost.model.sync.WriterRow;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.platform.Transactions;

/// The server's end of the line: greetings and exchanges of machines whose signature was checked
/// before. Keeps nothing itself, so any node may answer any machine.
public final class ServerPartner implements Partner {
    private static final int MAX_WANTS = 40;
    private static final int MAX_NEWS_BYTES = 1024 * 1024;
    private static final int OLDEST_SCHEMA = 1;

    private final Transactions plain;
    private final RowTransactions transactions;
    private final FactInbox inbox;
    private final BatchIntake intake;
    private final FeedStore feeds;
    private final FeedSession news;
    private final DeviceDirectory devices;
    private final List<LeaseOffer> offers;
    private final List<CounterHook> hooks;
    private final PushMeter meter;
    private final Clock clock;
    private final Randomness randomness;
    private final byte[] serverKey;
    private final SyncTokens tokens;
    private final SafeMark safe = SafeMark.setting();
    private final RangeDesk ranges;

    /// @param serverKey whose pages they are: X.509
    /// @param tokens made under a secret that lies outside the database
    ServerPartner(
            Transactions plain,
            RowTransactions transactions,
            FactInbox inbox,
            FeedStore feeds,
            FeedSession news,
            DeviceDirectory devices,
            List<LeaseOffer> offers,
            List<CounterHook> hooks,
            PushMeter meter,
            Clock clock,
            Randomness randomness,
            byte[] serverKey,
            SyncTokens tokens) {
        this.plain = plain;
        this.transactions = transactions;
        this.inbox = inbox;
        this.intake = new BatchIntake(inbox, meter);
        this.feeds = feeds;
        this.news = news;
        this.devices = devices;
        this.offers = List.copyOf(offers);
        this.hooks = List.copyOf(hooks);
        this.meter = meter;
        this.clock = clock;
        this.randomness = randomness;
        this.serverKey = serverKey.clone();
        this.tokens = tokens;
        this.ranges = new RangeDesk(transactions, inbox, feeds, news, devices, clock);
    }

    @Override
    public Hello.Answer hello(Hello.Request request) {
        if (request.schema() < OLDEST_SCHEMA) {
            return farewell(Hello.Standing.UPGRADE);
        }
        WriterRow row = opened(request);
        String token = token(row, request.token());
        if (token == null) {
            return farewell(Hello.Standing.COPY);
        }
        return new Hello.Answer(
                Hello.Standing.WELCOME,
                clock.millis(),
                row.highSeq(),
                row.batch(),
                Following.of(row, devices).stream().map(feeds::head).toList(),
                serverKey.clone(),
                token,
                greeted(row, request),
                feeds.joints(request.cursors()),
                ClientSession.SCHEMA,
                row.chain());
    }

    @Override
    public Exchange.Answer exchange(Exchange.Request request) {
        Iterator<FrozenBatch> batches = request.batches().iterator();
        return exchange(request, () -> batches.hasNext() ? batches.next() : null);
    }

    /// The same, where batches are taken while those behind them are still to come: what was taken
    /// before the line broke stays taken.
    Exchange.Answer exchange(Exchange.Request request, BatchIntake.Coming coming) {
        if (request.batches().size() > PushSession.MOST_BATCHES
                || request.wants().size() > MAX_WANTS) {
            throw BatchIntake.tooMuch();
        }
        WriterStore.Known known = known(request.writer(), request.device());
        WriterRow row = known.row();
        String token = token(row, request.token());
        if (token == null) {
            return new Exchange.Answer(
                    true, clock.millis(), row.highSeq(), List.of(), List.of(), "", null);
        }
        note(known, request.cursors(), false);
        List<Exchange.BatchAnswer> answers = intake.take(row, coming);
        for (Exchange.Want want : request.wants()) {
            pass(want, row);
        }
        Set<FeedId> allowed = Set.copyOf(Following.of(row, devices));
        List<FeedCursor> cursors =
                request.cursors().stream()
                        .filter(cursor -> allowed.contains(cursor.feed()))
                        .distinct()
                        .toList();
        int bytes = Math.clamp(request.maxBytes(), 1, MAX_NEWS_BYTES);
        long[] stands = heard(row, request);
        note(known, request.cursors(), stands[0] - row.highSeq() >= request.unsent());
        var pages = news.news(cursors, row.writer(), bytes, feeds);
        return new Exchange.Answer(
                false, clock.millis(), stands[0], answers, pages, token, stands[1]);
    }

    @Override
    public Compare.Answer compare(Compare.Request request) {
        if (request.facts().size() > Compare.MAX_FACTS) {
            throw BatchIntake.tooMuch();
        }
        known(request.writer(), request.device());
        return new Compare.Answer(
                inbox.standing(request.facts()).entrySet().stream()
                        .map(found -> new Compare.Standing(found.getKey(), found.getValue()))
                        .toList());
    }

    @Override
    public Ranges.Answer ranges(Ranges.Request request) {
        return ranges.answer(known(request.writer(), request.device()).row(), request);
    }

    @Override
    public Ranges.Mended giveBack(Ranges.Back back) {
        return ranges.takeBack(known(back.writer(), back.device()).row(), back);
    }

    /// Notes what the counter said of itself.
    ///
    /// @return the writer's highest number that is safe here
    private long greeted(WriterRow row, Hello.Request request) {
        long safeSeq =
                transactions.call((connection, _) -> {
                    var known = WriterStore.find(connection, row.writer());
                    boolean all = request.lastSeq() <= row.highSeq();
                    if (known.isPresent()) {
                        HeardStore.note(connection, known.get(), request.cursors(), all);
                    }
                    for (CounterHook hook : hooks) {
                        hook.greeted(connection, row, request);
                    }
                    return safe.safeSeq(connection, row);
                });
        inbox.settle(row.home());
        return safeSeq;
    }

    /// Notes what a machine's positions say after commits were lost; whoever was the last lets what
    /// waited for all be settled.
    ///
    /// @param all whether it has nothing left to send
    private void note(WriterStore.Known known, List<FeedCursor> cursors, boolean all) {
        if (HeardStore.isNews(known, cursors, all)) {
            transactions.call((connection, _) -> {
                HeardStore.note(connection, known, cursors, all);
                return known;
            });
            inbox.settle(known.row().home());
        }
    }

    /// The writer's row; opened where a registered machine shows a new life of its database.
    private WriterRow opened(Hello.Request request) {
        DeviceDirectory.Machine machine =
                devices.find(request.device())
                        .orElseThrow(() ->
                                new ProblemException(
                                        403,
                                        "sync.unknown-device",
                                        "This computer is not registered."));
        WriterId writer = request.writer();
        if (writer.isServer()) {
            throw new ProblemException(403, "sync.not-yours", "That writer is not yours.");
        }
        WriterRow found = find(writer);
        if (found == null) {
            if (!request.home().equals(machine.home())) {
                throw new ProblemException(
                        409, "sync.wrong-home", "This computer is registered elsewhere.");
            }
            open(machine, writer);
            found = find(writer);
        }
        if (found == null || !found.device().equals(request.device())) {
            throw new ProblemException(403, "sync.not-yours", "That writer is not yours.");
        }
        return found;
    }

    private void open(DeviceDirectory.Machine machine, WriterId writer) {
        WriterRow fresh =
                WriterRow.fresh(writer, machine.device(), machine.publicKey(), machine.home());
        inbox.act(
                machine.home(),
                IngestSession.SERVER,
                _ ->
                        find(writer) == null
                                ? List.of(devices.opening(machine.device(), writer, machine.home()))
                                : List.of(),
                (connection, ingested) -> {
                    if (!ingested.serverFacts().isEmpty()) {
                        WriterStore.open(connection, fresh);
                    }
                });
    }

    private WriterStore.Known known(WriterId writer, DeviceId device) {
        WriterStore.Known known =
                plain.<WriterStore.@Nullable Known>read(
                        connection -> WriterStore.find(connection, writer).orElse(null));
        if (known == null) {
            throw new ProblemException(409, "sync.greet-first", "Say hello first.");
        }
        if (!known.row().device().equals(device)) {
            throw new ProblemException(403, "sync.not-yours", "That writer is not yours.");
        }
        return known;
    }

    private @Nullable WriterRow find(WriterId writer) {
        return plain.<@Nullable WriterRow>read(connection ->
                WriterStore.find(connection, writer).map(WriterStore.Known::row).orElse(null));
    }

    /// The token the answer carries; null where a spent one betrays a copy. One that this server
    /// gave and forgot betrays the server: it has lost commits, and a new epoch begins.
    private @Nullable String token(WriterRow row, @Nullable String shown) {
        SyncTokens.Judged judged = judged(row, shown);
        if (judged.meaning() == SyncTokens.Meaning.LOST) {
            transactions.call((connection, _) -> {
                if (judged(connection, row, shown).meaning() == SyncTokens.Meaning.LOST) {
                    EpochStore.begin(
                            connection, clock, randomness, tokens.epochOf(row.writer(), shown));
                }
                return null;
            });
            judged = judged(row, shown);
        }
        TokenRow after = judged.after();
        return after == null ? null : after.current();
    }

    private SyncTokens.Judged judged(WriterRow row, @Nullable String shown) {
        return transactions.call((connection, _) -> {
            SyncTokens.Judged judged = judged(connection, row, shown);
            TokenRow after = judged.after();
            if (after != null) {
                WriterStore.tokens(connection, row.writer(), after.current(), after.previous());
            }
            return judged;
        });
    }

    private SyncTokens.Judged judged(Connection connection, WriterRow row, @Nullable String shown)
            throws SQLException {
        WriterStore.Known known = WriterStore.lock(connection, row.writer()).orElse(null);
        if (known != null && known.isLost()) {
            // It goes on under a new writer, like a copy: what the old one held is in other hands.
            return new SyncTokens.Judged(SyncTokens.Meaning.COPY, null);
        }
        TokenRow tokenRow =
                known == null ? TokenRow.NONE : new TokenRow(known.current(), known.previous());
        return tokens.judge(
                tokenRow,
                row.writer(),
                EpochStore.of(connection, row.home()),
                EpochStore.former(connection, row.home()),
                shown);
    }

    /// Passes on what is wanted and may be had. Decided under the lock of the feed, where the pool
    /// is read again, so that no part goes to two.
    private void pass(Exchange.Want want, WriterRow row) {
        if (!row.home().isHospital() || !want.pool().kind().equals(LeasePool.KIND)) {
            return;
        }
        if (inbox.<@Nullable FactBody>read(states -> share(want, row, states)) == null) {
            return;
        }
        inbox.actOnceHeard(
                row.home(),
                IngestSession.SERVER,
                states -> {
                    FactBody share = share(want, row, states);
                    return share == null ? List.of() : List.of(share);
                });
    }

    private @Nullable PassLease share(Exchange.Want want, WriterRow row, States states) {
        List<Span> offered = offered(want.pool(), row.home(), states);
        return offered.isEmpty()
                ? null
                : LeaseShare.answer(
                        want, row.writer(), states.of(want.pool(), LeaseBook.class), offered);
    }

    private List<Span> offered(AggregateId pool, FeedId home, States states) {
        List<Span> ofHospital = LeaseShare.offered(pool, home.hospital());
        if (!ofHospital.isEmpty()) {
            return ofHospital;
        }
        for (LeaseOffer offer : offers) {
            List<Span> spans = offer.offered(pool, home, states, clock.millis());
            if (!spans.isEmpty()) {
                return spans;
            }
        }
        return List.of();
    }

    /// Notes what the counter said of itself.
    ///
    /// @return the writer's highest number here, and the highest that is safe
    private long[] heard(WriterRow row, Exchange.Request request) {
        meter.outbox(row.home(), request.unsent());
        return transactions.call((connection, _) -> {
            WriterRow now =
                    WriterStore.find(connection, row.writer())
                            .map(WriterStore.Known::row)
                            .orElse(row);
            for (CounterHook hook : hooks) {
                hook.heard(connection, now, request, clock.millis());
            }
            return new long[] {now.highSeq(), safe.safeSeq(connection, now)};
        });
    }

    private Hello.Answer farewell(Hello.Standing standing) {
        return new Hello.Answer(
                standing,
                clock.millis(),
                0,
                0,
                List.of(),
                serverKey.clone(),
                "",
                null,
                null,
                ClientSession.SCHEMA);
    }
}
