// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;

/// One batch being judged, what the server does by itself, or one fact judged again: made for it
/// and thrown away.
final class Judging {
    /// Who may come in is told by administrators and machines, never by what a machine gives back.
    private static final String ACCESS = "access";

    private final Rooms rooms;
    private final FactReader reader;
    private final WriterRow row;
    private final InboxSource source;
    private final Folding folding;
    private final Outgoing outgoing;
    private final Followers followers;
    private final Map<FactId, Verdict> verdicts = new LinkedHashMap<>();
    private final List<FactId> undecided = new ArrayList<>();

    Judging(
            Rooms rooms,
            FactReader reader,
            FactWriter writer,
            Clock clock,
            WriterRow row,
            InboxSource source) {
        this.rooms = rooms;
        this.reader = reader;
        this.row = row;
        this.source = source;
        this.folding = new Folding(rooms, reader, source);
        this.outgoing = new Outgoing(reader, writer, clock, source, folding);
        this.followers = new Followers(rooms, reader, folding, outgoing, verdicts);
    }

    /// Reads at once what is going to be judged.
    void load(Set<AggregateId> touched) {
        folding.load(touched);
    }

    /// A ruling stands before its fact in every feed: a page cut between them then shows no machine
    /// a fact that was refused as if it stood, such as a place it was never passed.
    void take(ReadFact read) {
        String malformed = read.fact().malformed();
        if (malformed != null) {
            // No reader could tell what it is: only the ruling on it goes on.
            putAside(read, new SyncRefusal.Malformed(malformed));
            return;
        }
        Envelope envelope = read.fact().envelope();
        SyncRefusal aside = Soundness.against(read, row.home());
        if (aside != null) {
            folding.fold(read);
            putAside(read, aside);
            outgoing.appendTo(Set.of(row.home()), read.fact());
            return;
        }
        States before = folding.statesBefore(envelope.place());
        Map<AggregateId, Object> frozen = new LinkedHashMap<>();
        envelope.aggregates().forEach(id -> frozen.put(id, before.of(id)));
        boolean folded = folding.fold(read);
        if (!folded) {
            putAside(read, new SyncRefusal.NotJudged());
            outgoing.append(read.fact());
            return;
        }
        WatchedPools pools = pools();
        Verdict verdict = verdict(pools.over(frozen(before, frozen)), read);
        if (!(verdict instanceof Verdict.Accepted) && pools.areOpen()) {
            if (!(verdict instanceof Verdict.Refused)) {
                leaveOpen(read);
                return;
            }
            if (!source.allHeard(row.home())) {
                throw new GuardedSource.FailedException(new AwaitedException());
            }
        }
        switch (verdict) {
            case Verdict.Accepted() -> verdicts.put(read.fact().id(), verdict);
            case Verdict.Disputed(var reason) ->
                    record(read.fact(), verdict, new RulingMaker(read.fact()).dispute(reason));
            case Verdict.Refused(var reason) ->
                    record(
                            read.fact(),
                            verdict,
                            reason instanceof SyncRefusal.NotJudged
                                    ? new RulingMaker(read.fact()).quarantine(reason)
                                    : new RulingMaker(read.fact()).refuse(reason));
        }
        if (!(verdict instanceof Verdict.Refused)) {
            followers.holdTogether(read);
        }
        outgoing.append(read.fact());
        decide(read, verdict, pools);
    }

    private WatchedPools pools() {
        return new WatchedPools(() -> source.allSent(row.home()));
    }

    private static States frozen(States before, Map<AggregateId, Object> frozen) {
        return id -> {
            Object state = frozen.get(id);
            return state == null ? before.of(id) : state;
        };
    }

    /// It counts until it can be judged.
    private void leaveOpen(ReadFact read) {
        verdicts.put(read.fact().id(), Verdict.ACCEPTED);
        undecided.add(read.fact().id());
        followers.holdTogether(read);
        outgoing.append(read.fact());
    }

