// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.DuplicateScore.Reason;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.PersonField;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.TellPatientsApart;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.Caller;
import org.outpost.server.sync.Counter;

/// The district's list of likely duplicates, from facts on the real database. Every test has people
/// of its own.
class LikelySameTest {
    private static final String QUESTIONS =
            "SELECT variable_value FROM information_schema.global_status WHERE variable_name ="
                    + " 'COM_SELECT'";
    private static final List<String> NAMES =
            List.of(
                    "Asha", "Babli", "Chanda", "Devki", "Ekta", "Farida", "Gauri", "Hema", "Indu",
                    "Jaya", "Kiran", "Lata", "Mina", "Nirmala", "Omvati", "Pushpa", "Rekha",
                    "Sarla", "Tara", "Usha");
    private static AccessOnDatabase access;
    private static LikelyDesk desk;
    private static Counter first;
    private static Counter second;
    private static Counter far;
    private static Caller district;
    private static Caller otherDistrict;
    private static Caller boss;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        desk = access.server.likely();
        first = Counter.at(access.server, "H/TWI-DH01");
        second = Counter.at(access.server, "H/TWI-CH02");
        far = Counter.at(access.server, "H/FAR-DH01");
        district = access.employ("twi.admin", Role.DISTRICT_ADMIN, "D/TWI");
        otherDistrict = access.employ("far.admin", Role.DISTRICT_ADMIN, "D/FAR");
        boss = access.employ("twi.boss", Role.HOSPITAL_ADMIN, "H/TWI-DH01");
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static Person person(String name, int year, String phone) {
        return new Person(name, null, Sex.F, null, year, null, phone, "Sarai", null);
    }

    private static AggregateId register(Counter at, Person person) {
        return Patient.id(at.push(new RegisterPatient(null, person)).getFirst());
    }

    private static void settle() {
        for (int turn = 0; desk.turn(500) > 0; turn++) {
            assertThat(turn).as("it comes to an end").isLessThan(1000);
        }
    }

    private static List<Set<AggregateId>> open(Caller caller) {
        settle();
        return desk.open(caller, 0, 1000).stream().map(LikelySameTest::both).toList();
    }

    private static Set<AggregateId> both(LikelyDesk.Pair pair) {
        return Set.of(pair.of().one(), pair.of().other());
    }

    private static List<String> types(Counter of) {
        return access.server.parts.feeds().entries(of.home, 0, 50_000_000).stream()
                .map(FeedEntry::fact)
                .map(Fact::type)
                .toList();
    }

    @Test
    void onePersonAtTwoHospitalsIsFoundWithTheReasonsAndByNobodyElse() {
        AggregateId here = register(first, person("Sunita Kumari", 1985, "9811100001"));
        AggregateId there = register(second, person("Suneeta Kumari", 1986, "9811100001"));
        AggregateId else1 = register(second, person("Ramkali Yadav", 1950, "9811100002"));
        AggregateId away = register(far, person("Sunita Kumari", 1985, "9811100001"));
        assertThat(open(district)).contains(Set.of(here, there));
        LikelyDesk.Pair pair =
                desk.open(district, 0, 1000).stream()
                        .filter(one -> both(one).equals(Set.of(here, there)))
                        .findFirst()
                        .orElseThrow();
        assertThat(pair.of().reasons())
                .contains(Reason.SAME_PHONE, Reason.SAME_AGE, Reason.SAME_VILLAGE);
        Set<AggregateId> told =
                open(district).stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(told).doesNotContain(else1, away);
        assertThat(open(otherDistrict).stream().flatMap(Set::stream)).doesNotContain(here, away);
        assertThat(open(boss))
                .as("one record is not of that hospital")
                .doesNotContain(Set.of(here, there));
        Caller clerk = access.employ("twi.clerk", Role.FRONT_DESK, "H/TWI-DH01");
        assertThat(open(clerk)).isEmpty();
        assertThat(desk.tell(otherDistrict, here, there, true)).isFalse();
        assertThat(desk.tell(clerk, here, there, true)).isFalse();
        assertThat(desk.join(otherDistrict, here, there, Set.of(), ""))
                .isEqualTo(LikelyDesk.Joined.NO);
        assertThat(desk.join(boss, here, there, Set.of(), ""))
                .as("one is not theirs")
                .isEqualTo(LikelyDesk.Joined.NO);
        assertThat(open(district)).contains(Set.of(here, there));
    }

