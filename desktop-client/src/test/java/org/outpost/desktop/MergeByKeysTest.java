// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.patients.Birth;
import org.outpost.desktop.patients.FieldWords;
import org.outpost.desktop.patients.PastEvent;
import org.outpost.desktop.patients.PersonEntry;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.access.Role;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Two records of one person become one and part again, by keys alone over a real file; and all of
/// it can be read in the patient's past.
@ExtendWith(ApplicationExtension.class)
class MergeByKeysTest {
    private static final String PHONE = "9876543210";
    @TempDir static Path folder;
    private OpenCounter open;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        open = new OpenCounter(stage, folder);
        counter = open.counter;
        desk = open.desk;
    }

    @AfterEach
    void theCounterCloses() {
        open.close();
    }

    @Test
    void twoRecordsBecomeOneFieldByFieldAndAltZPartsThem() {
        door();
        PersonRow stays = register("Sunita Kumari", PHONE, "");
        PersonRow goes = register("Suneeta Kumari", "", "OPD 9");
        merge();
        PersonRow one = counter.patients().person(stays.id()).orElseThrow();
        assertThat(one.name()).isEqualTo("Suneeta Kumari");
        assertThat(one.phone()).isEqualTo(PHONE);
        assertThat(ids("opd 9")).containsExactly(stays.id());
        assertThat(ids("suneeta")).containsExactly(stays.id());
        assertThat(counter.patients().merged(stays.id()))
                .extracting(PersonRow::id)
                .containsExactly(goes.id());

        desk.press(KeyCode.ALT, KeyCode.Z);
        until(() -> ids("opd 9").equals(List.of(goes.id())));
        assertThat(counter.patients().person(stays.id()).orElseThrow().name())
                .isEqualTo("Sunita Kumari");
    }

    @Test
    void muchLaterTheyPartAndOnlyWhatWasTakenOverGoesBack() {
        door();
        PersonRow stays = register("Sunita Kumari", PHONE, "");
        register("Suneeta Kumari", "", "OPD 9");
        merge();
        made(
                counter.patients()
                        .change(stays.id(), entry("Suneeta Kumari", "9000000001", "", "Bilaspur")));
        open("9000000001");
        desk.press(KeyCode.ALT, KeyCode.M);
        until(() -> desk.words().contains("Part again: Suneeta Kumari"));
        desk.press(KeyCode.F2);
        until(() -> desk.words().contains("Parted again: Suneeta Kumari"));
        PersonRow parted = counter.patients().person(stays.id()).orElseThrow();
        assertThat(parted.name()).isEqualTo("Sunita Kumari");
        assertThat(parted.phone()).isEqualTo("9000000001");
        assertThat(parted.village()).isEqualTo("Bilaspur");
        assertThat(ids("opd 9")).doesNotContain(stays.id());
    }

    @Test
    void aManAndAGirlAreMadeOneOnlyWithAReasonThatStaysInTheirPast() {
        door();
        PersonRow man = registered("Suraj Kumar", 34, "M", PHONE);
        PersonRow girl = registered("Rekha Rani", 17, "F", "9000000001");
        open(PHONE);
        desk.press(KeyCode.ALT, KeyCode.M);
        until(() -> desk.words().contains("Same person: Suraj Kumar"));
        desk.write("rekha");
        until(() -> desk.words().contains("Rekha Rani"));
        desk.press(KeyCode.ENTER);
        until(() -> desk.words().contains("Probably not one person"));
        assertThat(desk.words())
                .contains("Sex: Male and Female.")
                .contains("Ages more than ten years apart: 34 years and 17 years.");
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("Choose a reason"));
        assertThat(counter.patients().merged(man.id())).isEmpty();
        desk.press(KeyCode.ESCAPE);
        assertThat(counter.patients().merged(man.id())).as("no reason was given").isEmpty();
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("Choose a reason"));
        desk.press(KeyCode.F2);
        until(() -> desk.words().contains("One record now: Suraj Kumar"));
        assertThat(counter.patients().merged(man.id()))
                .extracting(PersonRow::id)
                .containsExactly(girl.id());
        assertThat(past(man).getFirst().what())
                .isEqualTo(
                        Phrase.of(
                                "history.why",
                                past(man).getFirst().what().values().getFirst(),
                                Phrase.of("reason.merge.typed")));
        desk.press(KeyCode.ALT, KeyCode.Z);
        until(() -> counter.patients().merged(man.id()).isEmpty());
    }

    @Test
    void whoMayNotMergeIsNotOfferedItAndIsRefused() {
        door();
        PersonRow one = register("Sunita Kumari", PHONE, "");
        PersonRow other = register("Suneeta Kumari", "", "OPD 9");
        assertThat(counter.patients().mayMerge()).isTrue();
        counter.current().came(counter.current().user(), Role.PHARMACIST);
        assertThat(counter.patients().mayMerge()).isFalse();
        assertThat(counter.patients().merge(one.id(), other.id(), Set.of(), ""))
                .isInstanceOf(Outcome.Declined.class);
        open(PHONE);
        desk.press(KeyCode.ALT, KeyCode.M);
        assertThat(desk.words()).contains("Details of").doesNotContain("Same as another record");
    }

    @Test
    void thePastTellsWhoWhenWhereAndFromWhatToWhat() {
        door();
        PersonRow stays = register("Sunita Kumari", PHONE, "");
        register("Suneeta Kumari", "", "OPD 9");
        merge();
        made(
                counter.patients()
                        .change(stays.id(), entry("Suneeta Kumari", "9000000001", "", "Milak")));
        List<PastEvent> past = past(stays);
        assertThat(past)
                .extracting(event -> event.what().key())
                .containsExactly(
                        "history.changed",
                        "history.merged",
                        "history.changed",
                        "history.registered",
                        "history.registered");
        assertThat(past.getFirst().changes())
                .containsExactly(
                        new FieldWords.Change(
                                Phrase.of("field.phone"),
                                Phrase.given(PHONE),
                                Phrase.given("9000000001")));
        assertThat(past.getFirst().where())
                .isEqualTo(
                        Phrase.of(
                                "history.where",
                                Phrase.named("District Hospital Rampur", "अस्पताल"),
                                Phrase.of("top.counter", counter.name())));

        open("9000000001");
        desk.press(KeyCode.ALT, KeyCode.H);
        until(() -> desk.words().contains("What happened: Suneeta Kumari"));
        assertThat(desk.words())
                .contains("Phone: " + PHONE + " → 9000000001")
                .contains("Name: Sunita Kumari → Suneeta Kumari")
                .contains("Joined with Suneeta Kumari");
    }

    @Test
    void aVisitIsPartOfThePast() {
        door();
        register("Rekha Devi", PHONE, "");
        desk.write(PHONE);
        until(() -> desk.words().contains("Rekha Devi"));
        desk.press(KeyCode.F2);
        until(() -> desk.words().contains("Rekha Devi"));
        PersonRow row = counter.patients().people(PHONE, 1).getFirst();
        until(() -> past(row).size() == 2);
        assertThat(past(row).getFirst().what().key()).startsWith("history.visit");
    }

    @Test
    void aFamilyOnOnePhoneStandsTogether() {
        door();
        register("Asha Devi", PHONE, "");
        register("Asha Kumari", "9000000001", "");
        register("Asha Rani", PHONE, "");
        desk.write("asha");
        until(() -> desk.words().contains("same phone"));
        String words = desk.words();
        int first = Math.min(words.indexOf("Asha Devi"), words.indexOf("Asha Rani"));
        int second = Math.max(words.indexOf("Asha Devi"), words.indexOf("Asha Rani"));
        int other = words.indexOf("Asha Kumari");
        assertThat(other < first || other > second).isTrue();
        assertThat(ids("milak")).hasSize(3);
        assertThat(ids("asha milak")).hasSize(3);
        assertThat(ids("asha bilaspur")).isEmpty();
    }

    /// By keys: opened by phone, the other record proposed, its name taken, one record made.
    private void merge() {
        open(PHONE);
        desk.press(KeyCode.ALT, KeyCode.M);
        until(() -> desk.words().contains("Goes into it"));
        assertThat(desk.focus()).isEqualTo("other");
        desk.press(KeyCode.ENTER).press(KeyCode.RIGHT);
        assertThat(desk.words()).contains("✓ Suneeta Kumari").contains("✓ " + PHONE);
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("One record now: Suneeta Kumari"));
    }

    private void open(String typed) {
        desk.ask(() -> {
            desk.shell().go("patients");
            return true;
        });
        desk.press(KeyCode.CONTROL, KeyCode.F).press(KeyCode.CONTROL, KeyCode.A).write(typed);
        until(() -> desk.words().contains("Milak") || desk.words().contains("Bilaspur"));
        desk.press(KeyCode.ENTER);
        until(() -> desk.words().contains("Details of"));
    }

    /// Without the number, which the district gives whenever it hears.
    private List<PastEvent> past(PersonRow person) {
        return counter.patients().history(person.id()).stream()
                .filter(event -> !event.what().key().equals("history.number"))
                .toList();
    }

    private List<String> ids(String typed) {
        return counter.patients().people(typed, 10).stream().map(PersonRow::id).toList();
    }

    private PersonRow register(String name, String phone, String paper) {
        return made(counter.patients().register(entry(name, phone, paper, "Milak")));
    }

    private PersonRow registered(String name, int age, String sex, String phone) {
        return made(
                counter.patients()
                        .register(
                                new PersonEntry(
                                        name,
                                        "",
                                        new Birth(TODAY.minusYears(age), Birth.Precision.YEARS),
                                        sex,
                                        phone,
                                        "Milak",
                                        "")));
    }

    private static PersonEntry entry(String name, String phone, String paper, String village) {
        return new PersonEntry(
                name,
                "",
                new Birth(TODAY.minusYears(34), Birth.Precision.YEARS),
                "F",
                phone,
                village,
                "",
                "",
                "",
                "",
                paper);
    }

    private void door() {
        open.signIn("asha");
        assertThat(desk.focus()).isEqualTo("search");
    }
}