    /// Judges a fact that lies here and counts, but was left open: now all were heard. What the
    /// server had said of it and got back meanwhile stands.
    void settle(ReadFact read) {
        Fact fact = read.fact();
        Envelope envelope = fact.envelope();
        folding.load(envelope.aggregates());
        States before = folding.statesBefore(envelope.place());
        Map<AggregateId, Object> frozen = new LinkedHashMap<>();
        envelope.aggregates().forEach(id -> frozen.put(id, before.of(id)));
        Verdict verdict = verdict(frozen(before, frozen), read);
        if (!isAnswered(fact, true)) {
            switch (verdict) {
                case Verdict.Accepted() -> {}
                case Verdict.Disputed(var reason) ->
                        record(fact, verdict, new RulingMaker(fact).dispute(reason));
                case Verdict.Refused(var reason) ->
                        record(fact, verdict, new RulingMaker(fact).refuse(reason));
            }
        }
        Room room = rooms.roomOf(fact.type()).orElse(null);
        if (room != null && !isAnswered(fact, false)) {
            room.decide(read, verdict, folding.states())
                    .forEach(body -> act(IngestSession.SERVER, body));
        }
    }

    /// Whether the server has ruled on a fact, or decided on what it made.
    private boolean isAnswered(Fact fact, boolean ruled) {
        return fact.envelope().aggregates().stream()
                .filter(id -> ruled || id.key().equals(fact.id().toString()))
                .flatMap(id -> folding.past(id).stream())
                .filter(read -> read.fact().id().writer().isServer())
                .anyMatch(read ->
                        read.body() instanceof Ruling ruling
                                ? ruled && ruling.of().equals(fact.id())
                                : !ruled);
    }

    /// Judges a fact again that lies here without counting: put aside, or unread because a newer
    /// version made it. Where it may stand now, an admission lifts what held it, and what the first
    /// judging left out is made up for: its decisions, and its place with all it concerns.
    ///
    /// @param who admits it
    /// @param passedOn whether the others it concerns have it already
    /// @return refused where it must lie as it does, and then nothing of this may be kept
    Verdict admit(UserId who, ReadFact read, boolean passedOn) {
        Fact fact = read.fact();
        Envelope envelope = fact.envelope();
        SyncRefusal aside = Soundness.against(read, row.home());
        if (aside != null) {
            return Verdict.refused(aside);
        }
        if (read.body() instanceof UnreadableBody body) {
            return Verdict.refused(new SyncRefusal.Malformed(body.reason()));
        }
        folding.load(envelope.aggregates());
        if (!folding.takes(read)) {
            return Verdict.refused(new SyncRefusal.NotJudged());
        }
        States before = folding.statesBefore(envelope.place());
        Map<AggregateId, Object> frozen = new LinkedHashMap<>();
        envelope.aggregates().forEach(id -> frozen.put(id, before.of(id)));
        ruling(who, fact, new RulingMaker(fact).admit());
        Verdict verdict = verdict(frozen(before, frozen), read);
        if (verdict instanceof Verdict.Refused) {
            return verdict;
        }
        if (verdict instanceof Verdict.Disputed(var reason)) {
            write(fact, new RulingMaker(fact).dispute(reason));
        }
        verdicts.put(fact.id(), verdict);
        followers.holdTogether(read);
        if (!passedOn) {
            followers.passOn(fact);
        }
        decide(read, verdict, pools());
        return verdicts.getOrDefault(fact.id(), verdict);
    }

    private void ruling(UserId who, Fact fact, Ruling ruling) {
        outgoing.write(who, row.home(), ruling, fact.envelope().clock());
    }

    private void decide(ReadFact read, Verdict verdict, WatchedPools pools) {
        Room room = rooms.roomOf(read.fact().type()).orElse(null);
        if (room == null || read.body() instanceof UnreadableBody) {
            return;
        }
        List<FactBody> decisions;
        try {
            decisions = room.decide(read, verdict, pools.over(folding.states()));
        } catch (GuardedSource.FailedException e) {
            throw e;
        } catch (RuntimeException e) {
            putAside(read, new SyncRefusal.NotJudged());
            return;
        }
        if (!decisions.isEmpty() && pools.areOpen()) {
            undecided.add(read.fact().id());
            return;
        }
        for (FactBody decision : decisions) {
            write(read.fact(), decision);
        }
    }