    @Test
    void manyAreComparedByFewQuestionsAndFindEachOther() {
        settle();
        Set<Set<AggregateId>> pairs = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Person person = person(NAMES.get(i) + " Xaxa", 1960 + i, "98222000" + (10 + i));
            pairs.add(Set.of(register(first, person), register(second, person)));
        }
        long before = access.server.count(QUESTIONS);
        assertThat(desk.turn(500)).isEqualTo(40);
        assertThat(access.server.count(QUESTIONS) - before).isLessThan(130);
        assertThat(open(district)).containsAll(pairs);
    }

    @Test
    void whoeverIsChangedAwayStandsThereNoMore() {
        AggregateId here = register(first, person("Kamla Bai", 1970, "9811100011"));
        AggregateId there = register(second, person("Kamla Bai", 1970, "9811100011"));
        assertThat(open(district)).contains(Set.of(here, there));
        second.push(
                new ChangePatientDetails(
                        there,
                        new Person(
                                "Zubeda Parveen",
                                null,
                                null,
                                null,
                                1999,
                                null,
                                "9811100012",
                                null,
                                null)));
        assertThat(open(district)).doesNotContain(Set.of(here, there));
        second.push(
                new ChangePatientDetails(
                        there,
                        new Person(
                                "Kamla Bai",
                                null,
                                null,
                                null,
                                1970,
                                null,
                                "9811100011",
                                null,
                                null)));
        assertThat(open(district)).as("and changed back").contains(Set.of(here, there));
    }

    @Test
    void twoOfOneHospitalAreJoinedAndPartedAgainByFacts() {
        AggregateId kept = register(first, person("Geeta Rawat", 1991, "9811100021"));
        AggregateId gone = register(first, person("Gita Rawat", 1991, "9811100021"));
        assertThat(open(district)).contains(Set.of(kept, gone));
        assertThat(open(boss)).contains(Set.of(kept, gone));
        assertThat(desk.part(district, kept, gone)).as("nothing to part").isFalse();
        assertThat(desk.join(otherDistrict, kept, gone, Set.of(), ""))
                .isEqualTo(LikelyDesk.Joined.NO);
        assertThat(desk.join(district, kept, gone, Set.of(), "")).isEqualTo(LikelyDesk.Joined.YES);
        assertThat(types(first)).contains("MergePatients");
        assertThat(open(district)).doesNotContain(Set.of(kept, gone));
        assertThat(desk.joined(district, 1000))
                .filteredOn(pair -> both(pair).equals(Set.of(kept, gone)))
                .singleElement()
                .satisfies(pair -> assertThat(pair.of().one()).isEqualTo(kept));
        assertThat(desk.join(district, kept, gone, Set.of(), ""))
                .as("once more")
                .isEqualTo(LikelyDesk.Joined.YES);
        assertThat(desk.part(boss, kept, gone)).isTrue();
        assertThat(types(first)).contains("UnmergePatients");
        assertThat(open(district)).contains(Set.of(kept, gone));
        assertThat(desk.joined(district, 1000))
                .extracting(LikelySameTest::both)
                .doesNotContain(Set.of(kept, gone));
    }

    @Test
    void twoOfTwoHospitalsAreJoinedWithWhatIsRightInEachAndBothHoldBoth() {
        AggregateId kept = register(first, person("Urmila Devi", 1991, "9811100061"));
        AggregateId gone =
                register(
                        second,
                        new Person(
                                "Urmilla Devi",
                                null,
                                Sex.F,
                                null,
                                1991,
                                null,
                                "9811100061",
                                "Sarai",
                                "Mohan"));
        assertThat(open(district)).contains(Set.of(kept, gone));
        Set<PersonField> right = Set.of(PersonField.NAME, PersonField.GUARDIAN);
        assertThat(desk.join(district, kept, gone, right, "")).isEqualTo(LikelyDesk.Joined.YES);
        assertThat(state(kept).person().name()).isEqualTo("Urmilla Devi");
        assertThat(state(kept).person().guardian()).isEqualTo("Mohan");
        assertThat(open(district)).doesNotContain(Set.of(kept, gone));
        assertThat(desk.joined(district, 1000))
                .extracting(LikelySameTest::both)
                .contains(Set.of(kept, gone));
        for (Counter at : List.of(first, second)) {
            List<Fact> both = about(at, kept, gone);
            assertThat(both)
                    .extracting(Fact::type)
                    .as("the past of both before the merge at " + at.home)
                    .containsSubsequence(
                            "RegisterPatient",
                            "FollowAggregate",
                            "MergePatients",
                            "ChangePatientDetails");
            assertThat(both).extracting(Fact::id).doesNotHaveDuplicates();
            assertThat(both).filteredOn(fact -> fact.type().equals("RegisterPatient")).hasSize(2);
            assertThat(both)
                    .filteredOn(fact -> fact.type().equals("MergePatients"))
                    .singleElement()
                    .satisfies(
                            fact -> assertThat(fact.envelope().who()).isEqualTo(district.user()));
        }
        second.push(
                new ChangePatientDetails(
                        kept, new Person(null, null, null, null, null, null, null, null, "Ram")));
        assertThat(desk.part(district, kept, gone)).isTrue();
        assertThat(state(kept).person().name()).as("put back").isEqualTo("Urmila Devi");
        assertThat(state(kept).person().guardian()).as("changed since").isEqualTo("Ram");
        assertThat(about(first, kept, gone)).extracting(Fact::type).contains("UnmergePatients");
        assertThat(about(second, kept, gone)).extracting(Fact::type).contains("UnmergePatients");
        assertThat(open(district)).contains(Set.of(kept, gone));
        assertThat(access.server.parts.rebuild().run().differing()).isEmpty();
    }

    private static Patient state(AggregateId id) {
        return access.server.parts.inbox().read(states -> states.of(id, Patient.class));
    }

    private static List<Fact> about(Counter at, AggregateId one, AggregateId other) {
        return access.server.parts.feeds().entries(at.home, 0, 50_000_000).stream()
                .map(FeedEntry::fact)
                .filter(fact ->
                        fact.envelope().aggregates().contains(one)
                                || fact.envelope().aggregates().contains(other))
                .toList();
    }

    @Test
    void whoIsToldApartStaysAwayUntilThatIsTakenBack() {
        AggregateId here = register(first, person("Phoolmati Devi", 1962, "9811100031"));
        AggregateId there = register(second, person("Phulmati Devi", 1962, "9811100031"));
        assertThat(open(district)).contains(Set.of(here, there));
        assertThat(desk.tell(boss, here, there, true)).as("the other is not theirs").isFalse();
        assertThat(desk.tell(district, there, here, true)).isTrue();
        assertThat(open(district)).doesNotContain(Set.of(here, there));
        second.push(
                new ChangePatientDetails(
                        there, new Person(null, null, null, null, 1963, null, null, null, null)));
        assertThat(open(district)).as("changed since").doesNotContain(Set.of(here, there));
        assertThat(desk.apart(district, 1000))
                .filteredOn(pair -> both(pair).equals(Set.of(here, there)))
                .singleElement()
                .satisfies(pair -> assertThat(pair.of().who()).isEqualTo("twi.admin"));
        assertThat(desk.apart(otherDistrict, 1000)).isEmpty();
        assertThat(types(first)).contains("TellPatientsApart");
        assertThat(types(second)).contains("TellPatientsApart");
        assertThat(desk.tell(district, here, there, false)).isTrue();
        assertThat(open(district)).contains(Set.of(here, there));
        assertThat(desk.apart(district, 1000))
                .extracting(LikelySameTest::both)
                .doesNotContain(Set.of(here, there));
    }

    @Test
    void aCounterTellsNobodyApartByItself() {
        AggregateId here = register(first, person("Munni Saha", 1944, "9811100041"));
        AggregateId there = register(first, person("Munni Saha", 1944, "9811100041"));
        first.push(new TellPatientsApart(here, there, true, List.of(first.home)));
        assertThat(open(district)).contains(Set.of(here, there));
        assertThat(desk.apart(district, 1000))
                .extracting(LikelySameTest::both)
                .doesNotContain(Set.of(here, there));
    }

    @Test
    void madeAgainFromTheFactsTheListIsTheSame() {
        register(first, person("Shanti Oraon", 1978, "9811100051"));
        register(second, person("Shanti Oraon", 1978, "9811100051"));
        AggregateId one = register(first, person("Basanti Munda", 1981, "9811100052"));
        AggregateId two = register(second, person("Basanti Munda", 1981, "9811100052"));
        AggregateId kept = register(first, person("Lalita Toppo", 1983, "9811100053"));
        AggregateId gone = register(first, person("Lalita Toppo", 1983, "9811100053"));
        settle();
        assertThat(desk.tell(district, one, two, true)).isTrue();
        assertThat(desk.join(district, kept, gone, Set.of(), "")).isEqualTo(LikelyDesk.Joined.YES);
        settle();
        String[] tables = {"likely_same", "likely_block", "likely_apart"};
        var before = access.server.dump(tables);
        assertThat(before.get("likely_same")).isNotEmpty();
        assertThat(before.get("likely_apart")).isNotEmpty();
        for (String table : tables) {
            access.server.execute("DELETE FROM " + table);
        }
        access.server.parts.rebuild().run();
        settle();
        assertThat(sorted(access.server.dump(tables))).isEqualTo(sorted(before));
    }

    private static List<String> sorted(Map<String, List<String>> dump) {
        return dump.values().stream().flatMap(List::stream).sorted().toList();
    }

    @Test
    void whoSharesAKeyIsReadFromAnIndex() {
        List<String> plan =
                access.server.plain.call(connection -> {
                    try (var statement = connection.createStatement();
                            var rows =
                                    statement.executeQuery(
                                            "EXPLAIN SELECT DISTINCT patient FROM likely_block"
                                                    + " WHERE district = 'TWI' AND block IN"
                                                    + " ('p1', 's1990 0rm 0db') LIMIT 300")) {
                        rows.next();
                        return List.of(rows.getString("type"), rows.getString("key"));
                    }
                });
        assertThat(plan.getLast()).isEqualTo("likely_block_found");
        assertThat(plan.getFirst()).isIn("range", "ref");
    }
}
