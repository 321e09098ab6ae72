// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.facilities.DefineDistrict;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Exchange;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.Caller;
import org.outpost.server.access.PageSessions;
import org.outpost.server.access.SetLoginRequest;
import org.outpost.server.notifications.LogRegistration;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.prescriptions.SetFees;
import org.outpost.server.sync.Counter;

/// The pages as HTML, from facts and exchanges on the real database.
class DistrictPagesTest {
    private static final String EVIL = "<script>alert(1)</script> & \"Sons\"";
    private static final long HALF_HOUR = 1_800_000;
    private static AccessOnDatabase access;
    private static DistrictPages pages;
    private static Counter counter;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
        pages =
                new DistrictPages(
                        access.server.plain,
                        new PageDesks(
                                new PutAsideDesk(access.server.parts.inbox()),
                                access.retire,
                                new SetFees(access.server.parts.inbox()),
                                access.server.likely()),
                        new SummaryStore(),
                        new NotificationLogStore(),
                        access.directory,
                        access.server.clock,
                        new ReportingSettings(HALF_HOUR, 60, ZoneId.of("Asia/Kolkata")));
        Counter.at(access.server, "N")
                .push(new DefineDistrict("RMP", "Rampur", "रामपुर", "Uttar Pradesh"));
        define("RMP", "RMP-DH01", "District Hospital Rampur", "ज़िला अस्पताल रामपुर");
        define("RMP", "RMP-PH02", EVIL, "");
        define("SIT", "SIT-DH01", "District Hospital Sitapur", "ज़िला अस्पताल सीतापुर");
        Counter.at(access.server, "H/RMP-PH02");
        counter = Counter.at(access.server, "H/RMP-DH01");
        for (String name : List.of("Asha", "Ravi", "Meena")) {
            FactId id = counter.push(new RegisterPatient(null, person(name))).getFirst();
            LogRegistration log =
                    new LogRegistration(
                            access.server.plain, new NotificationLogStore(), access.server.clock);
            var message = new LogRegistration.Registered(id, "RegisterPatient", counter.home);
            assertThat(log.take(List.of(message))).isEqualTo(1);
            assertThat(log.take(List.of(message))).as("delivered again").isZero();
        }
        counter.exchange(List.of(), List.of(), List.of());
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static void define(String district, String code, String name, String local) {
        Counter.at(access.server, "D/" + district)
                .push(
                        new DefineHospital(
                                new HospitalId(code),
                                district,
                                HospitalTier.DISTRICT_HOSPITAL,
                                name,
                                local,
                                List.of(),
                                List.of()));
    }

    private static Person person(String name) {
        return new Person(
                name, null, Sex.F, LocalDate.of(1990, 1, 2), null, null, null, null, null);
    }

    private static PageSessions.Open signedIn(Caller caller) {
        String id = access.sessions.begin(caller.user().value(), AccessOnDatabase.PASSWORD);
        return access.sessions.find(id).orElseThrow();
    }

    private static PageSessions.Open nation() {
        return signedIn(access.admin);
    }

    private static Query all() {
        return Query.of(null, null, null);
    }

    private static String today(Language language) {
        return pages.today(pages.words(language), nation(), all());
    }

    /// The row of one hospital, without the space between tags.
    private static String row(String html, String hospital) {
        var found =
                Pattern.compile("<tr id=\"row-" + hospital + "\".*?</tr>", Pattern.DOTALL)
                        .matcher(html);
        assertThat(found.find()).as("a row of " + hospital).isTrue();
        return found.group().replaceAll("\\s+", " ");
    }

    @Test
    void aHospitalShowsWhatItsCountersReportedAndItsPatients() {
        counter.exchange(List.of(), List.of(), List.of());
        String row = row(today(Language.EN), "RMP-DH01");
        assertThat(row).contains("row-ok", "Heard", ">3</td>", "all sent", "District hospital");
    }

    @Test
    void whatCameWithTheReportItselfIsNotUnsentAnyMore() {
        Counter busy = Counter.at(access.server, "H/RMP-PH02");
        var batch =
                busy.batch(
                        new RegisterPatient(null, person("Sita")),
                        new RegisterPatient(null, person("Gita")));
        long hourAgo = access.server.now.get() - 3_600_000;
        access.server.partner.exchange(
                new Exchange.Request(
                        busy.device,
                        busy.writer,
                        busy.token,
                        5,
                        hourAgo,
                        List.of(batch),
                        List.of(),
                        List.of(),
                        1000));
        assertThat(access.server.dump("counter_report").get("counter_report"))
                .filteredOn(line -> line.contains(busy.device.value()))
                .singleElement()
                .asString()
                .endsWith("|3|" + access.server.now.get() + "|test|1|");
    }

