// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HybridTime;
import org.outpost.model.kernel.Verdict;

/// Folds new facts into the aggregates they touch, for one transaction. A fact newer than all that
/// was folded is applied on top; a latecomer or a ruling makes that one aggregate fold again from
/// its facts. Used alike by the desktop, the server and the simulation; then thrown away.
public final class Folding {
    private static final int FEW = 4;
    private final Rooms rooms;
    private final FactReader reader;
    private final AggregateSource source;
    private final @Nullable FeedId home;
    private final Map<AggregateId, Snapshot> current = new HashMap<>();
    private final Map<AggregateId, List<Fact>> fresh = new HashMap<>();
    private final Map<AggregateId, List<ReadFact>> histories = new HashMap<>();
    private final Set<AggregateId> changed = new LinkedHashSet<>();

    /// For the server, which holds every aggregate whole.
    public Folding(Rooms rooms, FactReader reader, AggregateSource source) {
        this(rooms, reader, source, null);
    }

    /// For a machine of this home, which folds only what it holds whole; null for the server.
    public Folding(Rooms rooms, FactReader reader, AggregateSource source, @Nullable FeedId home) {
        this.home = home;
        this.rooms = rooms;
        this.reader = reader;
        this.source = source;
    }

    /// The same standing, to try a fact on: what is folded there leaves this one as it is.
    public Folding copy() {
        Folding copy = new Folding(rooms, reader, source, home);
        copy.current.putAll(current);
        fresh.forEach((id, facts) -> copy.fresh.put(id, new ArrayList<>(facts)));
        histories.forEach((id, facts) -> copy.histories.put(id, new ArrayList<>(facts)));
        copy.changed.addAll(changed);
        return copy;
    }

    /// Reads the version rows of these aggregates at once, instead of one by one later.
    public void load(Collection<AggregateId> ids) {
        List<AggregateId> missing =
                ids.stream().filter(id -> !current.containsKey(id)).distinct().toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<AggregateId, Snapshot> found = source.snapshots(missing);
        for (AggregateId id : missing) {
            Snapshot snapshot = found.get(id);
            current.put(id, snapshot == null ? absent(id) : snapshot);
        }
    }

    /// The version row as of now, with everything folded so far.
    public Snapshot snapshot(AggregateId id) {
        load(List.of(id));
        Snapshot snapshot = current.get(id);
        return snapshot == null ? absent(id) : snapshot;
    }

    /// The states as of now, for a rule.
    public States states() {
        return id -> snapshot(id).state();
    }

    /// The states with everything but what stands behind this place.
    public States statesBefore(FoldPlace place) {
        return id -> {
            Snapshot snapshot = snapshot(id);
            FoldPlace last = snapshot.last();
            return last == null || last.compareTo(place) < 0
                    ? snapshot.state()
                    : foldUpTo(id, place);
        };
    }

    /// The latest reading among these aggregates: a new fact that changes them must have a later
    /// one.
    public HybridTime latest(Collection<AggregateId> ids) {
        HybridTime latest = HybridTime.ZERO;
        for (AggregateId id : ids) {
            FoldPlace last = snapshot(id).last();
            if (last != null) {
                latest = latest.max(last.clock());
            }
        }
        return latest;
    }

    /// Folds one fact into all it touches. The caller never hands in what it has stored before: a
    /// fact that comes by two feeds is known by its id.
    ///
    /// @return false where a fold failed on the fact; it then left the state as it was, which it
    ///   does on every machine alike
    public boolean fold(ReadFact read) {
        if (read.fact().envelope().clockBroken()) {
            return true;
        }
        boolean whole = true;
        for (AggregateId id : read.fact().envelope().aggregates()) {
            if (home != null && !rooms.wholeAt(id, home)) {
                continue;
            }
            Snapshot before = snapshot(id);
            fresh.computeIfAbsent(id, key -> new ArrayList<>()).add(read.fact());
            List<ReadFact> history = histories.get(id);
            if (history != null) {
                history.add(read);
            }
            FoldPlace last = before.last();
            boolean onTop = last == null || last.compareTo(read.fact().place()) < 0;
            if (onTop && !looksBack(read)) {
                Object state = tryOne(rooms.foldOf(id), before.state(), id, read);
                whole &= state != null;
                put(before, read.fact().place(), state == null ? before.state() : state);
            } else {
                whole &= foldAgain(id, before, read);
            }
        }
        return whole;
    }

    /// Whether a fact can be folded into all it touches, whatever a ruling says of it.
    public boolean takes(ReadFact read) {
        States before = statesBefore(read.fact().place());
        return read.fact().envelope().aggregates().stream()
                .allMatch(id -> tryOne(rooms.foldOf(id), before.of(id), id, read) != null);
    }