    /// Quarantines the fact: it is kept, does not count, and stops nothing.
    private void putAside(ReadFact read, SyncRefusal reason) {
        record(
                read.fact(),
                Verdict.refused(reason),
                new RulingMaker(read.fact()).quarantine(reason));
    }

    private Verdict verdict(States before, ReadFact read) {
        if (read.body() instanceof UnreadableBody) {
            return Verdict.ACCEPTED;
        }
        try {
            // Who asked the server for it was let in before it wrote.
            boolean its = read.fact().id().writer().isServer();
            Verdict allowed = its ? Verdict.ACCEPTED : source.mayWrite(read);
            return allowed instanceof Verdict.Accepted ? folding.judge(before, read) : allowed;
        } catch (GuardedSource.FailedException e) {
            throw e;
        } catch (RuntimeException e) {
            return Verdict.refused(new SyncRefusal.NotJudged());
        }
    }

    private void record(Fact fact, Verdict verdict, Ruling ruling) {
        verdicts.put(fact.id(), verdict);
        write(fact, ruling);
    }

    /// Writes a fact of the server into the home feed of the writer whose fact called for it,
    /// whatever home that fact claims.
    private void write(Fact cause, FactBody body) {
        HybridTime after =
                cause.envelope().clockBroken() ? HybridTime.ZERO : cause.envelope().clock();
        outgoing.write(IngestSession.SERVER, row.home(), body, after);
    }

    /// What is acted from here on is one action: it carries the name of its first fact.
    void asOne() {
        outgoing.asOne(row.home());
    }

    void act(UserId who, FactBody body) {
        ReadFact read = reader.read(outgoing.seal(who, row.home(), body, HybridTime.ZERO));
        if (!enters(read, false)) {
            outgoing.unseal(row.home());
        } else {
            decide(read, Verdict.ACCEPTED, pools());
        }
    }

    /// A fact of this server that it lost comes back. What came of it was a fact of its own.
    ///
    /// @param early whether what it builds on has yet to come again: it would be refused for that
    ///   alone, and whoever gave it back would let go of it
    void takeBack(ReadFact read, boolean early) {
        Fact fact = read.fact();
        boolean its =
                row.writer().equals(fact.id().writer())
                        && row.home().equals(fact.envelope().home())
                        && !fact.envelope().clockBroken();
        boolean sound =
                read.body() instanceof Ruling
                        || Soundness.against(read, row.home()) == null
                                && rooms.roomOf(fact.type())
                                        .filter(room -> !room.name().equals(ACCESS))
                                        .isPresent();
        if (its && sound) {
            // Nothing is passed on before all were heard, so nothing speaks against a share; what
            // became of it in between comes again with the facts of whoever held it.
            boolean open = early && !(read.body() instanceof Ruling);
            enters(read, open || LeasePool.isPassedBy(read.body()));
            if (open) {
                undecided.add(fact.id());
            }
        }
    }

    /// Folds a fact of this server in and sends it on, where it stands anyhow or may stand.
    private boolean enters(ReadFact read, boolean stands) {
        Map<AggregateId, Object> before = new LinkedHashMap<>();
        read.fact()
                .envelope()
                .aggregates()
                .forEach(id -> before.put(id, folding.snapshot(id).state()));
        Folding trial = folding.copy();
        trial.fold(read);
        Verdict verdict =
                stands
                        ? Verdict.ACCEPTED
                        : trial.judge(
                                id -> before.getOrDefault(id, folding.snapshot(id).state()), read);
        verdicts.put(read.fact().id(), verdict);
        if (!(verdict instanceof Verdict.Accepted)) {
            return false;
        }
        outgoing.keep(read.fact());
        folding.fold(read);
        followers.change(read);
        followers.holdTogether(read);
        outgoing.append(read.fact());
        return true;
    }

    Ingested result(@Nullable FrozenBatch batch) {
        WriterRow after = batch == null ? null : row.after(batch);
        return new Ingested(
                after,
                batch,
                outgoing.serverFacts(),
                followers.passedOn(),
                folding.changes(),
                outgoing.feeds(),
                verdicts,
                undecided);
    }
}
