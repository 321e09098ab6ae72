// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.world.District;
import org.outpost.desktop.world.Talk;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.sync.ClientSession.Outcome;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.LeaveAggregate;

/// A counter whose hospital follows a patient of another one and leaves them, over real files.
class MembershipTest {
    private static final FeedId THERE = FeedId.of(new HospitalId("RMP-DH01"));
    private static final FeedId HERE = FeedId.of(new HospitalId("RMP-CH05"));
    @TempDir Path folder;
    private final District district = new District();

    private static Person person(String name, String phone) {
        return new Person(name, null, Sex.F, null, 1990, null, phone, "Sarai", null);
    }

    private static AggregateId register(Talk at) {
        AggregateId id =
                Patient.id(
                        at.write(new RegisterPatient(null, person("Asha Devi", "9876512345")))
                                .getFirst());
        at.write(new ChangePatientDetails(id, person("Asha Devi Yadav", "9876512345")));
        at.finish();
        return id;
    }

    private void follow(AggregateId patient) {
        district.act(HERE, new FollowAggregate(patient, HERE, THERE, "came"));
    }

    private void leave(AggregateId patient) {
        district.act(HERE, new LeaveAggregate(patient, HERE, THERE));
    }

    private static List<String> names(Talk at) {
        return at.pen.database.read(
                sql -> sql.list("select name from patient order by name", row -> row.text(1)));
    }

    private static long persons(Talk at, FeedId home) {
        return at.pen.database.read(sql -> {
            FactStore store = new FactStore(sql, at.pen.rooms);
            return sql
                    .list(
                            "select aggregate from fact_aggregate where aggregate like 'patient/%'"
                                    + " group by aggregate",
                            row -> new AggregateId(row.text(1)))
                    .stream()
                    .flatMap(id -> store.history(id).stream())
                    .filter(fact -> fact.person() != null)
                    .filter(fact -> fact.envelope().home().equals(home))
                    .count();
        });
    }

    @Test
    void whoIsFollowedIsHereWithTheWholePastAndWritesReachBoth() {
        try (Talk there = new Talk(folder.resolve("a"), THERE, district);
                Talk here = new Talk(folder.resolve("b"), HERE, district)) {
            AggregateId patient = register(there);
            here.finish();
            assertThat(names(here)).isEmpty();
            follow(patient);
            here.finish();
            assertThat(names(here)).containsExactly("Asha Devi Yadav");
            here.write(new ChangePatientDetails(patient, person("Asha Yadav", "9876512345")));
            here.finish();
            there.finish();
            assertThat(names(there)).containsExactly("Asha Yadav");
            there.write(new ChangePatientDetails(patient, person("Asha Y", "9876512345")));
            there.finish();
            here.finish();
            assertThat(names(here)).containsExactly("Asha Y");
            assertThat(here.pen.rebuild.run()).isEmpty();
            assertThat(here.look(1000)).isTrue();
        }
    }

    @Test
    void whoIsLeftIsDroppedOnlyOnceAllIsSentAndTheFeedStillAddsUp() {
        try (Talk there = new Talk(folder.resolve("a"), THERE, district);
                Talk here = new Talk(folder.resolve("b"), HERE, district);
                Talk second = new Talk(folder.resolve("c"), HERE, district)) {
            AggregateId patient = register(there);
            follow(patient);
            here.finish();
            second.finish();
            leave(patient);
            assertThat(here.finish()).isEqualTo(Outcome.DONE);
            second.finish();
            here.write(new ChangePatientDetails(patient, person("Asha Local", "9876512345")));
            assertThat(here.pen.leaving.turn()).as("not before it is sent").isEmpty();
            assertThat(names(here)).containsExactly("Asha Local");
            here.finish();
            assertThat(here.pen.leaving.turn()).containsExactly(patient);
            assertThat(here.pen.leaving.turn()).isEmpty();
            second.finish();
            assertThat(second.pen.leaving.turn()).containsExactly(patient);
            for (Talk one : List.of(here, second)) {
                assertThat(names(one)).isEmpty();
                assertThat(persons(one, THERE)).isZero();
                assertThat(persons(one, HERE)).as("its own record").isEqualTo(1);
                assertThat(one.look(1000)).as("the feed adds up").isTrue();
                assertThat(one.pen.rebuild.run()).isEmpty();
                assertThat(names(one)).isEmpty();
            }
            there.finish();
            assertThat(names(there)).containsExactly("Asha Local");
        }
    }

