// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.LeaveAggregate;
import org.outpost.model.sync.Membership;

/// Records of two hospitals that turn out to be of one person: each hospital comes to hold what the
/// joining names, before it hears of it.
final class JoinedAcrossTest {
    private static final FeedId THIRD = new FeedId("H/RMP-PH09");
    private final Town town = new Town();

    private static Person person(String name) {
        return new Person(name, null, Sex.F, null, 1990, null, null, "Sarai", null);
    }

    private AggregateId register(Desk desk, String name) {
        Fact fact = town.kept(desk, new RegisterPatient(null, person(name)));
        assertThat(town.take(fact)).isEqualTo("accepted");
        return Patient.id(fact.id());
    }

    private void follow(AggregateId patient, FeedId by, FeedId owner) {
        assertThat(town.act(by, new FollowAggregate(patient, by, owner, "came")))
                .isEqualTo("accepted");
    }

    private List<FactId> about(FeedId feed, AggregateId patient) {
        return town.centre.feed(feed).stream()
                .filter(fact -> fact.envelope().aggregates().contains(patient))
                .map(Fact::id)
                .toList();
    }

    private Set<FactId> all(AggregateId patient) {
        return town.centre.facts().stream()
                .filter(fact -> fact.envelope().aggregates().contains(patient))
                .map(Fact::id)
                .collect(java.util.stream.Collectors.toSet());
    }

