// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;

/// Who follows what while facts are judged: whoever begins to follow a thing gets its past, and
/// what a fact holds together is held together by all.
final class Followers {
    private final Rooms rooms;
    private final FactReader reader;
    private final Folding folding;
    private final Outgoing outgoing;
    private final Map<FactId, Verdict> verdicts;
    private final List<Fact> passedOn = new ArrayList<>();

    /// @param verdicts of what came in this judging: everybody gets that anyhow
    Followers(
            Rooms rooms,
            FactReader reader,
            Folding folding,
            Outgoing outgoing,
            Map<FactId, Verdict> verdicts) {
        this.rooms = rooms;
        this.reader = reader;
        this.folding = folding;
        this.outgoing = outgoing;
        this.verdicts = verdicts;
    }

    /// Facts that lay here already and come into further feeds now.
    List<Fact> passedOn() {
        return passedOn;
    }

    /// Its home has it; the others get it behind the ruling that lets it count.
    void passOn(Fact fact) {
        Set<FeedId> others = new LinkedHashSet<>(fact.envelope().concerns());
        fact.envelope().aggregates().forEach(id -> others.addAll(folding.snapshot(id).followers()));
        others.remove(fact.envelope().home());
        if (!others.isEmpty()) {
            passedOn.add(fact);
            outgoing.appendTo(others, fact);
        }
    }

    /// Who begins to follow a thing gets its past first, rulings before what they rule on, and all
    /// that comes later by way of the followers.
    void change(ReadFact read) {
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
                            || outgoing.gets(to, fact.id());
            if (!there && !verdicts.containsKey(fact.id()) && !passedOn.contains(fact)) {
                passedOn.add(fact);
            }
            if (!there) {
                outgoing.appendTo(Set.of(to), fact);
            }
        }
    }

    /// Whoever holds one of the things a fact makes one follows the others first.
    void holdTogether(ReadFact read) {
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
        Fact fact = outgoing.seal(cause.envelope().who(), by, body, cause.envelope().clock());
        past(thing, by, cause.id());
        outgoing.keep(fact);
        folding.fold(reader.read(fact));
        folding.follow(thing, Set.of(by, owner));
        outgoing.append(fact);
    }
}