    @Test
    void whoComesBackIsHereAgainWholeAndWhoBeganLaterHoldsTheSame() {
        try (Talk there = new Talk(folder.resolve("a"), THERE, district);
                Talk here = new Talk(folder.resolve("b"), HERE, district)) {
            AggregateId patient = register(there);
            follow(patient);
            here.finish();
            leave(patient);
            here.finish();
            here.pen.leaving.turn();
            there.write(new ChangePatientDetails(patient, person("Asha Later", "9876599999")));
            there.finish();
            here.finish();
            assertThat(names(here)).isEmpty();
            follow(patient);
            here.finish();
            assertThat(here.pen.leaving.turn()).isEmpty();
            assertThat(names(here)).containsExactly("Asha Later");
            assertThat(here.pen.rebuild.run()).isEmpty();
            assertThat(here.look(1000)).isTrue();
            try (Talk late = new Talk(folder.resolve("c"), HERE, district)) {
                late.finish();
                late.pen.leaving.turn();
                assertThat(late.dump()).isEqualTo(here.dump());
            }
        }
    }

    @Test
    void whatIsCutInTheMiddleGoesOnAndEndsTheSame() {
        try (Talk there = new Talk(folder.resolve("a"), THERE, district)) {
            AggregateId patient = register(there);
            Path mine = folder.resolve("b");
            try (Talk here = new Talk(mine, HERE, district)) {
                follow(patient);
                here.turn();
            }
            try (Talk here = new Talk(mine, HERE, district)) {
                here.finish();
                assertThat(names(here)).containsExactly("Asha Devi Yadav");
                leave(patient);
                here.finish();
            }
            try (Talk here = new Talk(mine, HERE, district)) {
                assertThat(names(here)).as("nothing is lost before its turn").hasSize(1);
                here.pen.leaving.turn();
            }
            try (Talk here = new Talk(mine, HERE, district)) {
                assertThat(names(here)).isEmpty();
                assertThat(here.pen.rebuild.run()).isEmpty();
                assertThat(Objects.requireNonNull(here.finish())).isEqualTo(Outcome.DONE);
            }
        }
    }

    @Test
    void joinedAcrossHospitalsBothHoldBothAndEitherPartsThem() {
        try (Talk there = new Talk(folder.resolve("a"), THERE, district);
                Talk here = new Talk(folder.resolve("b"), HERE, district)) {
            AggregateId theirs = register(there);
            AggregateId mine = register(here);
            follow(theirs);
            here.finish();
            here.write(new MergePatients(mine, theirs));
            here.finish();
            there.finish();
            for (Talk one : List.of(here, there)) {
                assertThat(state(one, mine).absorbed()).containsExactly(theirs);
                assertThat(state(one, theirs).mergedInto()).isEqualTo(mine);
                assertThat(state(one, mine).person().name()).isEqualTo("Asha Devi Yadav");
                assertThat(history(one, mine)).isEqualTo(history(here, mine));
                assertThat(history(one, theirs)).isEqualTo(history(here, theirs));
                assertThat(one.pen.rebuild.run()).isEmpty();
                assertThat(one.look(1000)).as("the feed adds up").isTrue();
            }
            there.write(new UnmergePatients(mine, theirs));
            there.finish();
            here.finish();
            for (Talk one : List.of(here, there)) {
                assertThat(state(one, mine).absorbed()).isEmpty();
                assertThat(state(one, theirs).mergedInto()).isNull();
                assertThat(names(one)).containsExactly("Asha Devi Yadav", "Asha Devi Yadav");
            }
        }
    }

    private static Patient state(Talk at, AggregateId patient) {
        return at.pen.log.states(states -> states.of(patient, Patient.class));
    }

    private static List<FactId> history(Talk at, AggregateId patient) {
        return at.pen.log.history(patient).stream().map(read -> read.fact().id()).toList();
    }
}
