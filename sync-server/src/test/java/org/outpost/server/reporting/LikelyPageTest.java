// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.MergePatients;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.Caller;
import org.outpost.server.access.PageSessions;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.patients.LikelyDesk;
import org.outpost.server.prescriptions.SetFees;
import org.outpost.server.sync.Counter;

/// The page of likely duplicates: what it shows of whom to whom, and what its forms do.
class LikelyPageTest {
    private static AccessOnDatabase access;
    private static DistrictPages pages;
    private static LikelyDesk desk;
    private static Counter first;
    private static Counter second;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        desk = access.server.likely();
        pages =
                new DistrictPages(
                        access.server.plain,
                        new PageDesks(
                                new PutAsideDesk(access.server.parts.inbox()),
                                access.retire,
                                new SetFees(access.server.parts.inbox()),
                                desk),
                        new SummaryStore(),
                        new NotificationLogStore(),
                        access.directory,
                        access.server.clock,
                        new ReportingSettings(1_800_000, 60, ZoneId.of("Asia/Kolkata")));
        Counter office = Counter.at(access.server, "D/SIT");
        office.push(
                hospital("SIT-DH01", "District Hospital"),
                hospital("SIT-CH02", "Block <b>House</b>"));
        first = Counter.at(access.server, "H/SIT-DH01");
        second = Counter.at(access.server, "H/SIT-CH02");
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static DefineHospital hospital(String code, String name) {
        return new DefineHospital(
                new HospitalId(code),
                "SIT",
                HospitalTier.DISTRICT_HOSPITAL,
                name,
                "",
                List.of(),
                List.of());
    }

    private static AggregateId register(Counter at, String name, String phone) {
        return register(at, name, phone, Sex.F, 1985);
    }

    private static AggregateId register(Counter at, String name, String phone, Sex sex, int year) {
        Person person = new Person(name, null, sex, null, year, null, phone, "Sarai", "Ram Lal");
        return Patient.id(at.push(new RegisterPatient(null, person)).getFirst());
    }

    private static AggregateId born(LocalDate on) {
        Person person =
                new Person(
                        "Sunita Kumari",
                        null,
                        Sex.F,
                        on,
                        null,
                        null,
                        "9811100001",
                        "Sarai",
                        "Ram Lal");
        return Patient.id(first.push(new RegisterPatient(null, person)).getFirst());
    }

    private static PageSessions.Open signedIn(Caller caller) {
        String id = access.sessions.begin(caller.user().value(), AccessOnDatabase.PASSWORD);
        return access.sessions.find(id).orElseThrow();
    }

    private static String page(Language language, Caller caller, String said) {
        while (desk.turn(500) > 0) {
            // Whoever waits is compared first.
        }
        return pages.likely(pages.words(language), signedIn(caller), 0, said).orElseThrow();
    }

    @Test
    void twoRecordsStandSideBySideWithTheReasonsAndWhatMayBeDone() {
        Caller admin = access.employ("sit.admin", Role.DISTRICT_ADMIN, "D/SIT");
        assertThat(page(Language.EN, admin, "")).contains("No two records wait here");
        AggregateId here = register(first, "Sunita Kumari", "9811100001");
        AggregateId there = register(second, "Suneeta Kumari", "9811100001");
        assertThat(page(Language.EN, admin, ""))
                .contains(
                        "Sunita Kumari (District Hospital)",
                        "Suneeta Kumari (Block &lt;b&gt;House&lt;/b&gt;)")
                .contains("same phone", "same age", "same village", "Ram Lal")
                .contains("The two are of different hospitals", here.value(), there.value())
                .contains("action=\"/district/likely/apart\"", "name=\"form\"", "Not the same")
                .contains("action=\"/district/likely/join\"", "name=\"keep\"", "name=\"NAME\"")
                .as("they agree in these")
                .doesNotContain("name=\"PHONE\"", "name=\"SEX\"")
                .as("never the whole phone")
                .doesNotContain("9811100001");
        assertThat(page(Language.HI, admin, "")).contains("वही फ़ोन", "वही नहीं");
        assertThat(page(Language.EN, access.admin, "")).contains("Suneeta Kumari");
        Caller other = access.employ("far.admin", Role.DISTRICT_ADMIN, "D/FAR");
        Caller boss = access.employ("sit.boss", Role.HOSPITAL_ADMIN, "H/SIT-DH01");
        for (Caller without : List.of(other, boss)) {
            assertThat(page(Language.EN, without, "")).doesNotContain("Kumari");
            assertThat(settle(without, "apart", here, there)).isEqualTo("nothing");
        }
        Caller clerk = access.employ("sit.clerk", Role.FRONT_DESK, "H/SIT-DH01");
        assertThat(pages.likely(pages.words(Language.EN), signedIn(clerk), 0, "")).isEmpty();
        assertThat(
                        pages.settle(
                                signedIn(admin),
                                new LikelyForm("apart", "no name", "", name -> "")))
                .isEqualTo("nothing");
        joinedAndPartedAcross(admin, boss, here, there);

        assertThat(settle(admin, "apart", here, there)).isEqualTo("apart");
        assertThat(page(Language.EN, admin, "apart"))
                .contains(
                        "They are told apart",
                        "Said by Asha Devi",
                        "action=\"/district/likely/again\"")
                .doesNotContain("action=\"/district/likely/apart\"");
        assertThat(settle(admin, "again", here, there)).isEqualTo("again");
        assertThat(page(Language.EN, admin, "again"))
                .contains("They are compared again", "action=\"/district/likely/apart\"");
        assertThat(settle(admin, "apart", here, there)).isEqualTo("apart");

        AggregateId twin = born(LocalDate.of(1985, 8, 14));
        assertThat(settle(admin, "apart", there, twin)).isEqualTo("apart");
        assertThat(page(Language.EN, boss, ""))
                .contains("action=\"/district/likely/join\"")
                .contains("Sunita Kumari and Sunita Kumari · District Hospital")
                .contains("14 Aug 1985");
        assertThat(settle(boss, "join", here, twin)).isEqualTo("join");
        assertThat(page(Language.EN, admin, "join"))
                .contains("one person now", "Part again", "action=\"/district/likely/part\"")
                .doesNotContain("action=\"/district/likely/join\"");
        assertThat(settle(admin, "part", here, twin)).isEqualTo("part");
        assertThat(page(Language.EN, admin, "part"))
                .contains("two people again", "action=\"/district/likely/join\"")
                .doesNotContain("Part again");
    }

