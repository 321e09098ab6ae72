// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.facilities.DefineHospital;
import org.outpost.model.facilities.HospitalTier;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.access.AccessOnDatabase;
import org.outpost.server.access.PageSessions;
import org.outpost.server.notifications.NotificationLogStore;
import org.outpost.server.prescriptions.SetFees;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.SyncParts;

/// What the pages say after the real database was put back from an older backup: who has come
/// again, who is awaited since when, and how to go on without one that never comes.
class RestoredPageTest {
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

    private static PageSessions.Open nation() {
        String id = access.sessions.begin(access.admin.user().value(), AccessOnDatabase.PASSWORD);
        return access.sessions.find(id).orElseThrow();
    }

    private static String today(Language language) {
        return pages.today(pages.words(language), nation(), Query.of(null, null, null));
    }

    private static String page(Language language, Counter at) {
        return pages.counters(pages.words(language), nation(), at.home.hospital(), "")
                .orElseThrow();
    }

    /// It stands in the present epoch, and has nothing left to send.
    private static void comes(Counter counter) {
        counter.token = counter.hello().token();
        counter.exchange(
                List.of(), List.of(access.server.parts.feeds().head(counter.home)), List.of());
    }

    private static String lose(Counter counter) {
        return "href=\"/district/hospital/"
                + counter.home.hospital().value()
                + "/lose/"
                + counter.device;
    }

    private static boolean allHeard(Counter at) {
        return access.server.parts.inbox().allHeard(at.home);
    }

    @Test
    void whoIsAwaitedStandsThereUntilAllCameOrAreDeclaredLost() {
        define("SIT-PH51", "Primary Health Centre Fifty-One");
        define("SIT-PH52", "Primary Health Centre Fifty-Two");
        Counter one = Counter.at(access.server, "H/SIT-PH51");
        Counter never = Counter.at(access.server, "H/SIT-PH51");
        Counter other = Counter.at(access.server, "H/SIT-PH52");
        Counter replaced = Counter.at(access.server, "H/SIT-PH52");
        List.of(one, never, other, replaced).forEach(RestoredPageTest::comes);
        access.retire.retire(access.admin, replaced.device, "replaced");
        assertThat(today(Language.EN)).doesNotContain("id=\"restored\"");
        access.server.backup();
        access.server.now.addAndGet(60_000);
        access.server.restore();
        SyncParts.restored(
                access.server.plain, "tuesday", access.server.clock, access.server.randomness);
        String since =
                pages.words(Language.EN).time(access.server.now.get(), access.server.now.get());

        assertThat(today(Language.EN))
                .contains("Put back to an earlier time", "at " + since)
                .contains("0 of 2 hospitals have been heard again.")
                .contains("Awaited since " + since, "declared lost")
                .as("who is awaited may need somebody")
                .doesNotContain("Nothing needs you.");
        assertThat(allHeard(other)).isFalse();
        comes(other);
        assertThat(allHeard(other)).as("nobody waits for the replaced one").isTrue();
        assertThat(today(Language.EN))
                .contains("1 of 2 hospitals have been heard again.", "Heard again");
        assertThat(page(Language.EN, other)).doesNotContain("id=\"restored\"");
        assertThat(today(Language.HI)).contains("पहले के समय पर वापस रखा गया", "2 में से 1");

        comes(one);
        assertThat(allHeard(one)).isFalse();
        assertThat(page(Language.EN, one))
                .contains("1 of 2 counters have come again.", "Awaited since " + since)
                .contains("Heard again", lose(never));
        assertThat(page(Language.HI, one))
                .contains("2 में से 1 काउंटर फिर आए", since + " से इंतज़ार");
        assertThat(pages.lost(nation(), never.home.hospital(), never.device.value(), "broken"))
                .isEqualTo("lose.done");
        assertThat(allHeard(one)).isTrue();
        assertThat(page(Language.EN, one)).doesNotContain("id=\"restored\"");
        assertThat(today(Language.EN)).doesNotContain("id=\"restored\"");
    }
}
