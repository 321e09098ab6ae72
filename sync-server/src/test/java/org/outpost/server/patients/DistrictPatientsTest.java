// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.DismissStaff;
import org.outpost.model.access.Role;
import org.outpost.model.appointments.OpenVisit;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.AskDistrict;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.patients.UnmergePatients;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FollowAggregate;
import org.outpost.model.sync.LeaveAggregate;
import org.outpost.model.sync.Membership;
import org.outpost.model.wire.FactCodec;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.Caller;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;

/// A hospital asks for patients of another one, follows one and leaves them. On the real database.
class DistrictPatientsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static AccessOnDatabase access;
    private static DistrictPatients patients;
    private static LeavePatients leaving;
    private static Counter here;
    private static Counter there;
    private static Caller clerk;
    private static FactCodec codec;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        codec = new FactCodec(access.server.rooms.types());
        Counter district = Counter.at(access.server, "D/RMP");
        district.push(hospital("RMP-DH01"), hospital("RMP-CH05"));
        Counter.at(access.server, "D/SON").push(hospital("SON-DH01"));
        here = Counter.at(access.server, "H/RMP-CH05");
        there = Counter.at(access.server, "H/RMP-DH01");
        clerk = access.employ("clerk.ch05", Role.FRONT_DESK, "H/RMP-CH05");
        patients =
                new DistrictPatients(
                        access.server.parts.inbox(),
                        access.directory,
                        access.server.rows,
                        access.server.clock);
        leaving =
                new LeavePatients(
                        access.server.parts.inbox(),
                        access.server.rows,
                        Duration.ofDays(90),
                        access.server.clock);
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static DefineHospital hospital(String code) {
        return new DefineHospital(
                new HospitalId(code),
                code.substring(0, 3),
                HospitalTier.COMMUNITY_HEALTH_CENTRE,
                "Hospital " + code,
                "अस्पताल",
                List.of(),
                List.of());
    }

    private static Person person(String name, int year, String phone, String village) {
        return new Person(name, null, Sex.F, null, year, null, phone, village, "Ram");
    }

    private static AggregateId register(Counter at, Person person) {
        return Patient.id(at.push(new RegisterPatient(null, person)).getFirst());
    }

    private static DistrictPatients.Answer ask(String text, Integer age, String village) {
        // A minute of rest: this is about who is found.
        access.server.now.addAndGet(120_000);
        return patients.ask(
                here.device,
                clerk.user(),
                new DistrictPatientRows.Typed(text, age, village),
                "came");
    }

    private static List<Fact> feed(Counter of) {
        return access.server.parts.feeds().entries(of.home, 0, 50_000_000).stream()
                .map(FeedEntry::fact)
                .toList();
    }

    private static List<Fact> feed(Counter of, Class<?> type) {
        return feed(of).stream().filter(fact -> type.isInstance(codec.read(fact).body())).toList();
    }

    private static List<String> ids(DistrictPatients.Answer answer) {
        return answer.people().stream().map(DistrictPatientRows.Candidate::id).toList();
    }

    @Test
    void whoIsOfAnotherHospitalIsFoundByNumberPhoneOrNameWithMore() {
        AggregateId asha = register(there, person("Asha Devi", 1990, "9876500001", "Sarai"));
        AggregateId sister = register(there, person("Usha Devi", 1992, "9876500001", "Sarai"));
        register(here, person("Asha Devi", 1990, "9876500001", "Sarai"));
        Counter far = Counter.at(access.server, "H/SON-DH01");
        register(far, person("Asha Devi", 1990, "9876500001", "Sarai"));
        String number =
                access.server
                        .parts
                        .inbox()
                        .read(states -> states.of(asha, Patient.class))
                        .number()
                        .value();
        assertThat(ids(ask(number, null, null))).containsExactly(asha.value());
        assertThat(ids(ask("98765 00001", null, null)))
                .containsExactlyInAnyOrder(asha.value(), sister.value());
        assertThat(ids(ask("asha devi", 36, null))).containsExactly(asha.value());
        assertThat(ids(ask("Asha Devi", null, "Sarai"))).containsExactly(asha.value());
        assertThat(ids(ask("Asha Devi", 70, null))).isEmpty();
        DistrictPatientRows.Candidate shown = ask(number, null, null).people().getFirst();
        assertThat(shown.toString())
                .as("little until chosen")
                .contains("Hospital RMP-DH01", "Sarai")
                .doesNotContain("9876500001", "Ram", number);
        for (String loose : List.of("Asha", "98765", "Asha Devi")) {
            assertThatThrownBy(() -> ask(loose, null, " "))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            no -> assertThat(no.code()).isEqualTo("patients.say-more"));
        }
    }

    @Test
    void aNameIsFoundHoweverItIsSpeltIfAgeOrVillageAgree() {
        AggregateId savitri = register(there, person("Savitri Kumari", 1984, null, "Nayagaon"));
        register(there, person("Savita Kumari", 1984, null, "Nayagaon"));
        compared();
        for (String spelt :
                List.of(
                        "Sabitri Kumari",
                        "Saavitree Kumari",
                        "Kumari Sabitri",
                        "सावित्री कुमारी")) {
            assertThat(ids(ask(spelt, 42, null))).as(spelt).containsExactly(savitri.value());
            assertThat(ids(ask(spelt, null, "Nayagaon")))
                    .as(spelt)
                    .containsExactly(savitri.value());
            assertThat(ids(ask(spelt, 70, null))).as(spelt).isEmpty();
            assertThat(ids(ask(spelt, null, "Sarai"))).as(spelt).isEmpty();
        }
    }

    private static void compared() {
        LikelyDesk likely =
                new LikelyDesk(
                        access.server.parts.inbox(), access.server.rows, access.server.clock);
        while (likely.turn(100) > 0) {
            continue;
        }
    }

    @Test
    void everyLookUpIsWrittenDownForBothHospitalsWithoutWhatWasTyped() {
        AggregateId known = register(there, person("Kamla Bai", 1961, "9876500002", "Sarai"));
        DistrictPatients.Answer answer = ask("9876500002", null, null);
        Fact asked =
                feed(here, AskDistrict.class).stream()
                        .filter(fact -> fact.id().value().equals(answer.inquiry()))
                        .findFirst()
                        .orElseThrow();
        assertThat(asked.envelope().who()).isEqualTo(clerk.user());
        assertThat(codec.read(asked).body())
                .isEqualTo(new AskDistrict("phone", "came", List.of(known), List.of(there.home)));
        assertThat(new String(asked.core(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("9876500002");
        assertThat(feed(there)).contains(asked);
        int before = feed(here, AskDistrict.class).size();
        ask("9111111111", null, null);
        assertThat(feed(here, AskDistrict.class)).as("nobody found").hasSize(before + 1);
    }

    @Test
    void whoIsChosenIsFollowedOnceWithThePastAndLeftByRule() {
        AggregateId patient = register(there, person("Lata Rani", 1975, "9876500003", "Sarai"));
        there.push(
                new ChangePatientDetails(patient, person("Lata Rani", 1976, "9876500003", "Mau")));
        AggregateId other = register(there, person("Lata Rni", 1976, "9876500004", "Mau"));
        there.push(new MergePatients(patient, other));
        FactId inquiry = FactId.parse(ask("9876500004", null, null).inquiry());
        assertThat(patients.follow(here.device, clerk.user(), inquiry, other, "came"))
                .as("the record they are found under")
                .isEqualTo(patient);
        patients.follow(here.device, clerk.user(), inquiry, other, "came");
        assertThat(feed(here, FollowAggregate.class).stream().map(Fact::envelope))
                .filteredOn(envelope -> envelope.aggregates().contains(patient))
                .hasSize(1);
        List<FactId> past =
                feed(there).stream()
                        .filter(fact -> touches(fact, patient) || touches(fact, other))
                        .map(Fact::id)
                        .toList();
        List<FactId> came =
                feed(here).stream()
                        .filter(fact -> touches(fact, patient) || touches(fact, other))
                        .map(Fact::id)
                        .toList();
        assertThat(came).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(past);
        FactId corrected =
                here.push(
                                new ChangePatientDetails(
                                        patient, person("Lata Rani", 1976, "9876500009", "Mau")))
                        .getFirst();
        assertThat(feed(there).stream().map(Fact::id)).contains(corrected);

        access.server.now.addAndGet(60 * DAY);
        here.push(
                new OpenVisit(
                        patient,
                        here.home.hospital(),
                        CareDay.of(access.server.now.get()),
                        "OPD",
                        null,
                        null,
                        null,
                        List.of()));
        access.server.now.addAndGet(60 * DAY);
        leaving.turn(100);
        assertThat(member(patient)).as("came here sixty days ago").isTrue();
        assertThat(member(other)).as("the record joined to them stays as long").isTrue();
        access.server.now.addAndGet(31 * DAY);
        assertThat(leaving.turn(100)).isPositive();
        assertThat(leaving.turn(100)).isZero();
        assertThat(member(patient)).isFalse();
        assertThat(member(other)).isFalse();
        assertThat(feed(here, LeaveAggregate.class)).hasSizeGreaterThanOrEqualTo(2);
        FactId later =
                there.push(
                                new ChangePatientDetails(
                                        patient, person("Lata R", 1976, "9876500003", "Mau")))
                        .getFirst();
        assertThat(feed(here).stream().map(Fact::id)).doesNotContain(later);
        assertThat(access.server.parts.rebuild().run().differing()).isEmpty();
    }

    @Test
    void aRecordJoinedToOneOfTheHospitalsOwnIsKeptAsLongAsTheyAreJoined() {
        AggregateId theirs = register(there, person("Savitri Pal", 1968, "9876500071", "Sarai"));
        FactId inquiry = FactId.parse(ask("9876500071", null, null).inquiry());
        patients.follow(here.device, clerk.user(), inquiry, theirs, "came");
        AggregateId mine = register(here, person("Savitri Paal", 1968, "9876500071", "Sarai"));
        FactId merge = here.push(new MergePatients(mine, theirs)).getFirst();
        List<FactId> came =
                feed(there).stream().filter(fact -> touches(fact, mine)).map(Fact::id).toList();
        assertThat(came).as("the past, then the merge").endsWith(merge).hasSizeGreaterThan(2);
        for (int year = 0; year < 3; year++) {
            access.server.now.addAndGet(120 * DAY);
            while (leaving.turn(100) > 0) {
                assertThat(member(theirs)).isTrue();
            }
        }
        assertThat(member(theirs)).isTrue();
        assertThat(member(there.home, mine)).isTrue();

        there.push(new UnmergePatients(mine, theirs));
        access.server.now.addAndGet(60 * DAY);
        leaving.turn(100);
        assertThat(member(theirs)).as("parted sixty days ago").isTrue();
        access.server.now.addAndGet(31 * DAY);
        leaving.turn(100);
        assertThat(member(theirs)).isFalse();
        assertThat(member(there.home, mine)).isFalse();
        assertThat(access.server.parts.rebuild().run().differing()).isEmpty();
    }

    private static boolean touches(Fact fact, AggregateId thing) {
        return fact.envelope().aggregates().contains(thing);
    }

    private static boolean member(AggregateId patient) {
        return member(here.home, patient);
    }

    private static boolean member(FeedId by, AggregateId patient) {
        return access.server
                .parts
                .inbox()
                .read(states -> states.of(Membership.id(by, patient), Membership.class))
                .member();
    }

    @Test
    void onlyWhoWasShownCanBeChosenByWhoAskedAndNotForEver() {
        AggregateId patient = register(there, person("Meera Gupta", 1980, "9876500005", "Sarai"));
        AggregateId hidden = register(there, person("Meera Singh", 1981, "9876500006", "Sarai"));
        FactId inquiry = FactId.parse(ask("9876500005", null, null).inquiry());
        Caller colleague = access.employ("clerk2.ch05", Role.FRONT_DESK, "H/RMP-CH05");
        refused(() -> patients.follow(here.device, clerk.user(), inquiry, hidden, "came"));
        refused(() -> patients.follow(here.device, colleague.user(), inquiry, patient, "came"));
        access.server.now.addAndGet(61 * 60_000);
        refused(() -> patients.follow(here.device, clerk.user(), inquiry, patient, "came"));
        assertThat(member(patient)).isFalse();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        no -> assertThat(no.code()).isEqualTo("patients.ask-again"));
    }

    @Test
    void itIsForThoseWhoWorkThereWithPatientsAndNotTooOften() {
        Caller storekeeper = access.employ("store.ch05", Role.STOREKEEPER, "H/RMP-CH05");
        Caller elsewhere = access.employ("clerk.dh01", Role.FRONT_DESK, "H/RMP-DH01");
        Caller gone = access.employ("gone.ch05", Role.FRONT_DESK, "H/RMP-CH05");
        access.office().push(new DismissStaff(gone.user()));
        for (UserId who :
                List.of(storekeeper.user(), elsewhere.user(), gone.user(), new UserId("nobody"))) {
            assertThatThrownBy(() -> asked(who, "came"))
                    .isInstanceOfSatisfying(
                            ProblemException.class, no -> assertThat(no.status()).isEqualTo(403));
        }
        assertThatThrownBy(() -> asked(clerk.user(), "curious"))
                .isInstanceOfSatisfying(
                        ProblemException.class, no -> assertThat(no.status()).isEqualTo(400));
        access.server.now.addAndGet(120_000);
        long before = feed(here, AskDistrict.class).size();
        for (int i = 0; i < 10; i++) {
            asked(clerk.user(), "came");
        }
        assertThatThrownBy(() -> asked(clerk.user(), "came"))
                .isInstanceOfSatisfying(
                        ProblemException.class, no -> assertThat(no.status()).isEqualTo(429));
        assertThat(feed(here, AskDistrict.class)).hasSize((int) before + 10);
        access.server.now.addAndGet(61_000);
        asked(clerk.user(), "came");
    }

    private static void asked(UserId who, String reason) {
        patients.ask(
                here.device, who, new DistrictPatientRows.Typed("9000000000", null, null), reason);
    }
}