    /// Field by field: the number of the second record stays, the name of the first is right.
    private static void joinedAndPartedAcross(
            Caller admin, Caller boss, AggregateId here, AggregateId there) {
        assertThat(settle(boss, "join", here, there)).as("one is not theirs").isEqualTo("nothing");
        Map<String, String> chosen = Map.of("keep", "other", "NAME", "one");
        assertThat(settle(admin, "join", here, there, chosen)).isEqualTo("join");
        assertThat(person(there).mergedInto()).isNull();
        assertThat(person(here).mergedInto()).isEqualTo(there);
        assertThat(person(there).person().name()).isEqualTo("Sunita Kumari");
        assertThat(page(Language.EN, admin, "join"))
                .contains("The two are one person now", "action=\"/district/likely/part\"")
                .doesNotContain("action=\"/district/likely/join\"");
        assertThat(page(Language.HI, admin, "join")).contains("दोनों अब एक व्यक्ति हैं");
        assertThat(settle(boss, "part", there, here)).isEqualTo("nothing");
        assertThat(settle(admin, "part", there, here)).isEqualTo("part");
        assertThat(person(here).mergedInto()).isNull();
        assertThat(person(there).person().name()).as("put back").isEqualTo("Suneeta Kumari");
    }

    @Test
    void whoIsHardlyOnePersonIsJoinedOnlyWithAReasonThatStays() {
        Caller far = access.employ("gaya.admin", Role.DISTRICT_ADMIN, "D/GAY");
        Caller boss = access.employ("sit.head", Role.HOSPITAL_ADMIN, "H/SIT-DH01");
        AggregateId kept = register(first, "Pushpa Devi", "9811100077", Sex.F, 1985);
        AggregateId gone = register(first, "Pushpa Devi", "9811100077", Sex.M, 1985);
        AggregateId old = register(first, "Rampyari Bai", "9811100078", Sex.F, 1950);
        AggregateId young = register(first, "Rampyari Bai", "9811100078", Sex.F, 1985);
        assertThat(page(Language.EN, boss, ""))
                .contains("Probably not one person. Sex: Female and Male.")
                .contains(
                        "Probably not one person. Ages more than ten years apart: ",
                        "name=\"why\" value=\"papers\"")
                .contains("One of them was typed wrong");
        assertThat(page(Language.HI, boss, ""))
                .contains("शायद ये एक ही व्यक्ति नहीं हैं। लिंग: महिला और पुरुष।")
                .contains("काग़ज़ दिखाते हैं कि यह एक ही व्यक्ति है");
        assertThat(settle(far, "join", kept, gone)).isEqualTo("nothing");
        assertThat(settle(boss, "join", kept, gone)).isEqualTo("why");
        assertThat(settle(boss, "join", kept, gone, Map.of("why", "because"))).isEqualTo("why");
        assertThat(person(gone).mergedInto()).isNull();
        assertThat(page(Language.EN, boss, "why")).contains("Nothing was joined yet");
        assertThat(page(Language.HI, boss, "why")).contains("अभी कुछ नहीं जुड़ा");

        assertThat(settle(boss, "join", kept, gone, Map.of("why", "papers"))).isEqualTo("join");
        assertThat(person(gone).mergedInto()).isEqualTo(kept);
        assertThat(access.server.parts.inbox().past(gone))
                .anySatisfy(fact ->
                        assertThat(fact.body()).isEqualTo(new MergePatients(kept, gone, "papers")));
        assertThat(settle(boss, "part", kept, gone)).isEqualTo("part");
        assertThat(settle(boss, "apart", kept, gone)).isEqualTo("apart");
        assertThat(settle(boss, "join", old, young)).isEqualTo("why");
        assertThat(settle(boss, "apart", old, young)).isEqualTo("apart");
    }

    private static Patient person(AggregateId patient) {
        return access.server.parts.inbox().read(states -> states.of(patient, Patient.class));
    }

    private static String settle(Caller caller, String what, AggregateId one, AggregateId other) {
        return settle(caller, what, one, other, Map.of());
    }

    private static String settle(
            Caller caller,
            String what,
            AggregateId one,
            AggregateId other,
            Map<String, String> chosen) {
        return pages.settle(
                signedIn(caller),
                new LikelyForm(
                        what, one.value(), other.value(), name -> chosen.getOrDefault(name, "")));
    }
}
