// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

class MembershipTest {
    private static final AggregateId JAR = Toy.jar("plum");
    private static final UserId CLERK = new UserId("meena");
    private final Centre centre = new Centre();
    private final Desk owner = new Desk("a", Desk.HOME);
    private final Desk other = new Desk("b", Desk.OTHER);

    private Fact push(Desk desk, FactBody body) {
        Fact fact = desk.fact(body);
        centre.push(desk, desk.batch(fact));
        return fact;
    }

    private int act(FeedId home, FactBody body) {
        Ingested ingested = centre.ingest.act(home, CLERK, List.of(body), centre);
        centre.commit(ingested);
        return ingested.serverFacts().size();
    }

    private List<FactId> feed(FeedId feed) {
        return centre.feeds.getOrDefault(feed, List.of());
    }

    private int follow() {
        return act(Desk.OTHER, new FollowAggregate(JAR, Desk.OTHER, Desk.HOME, "came"));
    }

    private int leave() {
        return act(Desk.OTHER, new LeaveAggregate(JAR, Desk.OTHER, Desk.HOME));
    }

    private Membership membership() {
        return centre.rows.get(Membership.id(Desk.OTHER, JAR)).as(Membership.class);
    }

    @Test
    void whoFollowsGetsThePastFirstAndThenAllThatComes() {
        Fact first = push(owner, Toy.add(3, "plum"));
        Fact doubted = push(owner, Toy.add(-5, "plum"));
        push(owner, Toy.add(1, "another"));
        assertThat(feed(Desk.OTHER)).isEmpty();

        assertThat(follow()).isEqualTo(1);
        List<FactId> past = feed(Desk.OTHER);
        assertThat(past).hasSize(4);
        assertThat(past.subList(1, 3)).containsExactly(first.id(), doubted.id());
        Ruling ruling = (Ruling) Desk.CODEC.read(centre.facts.get(past.getFirst())).body();
        assertThat(ruling.of()).as("a ruling before its fact").isEqualTo(doubted.id());
        assertThat(feed(Desk.HOME)).as("the owner hears of it").contains(past.getLast());
        assertThat(membership().member()).isTrue();
        assertThat(membership().who()).isEqualTo(CLERK);

        Fact later = push(owner, Toy.add(10, "plum"));
        Fact there = push(other, Toy.add(2, "plum"));
        assertThat(feed(Desk.OTHER)).endsWith(later.id(), there.id());
        assertThat(feed(Desk.HOME)).endsWith(later.id(), there.id());
        assertThat(centre.jar("plum").beads()).isEqualTo(10);
    }

    @Test
    void whoLeavesGetsNothingMoreAndTheOwnerStillGetsAll() {
        push(owner, Toy.add(3, "plum"));
        follow();
        int before = feed(Desk.OTHER).size();
        assertThat(leave()).isEqualTo(1);
        Fact later = push(owner, Toy.add(10, "plum"));
        Fact late = push(other, Toy.add(2, "plum"));
        assertThat(feed(Desk.OTHER)).hasSize(before + 2).doesNotContain(later.id());
        assertThat(feed(Desk.HOME)).endsWith(later.id(), late.id());
        assertThat(membership().member()).isFalse();

        follow();
        assertThat(feed(Desk.OTHER).subList(before + 2, feed(Desk.OTHER).size()))
                .as("what happened meanwhile, and the past again")
                .contains(later.id())
                .doesNotContain(late.id());
        assertThat(centre.rows.get(JAR).followers())
                .containsExactlyInAnyOrder(Desk.HOME, Desk.OTHER);
    }

    @Test
    void followersAreToldFromTheFactsAlone() {
        push(owner, Toy.add(3, "plum"));
        follow();
        assertThat(Membership.followers(JAR, past()))
                .isEqualTo(centre.rows.get(JAR).followers())
                .hasSize(2);
        leave();
        assertThat(Membership.followers(JAR, past()))
                .isEqualTo(centre.rows.get(JAR).followers())
                .containsExactly(Desk.HOME);
    }

    private Collection<ReadFact> past() {
        return new Folding(Desk.ROOMS, Desk.CODEC, centre).past(JAR);
    }

    @Test
    void nobodyButTheServerSaysSoAndOnlyForTheOneWhoAsked() {
        push(owner, Toy.add(3, "plum"));
        Fact theft = push(other, new FollowAggregate(JAR, Desk.OTHER, Desk.HOME, "came"));
        assertThat(centre.rulings(theft)).containsExactly("RefuseFact sync.server-only");
        assertThat(feed(Desk.OTHER)).hasSize(2);
        assertThat(centre.rows.get(JAR).followers()).isEmpty();
        assertThat(act(Desk.HOME, new FollowAggregate(JAR, Desk.OTHER, Desk.HOME, "came")))
                .isZero();
        assertThat(act(Desk.OTHER, new FollowAggregate(JAR, Desk.OTHER, Desk.HOME, "to look")))
                .isZero();
        assertThat(act(Desk.OTHER, new FollowAggregate(JAR, Desk.OTHER, Desk.OTHER, "came")))
                .isZero();
    }
}