    /// Holds the whole of it, each fact once.
    private void holds(FeedId feed, AggregateId patient) {
        assertThat(about(feed, patient))
                .as(feed + " of " + patient)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all(patient));
    }

    private boolean member(FeedId by, AggregateId patient) {
        return town.centre.state(Membership.id(by, patient), Membership.class).member();
    }

    @Test
    void theOtherHospitalGetsThePastOfTheRecordAndThenTheMerge() {
        AggregateId theirs = register(town.counter, "Asha Devi");
        AggregateId mine = register(town.chc, "Aasha Devi");
        follow(theirs, Town.CHC, Town.DH);
        assertThat(about(Town.DH, mine)).isEmpty();

        Fact merge = town.kept(town.chc, new MergePatients(mine, theirs));
        assertThat(town.take(merge)).isEqualTo("accepted");

        assertThat(member(Town.DH, mine)).isTrue();
        assertThat(member(Town.CHC, theirs)).isTrue();
        for (FeedId feed : List.of(Town.DH, Town.CHC)) {
            holds(feed, mine);
            holds(feed, theirs);
            assertThat(about(feed, mine)).as("the past first").endsWith(merge.id());
        }
        FollowAggregate told = town.centre.decisions(FollowAggregate.class).getLast();
        assertThat(told).isEqualTo(new FollowAggregate(mine, Town.DH, Town.CHC, "joined"));
        Membership membership = town.centre.state(Membership.id(Town.DH, mine), Membership.class);
        assertThat(membership.who()).as("who joined them").isEqualTo(merge.envelope().who());

        assertThat(town.write(town.counter, new ChangePatientDetails(mine, person("Asha"))))
                .isEqualTo("accepted");
        assertThat(town.write(town.counter, new UnmergePatients(mine, theirs)))
                .as("at the other hospital")
                .isEqualTo("accepted");
        for (FeedId feed : List.of(Town.DH, Town.CHC)) {
            holds(feed, mine);
            holds(feed, theirs);
        }
        assertThat(town.write(town.chc, new MergePatients(theirs, mine))).isEqualTo("accepted");
        assertThat(town.write(town.chc, new UnmergePatients(theirs, mine))).isEqualTo("accepted");
        holds(Town.DH, mine);
        assertThat(town.centre.decisions(FollowAggregate.class)).as("nothing twice").hasSize(2);
    }

    @Test
    void whatTheServerJoinsIsTheSameAndNeitherNeedsToFollowBefore() {
        AggregateId one = register(town.counter, "Asha Devi");
        AggregateId other = register(town.chc, "Aasha Devi");
        assertThat(town.act(Town.DH, new MergePatients(one, other))).isEqualTo("accepted");
        for (FeedId feed : List.of(Town.DH, Town.CHC)) {
            holds(feed, one);
            holds(feed, other);
        }
        assertThat(town.act(Town.DH, new MergePatients(one, other))).startsWith("refused");
        assertThat(town.centre.decisions(FollowAggregate.class)).hasSize(2);
    }

    @Test
    void whoFollowsOneRecordFollowsEveryRecordOfThePerson() {
        AggregateId one = register(town.counter, "Asha Devi");
        AggregateId twin = register(town.window, "Asha Devy");
        AggregateId other = register(town.chc, "Aasha Devi");
        follow(one, THIRD, Town.DH);
        assertThat(town.write(town.counter, new MergePatients(one, twin))).isEqualTo("accepted");
        assertThat(member(THIRD, twin)).as("of one hospital, and followed by a third").isTrue();
        assertThat(member(Town.DH, twin)).as("its own").isFalse();
        assertThat(town.act(Town.CHC, new MergePatients(other, one))).isEqualTo("accepted");
        for (FeedId feed : List.of(Town.DH, Town.CHC, THIRD)) {
            for (AggregateId record : List.of(one, twin, other)) {
                holds(feed, record);
            }
        }
    }

    @Test
    void twoOfOneHospitalConcernNobodyElse() {
        AggregateId one = register(town.counter, "Asha Devi");
        AggregateId twin = register(town.window, "Asha Devy");
        assertThat(town.write(town.counter, new MergePatients(one, twin))).isEqualTo("accepted");
        assertThat(town.write(town.chc, new MergePatients(twin, one))).startsWith("refused");
        assertThat(town.centre.decisions(FollowAggregate.class)).isEmpty();
        assertThat(about(Town.CHC, one)).hasSize(2);
    }

    @Test
    void whoWasLeftWhileAMergeWasUnderWayIsFollowedAgain() {
        AggregateId theirs = register(town.counter, "Asha Devi");
        AggregateId mine = register(town.chc, "Aasha Devi");
        follow(theirs, Town.CHC, Town.DH);
        Fact merge = town.kept(town.chc, new MergePatients(mine, theirs));
        assertThat(town.act(Town.CHC, new LeaveAggregate(theirs, Town.CHC, Town.DH)))
                .isEqualTo("accepted");
        assertThat(town.take(merge)).isEqualTo("accepted");
        assertThat(member(Town.CHC, theirs)).isTrue();
        assertThat(member(Town.DH, mine)).isTrue();
        assertThat(about(Town.CHC, theirs)).containsAll(all(theirs));
        assertThat(about(Town.CHC, theirs)).endsWith(merge.id());
        assertThat(JoinedRecords.of(theirs, town.centre.states())).containsExactly(mine, theirs);
    }

    @Test
    void whoIsNotHeldIsNeitherJoinedNorChanged() {
        AggregateId theirs = register(town.counter, "Asha Devi");
        AggregateId twin = register(town.counter, "Asha Devy");
        AggregateId mine = register(town.chc, "Nobody");
        String refused = "refused patients.unknown";
        assertThat(town.write(town.chc, new MergePatients(mine, theirs))).isEqualTo(refused);
        assertThat(town.write(town.chc, new MergePatients(theirs, mine))).isEqualTo(refused);
        assertThat(town.write(town.chc, new ChangePatientDetails(theirs, person("Changed"))))
                .isEqualTo(refused);
        assertThat(town.write(town.counter, new MergePatients(theirs, twin))).isEqualTo("accepted");
        assertThat(town.write(town.chc, new UnmergePatients(theirs, twin))).isEqualTo(refused);
        assertThat(member(Town.CHC, theirs)).isFalse();
        assertThat(town.centre.decisions(FollowAggregate.class)).isEmpty();
        assertThat(town.centre.state(theirs, Patient.class).person().name()).isEqualTo("Asha Devi");
    }
}