    /// What the rule says of a fact that has been folded here: that of its room, or, of a reversal,
    /// that of the room of what it takes back.
    ///
    /// @param before the states without it
    public Verdict judge(States before, ReadFact read) {
        return read.body() instanceof ReverseFact reversal
                ? reverse(before, read.fact(), reversal)
                : rooms.roomOf(read.fact().type())
                        .map(room -> room.judge(before, read, states()))
                        .orElse(Verdict.ACCEPTED);
    }

    private Verdict reverse(States before, Fact fact, ReverseFact reversal) {
        ReadFact original =
                reversal.aggregates().stream()
                        .limit(1)
                        .flatMap(id -> history(id).stream())
                        .filter(read -> read.fact().id().equals(reversal.of()))
                        .findFirst()
                        .orElse(null);
        if (original == null) {
            return Verdict.refused(new SyncRefusal.NothingToReverse());
        }
        Envelope was = original.fact().envelope();
        Envelope is = fact.envelope();
        if (!was.id().writer().equals(is.id().writer()) || !was.who().equals(is.who())) {
            return Verdict.refused(new SyncRefusal.NotYoursToReverse());
        }
        if (Math.abs(is.recorded() - was.recorded()) > ReverseFact.WINDOW_MILLIS) {
            return Verdict.refused(new SyncRefusal.TooLateToReverse());
        }
        if (!ReverseFact.of(original.fact()).equals(reversal)) {
            return Verdict.refused(new SyncRefusal.Inconsistent("reversal"));
        }
        return rooms.roomOf(original.fact().type())
                .map(room -> room.reverse(before, original, states()))
                .orElseGet(() -> Verdict.refused(new SyncRefusal.NotReversible()));
    }

    /// Adds feeds that follow an aggregate from now on.
    public void follow(AggregateId id, Set<FeedId> feeds) {
        Snapshot row = snapshot(id);
        if (!row.followers().containsAll(feeds)) {
            Set<FeedId> all = new HashSet<>(row.followers());
            all.addAll(feeds);
            current.put(id, new Snapshot(id, row.last(), row.state(), row.version(), all));
            changed.add(id);
        }
    }

    /// Takes a feed from those that follow an aggregate.
    public void leave(AggregateId id, FeedId feed) {
        Snapshot row = snapshot(id);
        if (row.followers().contains(feed)) {
            Set<FeedId> rest = new HashSet<>(row.followers());
            rest.remove(feed);
            current.put(id, new Snapshot(id, row.last(), row.state(), row.version(), rest));
            changed.add(id);
        }
    }

    /// All facts of an aggregate, those folded here too: what says something about others first,
    /// then the others in their order.
    public List<ReadFact> past(AggregateId id) {
        List<ReadFact> all = new ArrayList<>();
        List<ReadFact> ordered = sorted(history(id));
        ordered.stream().filter(Folding::looksBack).forEach(all::add);
        ordered.stream().filter(read -> !looksBack(read)).forEach(all::add);
        return all;
    }

    /// The version rows to write; each still carries the version it was read with.
    public List<Snapshot> changes() {
        return changed.stream().map(this::snapshot).toList();
    }

    /// What the facts of one aggregate add up to: sorted, without what the last rulings skip.
    public static Object foldAll(Fold<?> fold, AggregateId id, Collection<ReadFact> facts) {
        Object state = fold.empty(id);
        if (facts.size() == 1) {
            // A fact says nothing about itself, so there is nothing to sort or skip.
            ReadFact only = facts.iterator().next();
            return only.fact().envelope().clockBroken() ? state : applyOne(fold, state, id, only);
        }
        Set<FactId> skipped = skipped(facts);
        for (ReadFact read : sorted(facts)) {
            if (!skipped.contains(read.fact().id())) {
                state = applyOne(fold, state, id, read);
            }
        }
        return state;
    }

    /// What an aggregate is with facts on top of what was folded: all of them stand behind it, in
    /// their order, and neither does any of them say something about another, nor has anything been
    /// said about one of them.
    public static Object foldOn(
            Fold<?> fold, Object before, AggregateId id, Collection<ReadFact> later) {
        Object state = before;
        for (ReadFact read : sorted(later)) {
            state = applyOne(fold, state, id, read);
        }
        return state;
    }

    /// Whether a fact says something about other facts, so that what it touches folds again.
    public static boolean looksBack(ReadFact read) {
        return read.body() instanceof Ruling || read.body() instanceof ReverseFact;
    }

    /// Any ruling changes what counts, so it folds again too: a milder one lifts a harder one. So
    /// does a reversal.
    private boolean foldAgain(AggregateId id, Snapshot before, ReadFact late) {
        Fold<?> fold = rooms.foldOf(id);
        List<ReadFact> all = sorted(history(id));
        Set<FactId> skipped = skipped(all);
        Object state = fold.empty(id);
        boolean whole = true;
        for (ReadFact read : all) {
            boolean counts = !skipped.contains(read.fact().id());
            boolean itself = read.fact().id().equals(late.fact().id());
            Object after = counts || itself ? tryOne(fold, state, id, read) : state;
            whole &= !itself || after != null;
            state = counts && after != null ? after : state;
        }
        put(before, all.getLast().fact().place(), state);
        return whole;
    }

