// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Clock;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.kernel.WriterId;

/// One batch being judged, what the server does by itself, or one fact judged again: made for it
/// and thrown away.
final class Judging {
    private final Rooms rooms;
    private final FactReader reader;
    private final FactWriter writer;
    private final Clock clock;
    private final WriterRow row;
    private final InboxSource source;
    private final Folding folding;
    private final List<Fact> serverFacts = new ArrayList<>();
    private final List<Fact> passedOn = new ArrayList<>();
    private final Map<FeedId, Long> serverSeqs = new LinkedHashMap<>();
    private final Map<FeedId, Long> judgedWith = new LinkedHashMap<>();
    private final Map<FeedId, List<FactId>> appends =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final Map<FactId, Verdict> verdicts = new LinkedHashMap<>();
    private @Nullable String action;

    Judging(
            Rooms rooms,
            FactReader reader,
            FactWriter writer,
            Clock clock,
            WriterRow row,
            InboxSource source) {
        this.rooms = rooms;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.row = row;
        this.source = source;
        this.folding = new Folding(rooms, reader, source);
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
        SyncRefusal aside = aside(read);
        if (aside != null) {
            folding.fold(read);
            putAside(read, aside);
            appendTo(Set.of(row.home()), read.fact());
            return;
        }
        States before = folding.statesBefore(envelope.place());
        Map<AggregateId, Object> frozen = new LinkedHashMap<>();
        envelope.aggregates().forEach(id -> frozen.put(id, before.of(id)));
        boolean folded = folding.fold(read);
        if (!folded) {
            putAside(read, new SyncRefusal.NotJudged());
            append(read.fact());
            return;
        }
        Verdict verdict =
                verdict(
                        id -> {
                            Object state = frozen.get(id);
                            return state == null ? before.of(id) : state;
                        },
                        read);
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
            holdTogether(read);
        }
        append(read.fact());
        decide(read, verdict);
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
        SyncRefusal aside = aside(read);
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
        Verdict verdict =
                verdict(
                        id -> {
                            Object state = frozen.get(id);
                            return state == null ? before.of(id) : state;
                        },
                        read);
        if (verdict instanceof Verdict.Refused) {
            return verdict;
        }
        if (verdict instanceof Verdict.Disputed(var reason)) {
            write(fact, new RulingMaker(fact).dispute(reason));
        }
        verdicts.put(fact.id(), verdict);
        holdTogether(read);
        if (!passedOn) {
            passOn(fact);
        }
        decide(read, verdict);
        return verdicts.getOrDefault(fact.id(), verdict);
    }

    private void ruling(UserId who, Fact fact, Ruling ruling) {
        Fact sealed = seal(who, row.home(), ruling, fact.envelope().clock());
        serverFacts.add(sealed);
        folding.fold(reader.read(sealed));
        append(sealed);
    }

    /// Its home has it; the others get it behind the ruling that lets it count.
    private void passOn(Fact fact) {
        Set<FeedId> others = new LinkedHashSet<>(fact.envelope().concerns());
        fact.envelope().aggregates().forEach(id -> others.addAll(folding.snapshot(id).followers()));
        others.remove(row.home());
        if (!others.isEmpty()) {
            passedOn.add(fact);
            appendTo(others, fact);
        }
    }

    /// Who begins to follow a thing gets its past first, rulings before what they rule on, and all
    /// that comes later by way of the followers.
    private void membership(ReadFact read) {
        switch (read.body()) {
            case FollowAggregate(var thing, var by, var owner, _) -> {
                if (!folding.snapshot(thing).followers().contains(by)) {
                    past(thing, by, read.fact().id());
                }
                folding.follow(thing, Set.of(by, owner));
            }
            case LeaveAggregate(var thing, var by, _) -> folding.leave(thing, by);
            default -> {}
        }
    }

    private void past(AggregateId thing, FeedId to, FactId cause) {
        for (ReadFact read : folding.past(thing)) {
            Fact fact = read.fact();
            boolean there =
                    cause.equals(fact.id())
                            || fact.envelope().home().equals(to)
                            || appends.getOrDefault(to, List.of()).contains(fact.id());
            if (!there && !verdicts.containsKey(fact.id()) && !passedOn.contains(fact)) {
                passedOn.add(fact);
            }
            if (!there) {
                appendTo(Set.of(to), fact);
            }
        }
    }

    /// Whoever holds one of the things a fact makes one follows the others first.
    private void holdTogether(ReadFact read) {
        Map<AggregateId, FeedId> things = heldTogether(read);
        Set<FeedId> holders = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        things.forEach((thing, owner) -> {
            holders.add(owner);
            holders.addAll(folding.snapshot(thing).followers());
        });
        holders.removeIf(feed -> !feed.isHospital());
        things.forEach((thing, owner) ->
                holders.stream()
                        .filter(by -> owner.isHospital() && !by.equals(owner))
                        .filter(by -> !folding.snapshot(thing).followers().contains(by))
                        .forEach(by -> follow(read.fact(), thing, by, owner)));
    }

    private Map<AggregateId, FeedId> heldTogether(ReadFact read) {
        Room room = rooms.roomOf(read.fact().type()).orElse(null);
        return room == null || read.body() instanceof UnreadableBody
                ? Map.of()
                : room.heldTogether(read, folding.states());
    }

    private void follow(Fact cause, AggregateId thing, FeedId by, FeedId owner) {
        FactBody body = new FollowAggregate(thing, by, owner, Membership.JOINED);
        Fact fact = seal(cause.envelope().who(), by, body, cause.envelope().clock());
        past(thing, by, cause.id());
        serverFacts.add(fact);
        folding.fold(reader.read(fact));
        folding.follow(thing, Set.of(by, owner));
        append(fact);
    }

    private void decide(ReadFact read, Verdict verdict) {
        Room room = rooms.roomOf(read.fact().type()).orElse(null);
        if (room == null || read.body() instanceof UnreadableBody) {
            return;
        }
        List<FactBody> decisions;
        try {
            decisions = room.decide(read, verdict, folding.states());
        } catch (GuardedSource.FailedException e) {
            throw e;
        } catch (RuntimeException e) {
            putAside(read, new SyncRefusal.NotJudged());
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
            Verdict allowed = source.mayWrite(read);
            return allowed instanceof Verdict.Accepted ? folding.judge(before, read) : allowed;
        } catch (GuardedSource.FailedException e) {
            throw e;
        } catch (RuntimeException e) {
            return Verdict.refused(new SyncRefusal.NotJudged());
        }
    }

    private @Nullable SyncRefusal aside(ReadFact read) {
        try {
            return inconsistency(read);
        } catch (RuntimeException e) {
            return new SyncRefusal.Malformed("it names what has no name");
        }
    }

    private @Nullable SyncRefusal inconsistency(ReadFact read) {
        Envelope envelope = read.fact().envelope();
        if (envelope.clockBroken()) {
            return new SyncRefusal.ClockBroken();
        }
        if (!envelope.home().equals(row.home())) {
            return new SyncRefusal.Inconsistent("home");
        }
        return switch (read.body()) {
            case Ruling ruling -> new SyncRefusal.ServerOnly();
            case UnreadableBody body ->
                    body.newer() ? null : new SyncRefusal.Malformed(body.reason());
            case FactBody body -> {
                if (!new HashSet<>(body.touches(envelope.id()))
                        .equals(new HashSet<>(envelope.aggregates()))) {
                    yield new SyncRefusal.Inconsistent("aggregates");
                }
                yield new HashSet<>(body.concerns()).equals(new HashSet<>(envelope.concerns()))
                        ? null
                        : new SyncRefusal.Inconsistent("concerns");
            }
        };
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
        Fact fact = seal(IngestSession.SERVER, row.home(), body, after);
        serverFacts.add(fact);
        folding.fold(reader.read(fact));
        append(fact);
    }

    /// What is acted from here on is one action: it carries the name of its first fact.
    void asOne() {
        action = WriterId.serverOf(row.home()) + "." + (source.serverSeq(row.home()) + 1);
    }

    void act(UserId who, FactBody body) {
        ReadFact read = reader.read(seal(who, row.home(), body, HybridTime.ZERO));
        Map<AggregateId, Object> before = new LinkedHashMap<>();
        read.fact()
                .envelope()
                .aggregates()
                .forEach(id -> before.put(id, folding.snapshot(id).state()));
        Folding trial = folding.copy();
        trial.fold(read);
        Verdict verdict =
                trial.judge(id -> before.getOrDefault(id, folding.snapshot(id).state()), read);
        verdicts.put(read.fact().id(), verdict);
        if (verdict instanceof Verdict.Accepted) {
            serverFacts.add(read.fact());
            folding.fold(read);
            membership(read);
            holdTogether(read);
            append(read.fact());
            decide(read, verdict);
        } else {
            serverSeqs.merge(row.home(), -1L, Long::sum);
        }
    }

    private Fact seal(UserId who, FeedId home, FactBody body, HybridTime after) {
        long judged = judgedWith.computeIfAbsent(home, source::serverSeq);
        long seq = serverSeqs.getOrDefault(home, judged) + 1;
        serverSeqs.put(home, seq);
        FactId id = new FactId(WriterId.serverOf(home), seq);
        long now = clock.millis();
        HybridTime seen = folding.latest(body.touches(id)).max(after);
        HybridTime reading = HybridTime.ofMillis(now).max(seen).next();
        return writer.seal(new FactWriter.Draft(body, who, home, now, now, action), id, reading);
    }

    private void append(Fact fact) {
        Set<FeedId> feeds = new LinkedHashSet<>();
        feeds.add(fact.envelope().home());
        feeds.addAll(fact.envelope().concerns());
        for (AggregateId id : fact.envelope().aggregates()) {
            feeds.addAll(folding.snapshot(id).followers());
        }
        appendTo(feeds, fact);
    }

    private void appendTo(Set<FeedId> feeds, Fact fact) {
        feeds.forEach(
                feed -> appends.computeIfAbsent(feed, key -> new ArrayList<>()).add(fact.id()));
    }

    Ingested result(@Nullable FrozenBatch batch) {
        List<Ingested.FeedAppend> feeds = new ArrayList<>();
        appends.forEach((feed, facts) -> {
            long judged = judgedWith.getOrDefault(feed, -1L);
            long last = serverSeqs.getOrDefault(feed, judged);
            feeds.add(new Ingested.FeedAppend(feed, facts, judged, last));
        });
        WriterRow after = batch == null ? null : row.after(batch);
        return new Ingested(
                after, batch, serverFacts, passedOn, folding.changes(), feeds, verdicts);
    }
}
