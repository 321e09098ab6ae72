// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.AwaitedException;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FactReader;
import org.outpost.model.sync.Folding;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ingested;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Rooms;
import org.outpost.model.sync.Snapshot;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;
import org.outpost.model.sync.Was;
import org.outpost.server.platform.LostRace;
import org.outpost.server.platform.RowTransactions;
import org.outpost.server.platform.Transactions;

/// Takes batches in, and lets the server act by itself: judge, append, project, feed positions
/// last, in one transaction. A lost race reads and judges again, from the second time on with the
/// feed's lock taken first, so that it comes to an end. Where a room's rows can't hold a value, the
/// facts go in all the same and the rows are marked to be made again.
public final class FactInbox {
    /// What was judged without getting far went to all it concerns, the rest to its home alone.
    private static final Set<String> EVERYWHERE =
            Set.of(new SyncRefusal.NotJudged().code(), PutAside.NEWER, PutAside.DAMAGED);

    private final Transactions plain;
    private final RowTransactions transactions;
    private final IngestSession session;
    private final Rooms rooms;
    private final FactReader reader;
    private final AggregateStore aggregates;
    private final IngestStore store;
    private final WriteRule rule;
    private final List<IngestHook> hooks;
    private final ProjectedRows projected;
    private final PutAsideStore aside;

    /// @param plain what is only read, `transactions`, what is written
    FactInbox(
            Transactions plain,
            RowTransactions transactions,
            IngestSession session,
            Rooms rooms,
            FactReader reader,
            IngestStore store,
            WriteRule rule,
            List<RowProjection> projections,
            List<IngestHook> hooks) {
        this.aside = new PutAsideStore(rooms, reader);
        this.plain = plain;
        this.transactions = transactions;
        this.session = session;
        this.rooms = rooms;
        this.reader = reader;
        this.aggregates = new AggregateStore(rooms);
        this.store = store;
        this.rule = rule;
        this.hooks = List.copyOf(hooks);
        this.projected = new ProjectedRows(projections);
    }

    /// Takes one batch in; the answer stands once this returns.
    public Taken take(FrozenBatch batch) {
        return settled((mode, tried) ->
                transactions.call((connection, _) -> {
                    WriterStore.Known known =
                            WriterStore.lock(connection, batch.header().writer()).orElse(null);
                    if (known == null) {
                        return Taken.not(batch, "no such writer");
                    }
                    if (known.isLost()) {
                        return new Taken(
                                new Exchange.BatchAnswer(
                                        batch.header().number(),
                                        Exchange.BatchStanding.FORK,
                                        "its machine was declared lost"),
                                null);
                    }
                    if (tried.incrementAndGet() > 2) {
                        store.lock(connection, known.row().home());
                    }
                    FirstNameStore.lock(connection, batch);
                    InboxStore source = source(connection);
                    var standing = session.standing(known.row(), batch, source);
                    if (standing != null) {
                        return new Taken(standing, null);
                    }
                    Ingested ingested;
                    try {
                        ingested = session.judge(known.row(), batch, source);
                    } catch (AwaitedException e) {
                        return new Taken(IngestSession.awaited(batch.header()), null);
                    }
                    write(connection, source, ingested, mode);
                    return new Taken(
                            new Exchange.BatchAnswer(
                                    batch.header().number(), Exchange.BatchStanding.TAKEN, ""),
                            ingested);
                }));
    }

    /// Lets the server write facts of its own.
    ///
    /// @param bodies made from the states as they are inside the transaction
    /// @param also what else belongs to it, under the same commit
    public Ingested act(FeedId home, UserId who, Bodies bodies, @Nullable Also also) {
        return act(home, bodies, also, (made, source) -> session.act(home, who, made, source));
    }

    /// The same of what only one may get: nothing is made of it while somebody of the hospital may
    /// hold what lost commits had passed. Looked at under the lock of the feed, which a new epoch
    /// takes too.
    public Ingested actOnceHeard(FeedId home, UserId who, Bodies bodies) {
        return act(
                home,
                bodies,
                null,
                (made, source) ->
                        session.act(home, who, source.allHeard(home) ? made : List.of(), source));
    }

    /// The same of facts that are one action and say so.
    public Ingested actAsOne(FeedId home, UserId who, Bodies bodies) {
        return act(home, bodies, null, (made, source) -> session.actAsOne(home, who, made, source));
    }

    private Ingested act(
            FeedId home,
            Bodies bodies,
            @Nullable Also also,
            BiFunction<List<FactBody>, InboxStore, Ingested> judged) {
        return settled((mode, tried) ->
                transactions.call((connection, _) -> {
                    store.lock(connection, home);
                    InboxStore source = source(connection);
                    List<FactBody> made = bodies.from(new Folding(rooms, reader, source).states());
                    Ingested ingested = judged.apply(made, source);
                    write(connection, source, ingested, mode);
                    if (also != null) {
                        also.write(connection, ingested);
                    }
                    return ingested;
                }));
    }

    /// Takes back what this server itself wrote into a feed and lost with its last commits; what is
    /// here, and what may not stand any more, stays as it is.
    ///
    /// @return how many came back
    public int takeBack(FeedId home, List<Fact> facts) {
        return settled((mode, tried) ->
                transactions.call((connection, _) -> {
                    store.lock(connection, home);
                    List<Fact> lost = new ArrayList<>();
                    for (Fact fact : facts) {
                        if (EpochStore.mayHaveLost(connection, home, fact.id())) {
                            lost.add(fact);
                        }
                    }
                    InboxStore source = source(connection);
                    Ingested ingested = session.takeBack(home, lost, source);
                    write(connection, source, ingested, mode);
                    return ingested.serverFacts().size();
                }));
    }