    @Test
    void whoWatchesIsToldWhenEachHospitalWasHeardAndWhatItsCountersRun() {
        Counter one = Counter.at(access.server, "H/SIT-PH31");
        Standing before = access.server.plain.call(new SummaryStore()::standing);
        assertThat(before.hospitals())
                .extracting(Standing.Heard::hospital)
                .doesNotContain("SIT-PH31");
        assertThat(before.versions())
                .filteredOn(version -> version.app().equals("test") && version.protocol() == 1)
                .singleElement()
                .satisfies(version -> assertThat(version.counters()).isPositive());
        one.exchange(List.of(), List.of(), List.of());
        Standing after = access.server.plain.call(new SummaryStore()::standing);
        assertThat(after.hospitals())
                .contains(new Standing.Heard("SIT-PH31", "", access.server.now.get()))
                .anySatisfy(heard -> assertThat(heard.district()).isEqualTo("RMP"));
    }

    @Test
    void aCounterThatIsRegisteredButNotHeardIsNeverShownAsNought() {
        define("SIT", "SIT-PH09", "Primary Health Centre Nine", "");
        Counter fresh = Counter.at(access.server, "H/SIT-PH09");
        String row = row(today(Language.EN), "SIT-PH09");
        assertThat(row).contains("row-never", "Not heard yet", "not known").doesNotContain(">0<");
        fresh.exchange(List.of(), List.of(), List.of());
        assertThat(row(today(Language.EN), "SIT-PH09")).contains("row-ok", "Heard");
        outOfUse(fresh);
    }

    private static void outOfUse(Counter counter) {
        access.retire.retire(access.admin, counter.device, "replaced");
    }

    @Test
    void aHospitalWithoutACounterIsCalmAndSaysSo() {
        counter.exchange(List.of(), List.of(), List.of());
        long before = access.server.now.getAndAdd(10 * HALF_HOUR);
        try {
            counter.exchange(List.of(), List.of(), List.of());
            String html = today(Language.EN);
            assertThat(row(html, "SIT-DH01"))
                    .contains("row-none", "No counter in use", "–")
                    .doesNotContain("silent")
                    .doesNotContain(">0<");
            assertThat(html.substring(html.indexOf("red-title"), html.indexOf("tile-heard")))
                    .doesNotContain("Sitapur");
            assertThat(html).containsPattern("(1 has|[0-9]+ have) no counter in use");
            assertThat(row(today(Language.HI), "SIT-DH01")).contains("कोई काउंटर चालू नहीं");
            Query silent = Query.of("name", "silent", null);
            assertThat(pages.today(pages.words(Language.EN), nation(), silent))
                    .doesNotContain("row-SIT-DH01");
            assertThat(pages.csv(nation(), all())).contains(",no counter,,,,,");
            assertThat(
                            pages.counters(
                                            pages.words(Language.EN),
                                            nation(),
                                            new HospitalId("SIT-DH01"),
                                            "")
                                    .orElseThrow())
                    .contains("No counter is in use here");
        } finally {
            access.server.now.set(before);
        }
    }

    @Test
    void aCounterOutOfUseMakesNoHospitalSilent() {
        define("SIT", "SIT-PH08", "Primary Health Centre Eight", "");
        Counter old = Counter.at(access.server, "H/SIT-PH08");
        old.push(new RegisterPatient(null, person("Leela")));
        old.exchange(List.of(), List.of(), List.of());
        outOfUse(old);
        long before = access.server.now.getAndAdd(HALF_HOUR + 1000);
        try {
            assertThat(row(today(Language.EN), "SIT-PH08"))
                    .contains("row-none", "No counter in use", ">1</td>");
        } finally {
            access.server.now.set(before);
        }
    }

    @Test
    void aSilentHospitalSaysSinceWhenAndIsLeftOutOfTheTotals() {
        counter.exchange(List.of(), List.of(), List.of());
        long before = access.server.now.getAndAdd(HALF_HOUR + 1000);
        try {
            String html = today(Language.EN);
            assertThat(row(html, "RMP-DH01"))
                    .contains("row-silent", "Silent since", "not known, was 0");
            assertThat(html).contains("without 2 silent hospitals", "Silent: no counter was heard");
            assertThat(html.substring(html.indexOf("tile-unsent"), html.indexOf("tile-messages")))
                    .contains("–", "not known: no hospital is heard");
            assertThat(html.substring(html.indexOf("tile-patients"), html.indexOf("tile-unsent")))
                    .doesNotContain(">3<");
            assertThat(today(Language.HI)).contains("2 चुप अस्पतालों के बिना", "से चुप");
        } finally {
            access.server.now.set(before);
        }
    }

    @Test
    void whatPeopleTypedStaysText() {
        String html = today(Language.EN);
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>alert");
        String form =
                pages.signIn(pages.words(Language.EN), "t", "", "", "\"><script>alert(2)</script>");
        assertThat(form).doesNotContain("<script>alert").doesNotContain("value=\"\"><");
    }