    private Object foldUpTo(AggregateId id, FoldPlace place) {
        List<ReadFact> all = history(id);
        Set<FactId> skipped = skipped(all);
        Object state = rooms.foldOf(id).empty(id);
        for (ReadFact read : sorted(all)) {
            if (read.fact().place().compareTo(place) < 0 && !skipped.contains(read.fact().id())) {
                state = applyOne(rooms.foldOf(id), state, id, read);
            }
        }
        return state;
    }

    private List<ReadFact> history(AggregateId id) {
        return histories.computeIfAbsent(id, this::read);
    }

    /// What is stored and what came in this transaction, which may be stored by now.
    private List<ReadFact> read(AggregateId id) {
        List<Fact> came = fresh.getOrDefault(id, List.of());
        List<Fact> stored = source.history(id);
        List<ReadFact> all = new ArrayList<>(stored.size() + came.size());
        Set<FactId> many = came.size() <= FEW ? Set.of() : ids(came);
        for (Fact fact : stored) {
            boolean again = came.size() <= FEW ? among(came, fact.id()) : many.contains(fact.id());
            if (!again && !fact.envelope().clockBroken()) {
                all.add(reader.read(fact));
            }
        }
        Set<FactId> seen = new HashSet<>();
        for (Fact fact : came) {
            if (!fact.envelope().clockBroken() && (came.size() == 1 || seen.add(fact.id()))) {
                all.add(reader.read(fact));
            }
        }
        return all;
    }

    private static Set<FactId> ids(List<Fact> facts) {
        Set<FactId> ids = new HashSet<>();
        facts.forEach(fact -> ids.add(fact.id()));
        return ids;
    }

    /// Told without a hash: nearly always one fact comes to a thing with many.
    private static boolean among(List<Fact> facts, FactId id) {
        for (Fact fact : facts) {
            if (fact.id().seq() == id.seq() && fact.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void put(Snapshot before, FoldPlace last, Object state) {
        current.put(
                before.id(),
                new Snapshot(before.id(), last, state, before.version(), before.followers()));
        changed.add(before.id());
    }

    private Snapshot absent(AggregateId id) {
        return new Snapshot(id, null, rooms.foldOf(id).empty(id), 0, Set.of());
    }

    private static Object applyOne(Fold<?> fold, Object state, AggregateId id, ReadFact read) {
        Object after = tryOne(fold, state, id, read);
        return after == null ? state : after;
    }

    /// The state with the fact; null where the fold failed on it. A fact on which a fold fails is
    /// hostile or a bug, and neither may stop the facts behind it.
    private static <S> @Nullable Object tryOne(
            Fold<S> fold, Object state, AggregateId id, ReadFact read) {
        if (read.body() instanceof UnreadableBody) {
            return state;
        }
        try {
            return fold.apply(fold.stateType().cast(state), id, read);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<ReadFact> sorted(Collection<ReadFact> facts) {
        return facts.stream()
                .filter(read -> !read.fact().envelope().clockBroken())
                .sorted(Comparator.comparing(read -> read.fact().place()))
                .toList();
    }

    /// The facts whose last ruling, by the server writer's number, skips them, and those that a
    /// reversal which stands takes back.
    private static Set<FactId> skipped(Collection<ReadFact> facts) {
        Map<FactId, ReadFact> last = new HashMap<>();
        for (ReadFact read : facts) {
            if (read.body() instanceof Ruling ruling && read.fact().id().writer().isServer()) {
                last.merge(ruling.of(), read, Folding::later);
            }
        }
        Set<FactId> skipped = new HashSet<>();
        for (Map.Entry<FactId, @Nullable ReadFact> entry : last.entrySet()) {
            ReadFact ruling = entry.getValue();
            if (ruling != null && ((Ruling) ruling.body()).skips()) {
                skipped.add(entry.getKey());
            }
        }
        Set<FactId> reversed = new HashSet<>();
        for (ReadFact read : facts) {
            if (read.body() instanceof ReverseFact reversal
                    && !skipped.contains(read.fact().id())) {
                reversed.add(reversal.of());
            }
        }
        skipped.addAll(reversed);
        return skipped;
    }

    private static ReadFact later(ReadFact one, ReadFact other) {
        int order = Long.compare(one.fact().id().seq(), other.fact().id().seq());
        if (order == 0) {
            order = one.fact().id().writer().value().compareTo(other.fact().id().writer().value());
        }
        return order >= 0 ? one : other;
    }
}