    /// What lies here of one place without counting, and waits for a person; the oldest first.
    public List<PutAside> putAside(FeedId home, int most) {
        return plain.read(connection -> PutAsideStore.open(connection, home, most));
    }

    /// One of them; null where there is no such, or no more.
    public @Nullable PutAside putAside(FactId id) {
        return plain.<@Nullable PutAside>read(
                connection -> PutAsideStore.find(connection, id).orElse(null));
    }

    /// Judges it again; where it may stand now it does, with all that comes of it, in one
    /// transaction.
    ///
    /// @param who says so
    /// @return null where it waits for nobody any more; refused where all stays as it is
    public @Nullable Verdict admit(FactId id, UserId who) {
        return FactInbox.<@Nullable Verdict>settled((mode, tried) ->
                transactions.<@Nullable Verdict>call((connection, _) -> {
                    WriterStore.Known known =
                            WriterStore.lock(connection, id.writer()).orElse(null);
                    PutAside found = PutAsideStore.find(connection, id).orElse(null);
                    if (known == null || found == null) {
                        return null;
                    }
                    if (tried.incrementAndGet() > 2) {
                        store.lock(connection, known.row().home());
                    }
                    Fact fact = FactStore.one(connection, id);
                    if (fact == null) {
                        return Verdict.refused(new SyncRefusal.Malformed(""));
                    }
                    boolean passedOn = EVERYWHERE.contains(found.code());
                    InboxStore source = source(connection);
                    IngestSession.Admitted admitted =
                            session.admit(known.row(), who, fact, passedOn, source);
                    Ingested ingested = admitted.ingested();
                    if (ingested != null) {
                        write(connection, source, ingested, mode);
                    }
                    return admitted.verdict();
                }));
    }

    /// Whether nobody of a hospital can hold what lost commits had passed: only then the server
    /// gives places and numbers out.
    public boolean allHeard(FeedId home) {
        return plain.read(connection -> !HeardStore.isAnyAwaited(connection, home));
    }

    /// Settles what was left open until all of a hospital have sent again what they had, where they
    /// have by now.
    public void settle(FeedId home) {
        while (plain.read(
                connection ->
                        UndecidedStore.any(connection, home)
                                && !HeardStore.isAnythingAwaited(connection, home))) {
            settled((mode, tried) ->
                    transactions.call((connection, _) -> {
                        store.lock(connection, home);
                        InboxStore source = source(connection);
                        List<Fact> open = UndecidedStore.take(connection, home, store.now());
                        Ingested ingested = session.settle(home, open, source);
                        write(connection, source, ingested, mode);
                        return open.size();
                    }));
        }
    }

    /// Which of these first names are taken, and under which name.
    public Map<Was, FactId> standing(Collection<Was> names) {
        return plain.read(connection -> source(connection).standing(names, null));
    }

    /// All facts of a thing, as they fold.
    public List<ReadFact> past(AggregateId id) {
        return plain.read(connection -> new Folding(rooms, reader, source(connection)).past(id));
    }

    /// Reads the states as they are now.
    public <T extends @Nullable Object> T read(Function<States, T> question) {
        return plain.read(connection ->
                question.apply(new Folding(rooms, reader, source(connection)).states()));
    }

    /// The same about things that are known beforehand: their states are read at once, not one by
    /// one.
    public <T extends @Nullable Object> T read(
            Collection<AggregateId> about, Function<States, T> question) {
        return plain.read(connection -> {
            Folding folding = new Folding(rooms, reader, source(connection));
            folding.load(about);
            return question.apply(folding.states());
        });
    }

    private InboxStore source(Connection connection) {
        return new InboxStore(connection, aggregates, rule, rooms, reader);
    }

    private static <T extends @Nullable Object> T settled(BiFunction<Mode, AtomicInteger, T> work) {
        try {
            return work.apply(Mode.WITH_ROWS, new AtomicInteger());
        } catch (RuntimeException e) {
            if (LostRace.in(e) != null && !LostRace.isAboutValues(e)) {
                throw e;
            }
            return work.apply(Mode.FACTS_ONLY, new AtomicInteger());
        }
    }

    private void write(Connection connection, InboxStore source, Ingested ingested, Mode mode)
            throws SQLException {
        aside.note(connection, ingested, store.facts(connection, ingested));
        boolean bare = mode == Mode.FACTS_ONLY;
        aggregates.write(connection, ingested.changes(), bare);
        if (!bare) {
            projected.show(connection, ingested.changes());
            List<Snapshot> before = source.before(ingested.changes());
            for (IngestHook hook : hooks) {
                hook.ingested(connection, before, ingested.changes());
            }
        }
        var writer = ingested.writer();
        if (writer != null) {
            WriterStore.taken(connection, writer);
        }
        store.feeds(connection, ingested);
        if (!ingested.undecided().isEmpty()) {
            UndecidedStore.note(connection, ingested);
        }
    }

    private enum Mode {
        WITH_ROWS,
        FACTS_ONLY
    }

    /// Makes the bodies of the server's own facts from the states it finds.
    @FunctionalInterface
    public interface Bodies {
        List<FactBody> from(States states);
    }

    /// What is written in the same transaction.
    @FunctionalInterface
    public interface Also {
        void write(Connection connection, Ingested ingested) throws SQLException;
    }

    /// What became of a batch.
    ///
    /// @param ingested null where nothing was taken in now
    public record Taken(Exchange.BatchAnswer answer, @Nullable Ingested ingested) {
        static Taken not(FrozenBatch batch, String reason) {
            return new Taken(
                    new Exchange.BatchAnswer(
                            batch.header().number(), Exchange.BatchStanding.BROKEN, reason),
                    null);
        }
    }
}