    @Test
    void noPageHoldsScriptOrStyleOfItsOwn() {
        for (Language language : Language.values()) {
            for (String html :
                    List.of(
                            today(language),
                            pages.signIn(pages.words(language), "t", "", "", ""),
                            pages.trouble(pages.words(language), "x"),
                            pages.counters(
                                            pages.words(language),
                                            nation(),
                                            new HospitalId("RMP-DH01"),
                                            "aside.taken")
                                    .orElseThrow())) {
                assertThat(html)
                        .contains("<html lang=\"" + language.code() + "\"")
                        .doesNotContain("<style")
                        .doesNotContain(" style=")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContainPattern("<script(?! src=\"/district/static/htmx.js\")")
                        .doesNotContain("http://")
                        .doesNotContain("https://");
            }
        }
    }

    @Test
    void everyoneSeesTheirScopeOnly() {
        Caller district = access.employ("district.rmp", Role.DISTRICT_ADMIN, "D/RMP");
        Caller hospital = access.employ("hospital.one", Role.HOSPITAL_ADMIN, "H/RMP-DH01");
        Words words = pages.words(Language.EN);
        assertThat(pages.today(words, signedIn(district), all()))
                .contains("row-RMP-DH01", "row-RMP-PH02", "District Rampur")
                .doesNotContain("SIT-PH09");
        assertThat(pages.today(pages.words(Language.HI), signedIn(district), all()))
                .contains("जिला रामपुर");
        assertThat(pages.today(words, signedIn(hospital), all()))
                .contains("row-RMP-DH01", "class=\"scope\">District Hospital Rampur<")
                .doesNotContain("RMP-PH02")
                .doesNotContain("SIT-PH09");
        assertThat(pages.counters(words, signedIn(district), new HospitalId("SIT-DH01"), ""))
                .isEqualTo(Optional.empty());
        assertThat(pages.csv(signedIn(district), all()))
                .contains("RMP-DH01")
                .doesNotContain("SIT-PH09");
    }

    @Test
    void whoWorksAtACounterFindsNoPagesHere() {
        assertThat(DistrictPages.open(Role.FRONT_DESK)).isFalse();
        assertThat(DistrictPages.open(Role.PHARMACIST)).isFalse();
        assertThat(DistrictPages.open(Role.DISTRICT_ADMIN)).isTrue();
        assertThat(DistrictPages.open(Role.NATIONAL_ADMIN)).isTrue();
    }

    @Test
    void aSessionEndsByItselfAndByWish() {
        String id = access.sessions.begin("admin", AccessOnDatabase.PASSWORD);
        assertThat(access.server.dump("page_session").toString()).doesNotContain(id);
        assertThat(access.sessions.find(id)).isPresent();
        assertThat(access.sessions.find("x".repeat(43))).isEmpty();
        PageSessions.Open open = access.sessions.find(id).orElseThrow();
        assertThat(PageSessions.formHolds(open, open.formToken())).isTrue();
        assertThat(PageSessions.formHolds(open, "")).isFalse();
        access.sessions.end(id);
        assertThat(access.sessions.find(id)).isEmpty();
        String idle = access.sessions.begin("admin", AccessOnDatabase.PASSWORD);
        long before = access.server.now.getAndAdd(2 * 60 * 60 * 1000 + 1);
        assertThat(access.sessions.find(idle)).isEmpty();
        access.server.now.set(before);
    }

    @Test
    void aNewPasswordEndsThePersonsSessions() {
        Caller admin = access.employ("district.new", Role.DISTRICT_ADMIN, "D/RMP");
        String id = access.sessions.begin("district.new", AccessOnDatabase.PASSWORD);
        assertThat(access.sessions.find(id)).isPresent();
        access.setLogin.set(
                access.admin,
                List.of(
                        new SetLoginRequest(
                                admin.user(), "district.new", "another long password")));
        assertThat(access.sessions.find(id)).isEmpty();
    }

    @Test
    void aSpreadsheetTakesNoCellForAFormula() {
        assertThat(HospitalsCsv.cell("=CMD()")).isEqualTo("'=CMD()");
        assertThat(HospitalsCsv.cell("-1+2")).isEqualTo("'-1+2");
        assertThat(HospitalsCsv.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(pages.csv(nation(), all()))
                .contains("SIT-DH01,District Hospital Sitapur")
                .contains("no counter,,,,,");
    }

    @Test
    void messagesOfTheDayAreCounted() {
        String html = today(Language.EN);
        String tile = html.substring(html.indexOf("tile-messages"));
        assertThat(tile.substring(0, 300)).contains(">3<");
    }

    @Test
    void whateverTheAddressSaysSomethingSensibleComesOut() {
        assertThat(Query.of("'; DROP TABLE", "x", "-1")).isEqualTo(all());
        assertThat(Query.of("unsent", "silent", "99999"))
                .isEqualTo(Query.of("unsent", "silent", null));
        assertThat(pages.today(pages.words(Language.EN), nation(), Query.of("heard", "all", "900")))
                .contains("row-SIT-DH01");
    }
}
