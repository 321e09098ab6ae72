// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.patients.AskDistrict;
import org.outpost.model.patients.GiveOutRegister;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.Caller;
import org.outpost.server.access.PageSessions;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.prescriptions.SetFees;
import org.outpost.server.sync.Counter;

/// The page of one hospital: what was put aside there, and counters that were lost.
class HospitalPageTest {
    private static AccessOnDatabase access;
    private static DistrictPages pages;

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
                        new ReportingSettings(1_800_000, 60, ZoneId.of("Asia/Kolkata")));
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static void define(String code, String name) {
        Counter.at(access.server, "D/SIT")
                .push(
                        new DefineHospital(
                                new HospitalId(code),
                                "SIT",
                                HospitalTier.DISTRICT_HOSPITAL,
                                name,
                                "",
                                List.of(),
                                List.of()));
    }

    private static PageSessions.Open signedIn(Caller caller) {
        String id = access.sessions.begin(caller.user().value(), AccessOnDatabase.PASSWORD);
        return access.sessions.find(id).orElseThrow();
    }

    private static PageSessions.Open nation() {
        return signedIn(access.admin);
    }

    private static String today(Language language) {
        return pages.today(pages.words(language), nation(), Query.of(null, null, null));
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
    void whatWasPutAsideIsOnTheRowAndInWordsOnTheHospitalsPage() {
        define("SIT-PH41", "Primary Health Centre Forty-One");
        Counter odd = Counter.at(access.server, "H/SIT-PH41");
        assertThat(row(today(Language.EN), "SIT-PH41")).doesNotContain(">1</td>");
        Fact none = Fact.malformed(odd.next(), "{}".getBytes(StandardCharsets.UTF_8), "");
        access.server.parts.inbox().take(odd.freeze(List.of(none)));
        String html = today(Language.EN);
        assertThat(row(html, "SIT-PH41")).contains(">1</td>");
        assertThat(html).contains("1 put aside: somebody must look", "Look at them");
        assertThat(page(Language.EN, nation(), "SIT-PH41", ""))
                .contains("Nobody can read it", none.id().value(), "Counter", "Take in")
                .contains("action=\"/district/hospital/SIT-PH41/admit\"");
        assertThat(page(Language.HI, nation(), "SIT-PH41", "")).contains("इसे कोई पढ़ नहीं सकता");
        Caller ward = access.employ("hospital.41", Role.HOSPITAL_ADMIN, "H/SIT-PH41");
        assertThat(page(Language.EN, signedIn(ward), "SIT-PH41", ""))
                .contains("Nobody can read it")
                .doesNotContain("Take in");
        String said = pages.admit(nation(), none.id().value());
        assertThat(page(Language.EN, nation(), "SIT-PH41", said))
                .contains("still can't be taken in", none.id().value());
        assertThat(pages.admit(nation(), "no name")).isEqualTo("aside.gone");
    }

    @Test
    void aLostCounterIsToldWithWhatNeverArrivedAndWhenItIsBack() {
        define("SIT-PH42", "Primary Health Centre Forty-Two");
        Counter lost = Counter.at(access.server, "H/SIT-PH42");
        access.server.partner.exchange(
                new Exchange.Request(
                        lost.device,
                        lost.writer,
                        lost.token,
                        7,
                        access.server.now.get(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1000));
        assertThat(page(Language.EN, nation(), "SIT-PH42", "")).doesNotContain("Lost counters");
        access.retire.retire(access.admin, lost.device, "lost");
        assertThat(page(Language.EN, nation(), "SIT-PH42", ""))
                .contains("Lost counters", "Lost since", "7 never arrived");
        assertThat(page(Language.HI, nation(), "SIT-PH42", "")).contains("7 कभी नहीं पहुँचे");
        access.directory.register(
                access.admin.user(),
                lost.device,
                Base64.getEncoder().encodeToString(lost.keys.getPublic().getEncoded()),
                lost.home,
                "Counter");
        assertThat(page(Language.EN, nation(), "SIT-PH42", ""))
                .contains("In use again since", "7 were not sent then");
    }

    @Test
    void whoMayDeclaresACounterLostOnceTheyReadWhatItMeans() {
        define("SIT-PH43", "Primary Health Centre Forty-Three");
        Counter gone = Counter.at(access.server, "H/SIT-PH43");
        Counter stays = Counter.at(access.server, "H/SIT-PH43");
        HospitalId at = gone.home.hospital();
        access.server.partner.exchange(
                new Exchange.Request(
                        gone.device,
                        gone.writer,
                        gone.token,
                        12,
                        access.server.now.get(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1000));
        String link = "href=\"/district/hospital/SIT-PH43/lose/" + gone.device + "\"";
        assertThat(page(Language.EN, nation(), "SIT-PH43", "")).contains(link);
        String form = lose(Language.EN, nation(), gone).orElseThrow();
        assertThat(form)
                .contains("12 records", "nothing is taken from it", "an administrator signs in")
                .contains("value=\"stolen\"", "name=\"form\"", "method=\"post\"");
        assertThat(lose(Language.HI, nation(), gone).orElseThrow()).contains("12 रिकॉर्ड");

        Caller ward = access.employ("clerk.43", Role.FRONT_DESK, "H/SIT-PH43");
        Caller other = access.employ("boss.44", Role.HOSPITAL_ADMIN, "H/SIT-PH44");
        for (Caller without : List.of(ward, other)) {
            assertThat(lose(Language.EN, signedIn(without), gone)).isEmpty();
            assertThat(pages.lost(signedIn(without), at, gone.device.value(), "lost"))
                    .isEqualTo("lose.nothing");
        }
        assertThat(pages.lost(nation(), at, gone.device.value(), "whim")).isEqualTo("lose.nothing");
        assertThat(pages.lost(nation(), new HospitalId("SIT-PH42"), gone.device.value(), "lost"))
                .as("at another hospital")
                .isEqualTo("lose.nothing");
        assertThat(gone.hello().token()).isNotEmpty();

        Caller boss = access.employ("boss.43", Role.HOSPITAL_ADMIN, "H/SIT-PH43");
        assertThat(pages.lost(signedIn(boss), at, gone.device.value(), "stolen"))
                .isEqualTo("lose.done");
        assertThat(page(Language.EN, nation(), "SIT-PH43", "lose.done"))
                .contains("Lost since", "12 never arrived", "is declared lost")
                .doesNotContain(link)
                .contains(stays.device.value());
        assertThatThrownBy(gone::hello).isInstanceOf(ProblemException.class);
        assertThat(pages.lost(nation(), at, gone.device.value(), "lost"))
                .as("once more")
                .isEqualTo("lose.nothing");
    }

    @Test
    void whoGaveTheRegisterOutOrLookedElsewhereStandsThereWithTheReason() {
        define("SIT-PH45", "Primary Health Centre Forty-Five");
        Counter counter = Counter.at(access.server, "H/SIT-PH45");
        assertThat(page(Language.EN, nation(), "SIT-PH45", "")).doesNotContain("given out");
        Caller boss = access.employ("boss.45", Role.HOSPITAL_ADMIN, "H/SIT-PH45");
        counter.who = boss.user();
        counter.push(new GiveOutRegister("move", 1250));
        access.server
                .parts
                .inbox()
                .act(
                        counter.home,
                        boss.user(),
                        _ -> List.of(new AskDistrict("phone", "referred", List.of(), List.of())),
                        null);
        assertThat(page(Language.EN, nation(), "SIT-PH45", ""))
                .contains("Register given out: 1,250 people", "Moving to another program")
                .contains("Asked the district for a patient: 0 shown", "was referred there")
                .contains("Asha Devi");
        assertThat(page(Language.HI, nation(), "SIT-PH45", "")).contains("रजिस्टर दिया गया: 1,250");
        access.server.execute("DELETE FROM disclosure");
        access.server.parts.rebuild().run();
        assertThat(page(Language.EN, nation(), "SIT-PH45", "")).contains("1,250 people");
        Caller clerk = access.employ("clerk.45", Role.FRONT_DESK, "H/SIT-PH45");
        counter.who = clerk.user();
        counter.push(new GiveOutRegister("own", 7));
        assertThat(page(Language.EN, nation(), "SIT-PH45", ""))
                .as("who may not is refused")
                .doesNotContain("given out: 7");
    }

    @Test
    void theFeeOfAVisitIsSetByThoseWhoAdministerTheHospital() {
        define("SIT-PH46", "Primary Health Centre Forty-Six");
        HospitalId at = new HospitalId("SIT-PH46");
        assertThat(page(Language.EN, nation(), "SIT-PH46", "")).contains("Nobody has set it yet");
        Caller boss = access.employ("boss.46", Role.HOSPITAL_ADMIN, "H/SIT-PH46");
        assertThat(pages.fee(signedIn(boss), at, "12.50")).isEqualTo("fee.set");
        assertThat(pages.fee(signedIn(boss), at, "12.50")).as("once more").isEqualTo("fee.set");
        assertThat(page(Language.EN, signedIn(boss), "SIT-PH46", "fee.set"))
                .contains("costs 12.50 rupees", "action=\"/district/hospital/SIT-PH46/fee\"");
        assertThat(page(Language.HI, nation(), "SIT-PH46", "")).contains("12.50 रुपये");
        long facts = access.server.count("SELECT COUNT(*) FROM fact WHERE type = 'SetFee'");
        assertThat(facts).isEqualTo(1);
        Caller other = access.employ("boss.47", Role.HOSPITAL_ADMIN, "H/SIT-PH47");
        assertThat(pages.fee(signedIn(other), at, "5")).isEqualTo("fee.not");
        for (String odd : List.of("", "-1", "1e3", "12.5", "ten", "1000000")) {
            assertThat(pages.fee(signedIn(boss), at, odd)).as(odd).isEqualTo("fee.not");
        }
        assertThat(pages.fee(nation(), at, "0")).isEqualTo("fee.set");
        assertThat(page(Language.EN, nation(), "SIT-PH46", "")).contains("costs 0 rupees");
    }

    private static Optional<String> lose(
            Language language, PageSessions.Open session, Counter counter) {
        return pages.lose(
                pages.words(language), session, counter.home.hospital(), counter.device.value());
    }

    private static String page(
            Language language, PageSessions.Open session, String hospital, String said) {
        return pages.counters(pages.words(language), session, new HospitalId(hospital), said)
                .orElseThrow();
    }
}
