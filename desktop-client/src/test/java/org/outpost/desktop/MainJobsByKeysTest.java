// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.DH;
import static org.outpost.desktop.world.CounterWorld.GOOD;
import static org.outpost.desktop.world.CounterWorld.TODAY;
import static org.outpost.desktop.world.CounterWorld.TOMORROW;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.line;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.DoctorDay;
import org.outpost.desktop.appointments.PlaceOnBoard;
import org.outpost.desktop.inventory.BatchRow;
import org.outpost.desktop.inventory.StockLine;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Each main job from home and back, by keys alone, at a whole counter: what the keys did is then
/// looked for in the counter's own file, and at the district.
@ExtendWith(ApplicationExtension.class)
class MainJobsByKeysTest {
    private static final String LATE =
            GOOD.plusYears(1).format(DateTimeFormatter.ofPattern("MMyy"));
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
    void signingInNeedsNoMouseAndAWrongPasswordSaysSo() {
        assertThat(desk.focus()).isEqualTo("user");
        desk.write("asha").press(KeyCode.ENTER).write("wrong").press(KeyCode.ENTER);
        until(() -> desk.words().contains("User name or password is not right."));
        assertThat(desk.focus()).isEqualTo("secret");
        desk.press(KeyCode.CONTROL, KeyCode.A).write("secret of asha").press(KeyCode.ENTER);
        until(() -> desk.focus().equals("search"));
        assertThat(counter.current().isPresent()).isTrue();
    }

    @Test
    void inHindiTheTopBarNamesTheHospitalInItsOwnScriptAlsoWithTheLineDown() {
        open.signIn("asha");
        assertThat(desk.words()).contains("District Hospital Rampur");
        desk.press(KeyCode.CONTROL, KeyCode.L);
        until(() -> desk.words().contains("अस्पताल") && !desk.words().contains("District Hosp"));
        desk.press(KeyCode.F12);
        open.world.http.mood(HttpDistrict.Mood.LOGIN_PAGE);
        open.signIn("asha");
        until(() -> desk.words().contains("अस्पताल") && !desk.words().contains("District Hosp"));
        desk.press(KeyCode.CONTROL, KeyCode.L);
        until(() -> desk.words().contains("District Hospital Rampur"));
        open.world.http.mood(HttpDistrict.Mood.WELL);
    }

    @Test
    void aPatientIsRegisteredAndHomeIsReachedAgain() {
        open.signIn("asha").press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.focus()).isEqualTo("name");
        desk.write("Sunita Rani").press(KeyCode.ENTER).press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("age");
        desk.write("३४").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("sex");
        desk.press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("-").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("pin");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER).write("Bilaspur").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("paper");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER);
        until(() -> desk.words().contains("Registered: Sunita Rani"));
        assertThat(desk.focus()).isEqualTo("name");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.focus()).isEqualTo("search");

        PersonRow made = counter.patients().lastPeople(1).getFirst();
        assertThat(made.name()).isEqualTo("Sunita Rani");
        assertThat(made.sex()).isEqualTo("F");
        assertThat(made.phone()).isEmpty();
        assertThat(made.village()).isEqualTo("Bilaspur");
        assertThat(made.birth().age(TODAY).values()).containsExactly(34L);
        atTheDistrict("RegisterPatient");
    }

    @Test
    void whatIsMissingIsSaidAndTheCursorGoesThere() {
        open.signIn("asha").press(KeyCode.CONTROL, KeyCode.N);
        desk.write("Sunita").press(KeyCode.F9);
        assertThat(desk.words()).contains("4 fields to mend").contains("Needed");
        assertThat(desk.focus()).isEqualTo("age");
        assertThat(counter.patients().registeredToday()).isZero();
    }

    @Test
    void aPatientIsFoundOpenedChangedAndTheChangeUndone() {
        open.signIn("asha");
        PersonRow ramesh = registered(counter, "Ramesh Kumar Yadav", "9876500012");
        desk.write("rames");
        until(() -> desk.words().contains("Ramesh Kumar Yadav"));
        desk.press(KeyCode.ENTER);
        until(() -> desk.words().contains("Details of Ramesh Kumar Yadav"));
        assertThat(desk.focus()).isEqualTo("name");
        desk.press(KeyCode.END).write(" Singh").press(KeyCode.F9);
        until(() -> name(ramesh).equals("Ramesh Kumar Yadav Singh"));
        desk.press(KeyCode.ALT, KeyCode.Z);
        until(() -> name(ramesh).equals("Ramesh Kumar Yadav"));
        until(() -> headings().contains("Ramesh Kumar Yadav"));
        assertThat(headings()).doesNotContain("Ramesh Kumar Yadav Singh");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
    }

    /// What stands large beside the work.
    private List<String> headings() {
        return desk.root().lookupAll(".side-panel .section").stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void goodsAreReceivedLineByLineAndHandedOutFirstExpiredFirst() {
        pharmacy();
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(desk.focus()).isEqualTo("source");
        desk.write("CH 77").press(KeyCode.ENTER);
        received("LATE-9", LATE, "100");
        received("SOON-1", GOOD.format(DateTimeFormatter.ofPattern("MMyy")), "40");
        desk.press(KeyCode.F9);
        until(() -> shelf().equals(List.of("SOON-1 40", "LATE-9 100")));

        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("item");
        desk.write("par").press(KeyCode.ENTER);
        assertThat(desk.field("batch")).isEqualTo("SOON-1");
        assertThat(desk.focus()).isEqualTo("quantity");
        desk.write("2*").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("item");
        assertThat(desk.words()).contains("1 line, 20 in all");
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("1 line handed out"));
        assertThat(shelf()).containsExactly("SOON-1 20", "LATE-9 100");
        assertThat(counter.stock().dispensedToday()).isEqualTo(1);
        assertThat(desk.focus()).as("the window's home is where it began").isEqualTo("item");
        atTheDistrict("DispenseBatch");
    }

    @Test
    void moreThanTheBooksHaveAsksForAReasonAndIsThenWritten() {
        pharmacy();
        made(counter.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 12)), ""));
        desk.write("par").press(KeyCode.ENTER).write("15").press(KeyCode.ENTER).press(KeyCode.F9);
        until(() -> desk.words().contains("Choose a reason"));
        assertThat(shelf()).containsExactly("B1 12");
        desk.press(KeyCode.F2);
        until(() -> desk.words().contains("1 line handed out"));
        assertThat(counter.stock().card("PCM500", "PCM500/B1").getFirst().balance()).isEqualTo(-3);
        assertThat(desk.focus()).isEqualTo("item");
    }

    @Test
    void anExpiredBatchIsNotReceivedWithoutAWord() {
        pharmacy();
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        desk.write("CH 77").press(KeyCode.ENTER).write("par").press(KeyCode.ENTER);
        desk.write("OLD").press(KeyCode.ENTER).write("0124").press(KeyCode.ENTER);
        desk.write("100").press(KeyCode.ENTER).press(KeyCode.F9);
        until(() -> desk.words().contains("had expired on 31 Jan 2024"));
        assertThat(desk.words()).contains("Choose a reason");
        assertThat(shelf()).isEmpty();
        desk.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(shelf()).isEmpty();
        assertThat(desk.focus()).isEqualTo("item");
    }

    @Test
    void aPlaceIsBookedAndTheBookingCancelled() {
        PersonRow john = seatedWithADoctorTomorrow();
        bookFirst();
        until(() -> desk.words().contains("Booked: place 1, 09:00"));
        assertThat(tomorrow().booked()).isEqualTo(1);
        PlaceOnBoard place =
                tomorrow().places().stream()
                        .filter(one -> !one.bookingId().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(place.personId()).isEqualTo(john.id());
        atTheDistrict("BookSlot");

        desk.press(KeyCode.ENTER);
        until(() -> desk.words().contains("Cancel this booking?"));
        desk.press(KeyCode.F2);
        until(() -> tomorrow().booked() == 0);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
        atTheDistrict("CancelBooking");
    }

    /// The board was drawn while the place was still ahead; then the time went on.
    @Test
    void aPlaceWhoseTimeIsOverMeanwhileIsRefusedInPlainWordsAndNothingIsWritten() {
        seatedWithADoctorTomorrow();
        sent(counter);
        open.world.http.mood(HttpDistrict.Mood.EMPTY);
        onTomorrow();
        desk.press(KeyCode.F9);
        assertThat(desk.focus()).isEqualTo("person");
        desk.write("john");
        until(() -> desk.words().contains("John Lakra"));
        counter.clock().correct(counter.clock().offsetMillis() + Duration.ofDays(2).toMillis());
        desk.press(KeyCode.ENTER);
        until(() -> desk.words().contains("This time is over"));
        assertThat(desk.words()).contains("(APT-302)").doesNotContain("Exception");
        assertThat(desk.focus()).isEqualTo("person");
        assertThat(counter.board().bookedToday()).isZero();
        assertThat(tomorrow().booked()).isZero();
        assertThat(counter.log().countOwn("BookSlot", 0)).isZero();
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void aFoundPatientGetsATokenIsCalledAndHomeIsReachedAgain() {
        open.signIn("asha");
        heard(counter, () -> counter.queue().departments().getFirst().code().equals("OPD"));
        registered(counter, "Ramesh Kumar Yadav", "");
        desk.write("rames");
        until(() -> desk.words().contains("Ramesh Kumar Yadav"));
        desk.press(KeyCode.F2);
        until(() -> counter.queue().queue("OPD").size() == 1);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> desk.words().contains("1 waiting"));
        assertThat(desk.words()).contains("Ramesh Kumar Yadav");
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("To room 1"));
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
        atTheDistrict("CallToken");
    }

    @Test
    void goodsAreSentOnAndArrivalsAcknowledgedWithADifference() {
        open.signIn("store");
        assertThat(desk.focus()).isEqualTo("search");
        heard(counter, () -> !counter.stock().places("milak", 5).isEmpty());
        heard(counter, () -> !counter.stock().findItems("para", 5).isEmpty());
        made(counter.stock().receive("CH-1", List.of(line("PCM500", "B1", GOOD, 100)), ""));
        sentBack();
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT7).press(KeyCode.ENTER);
        until(() -> desk.words().contains("Acknowledge "));
        desk.press(KeyCode.CONTROL, KeyCode.A).write("4");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER);
        until(() -> desk.words().contains("What arrived differs from the challan."));
        desk.press(KeyCode.F2);
        until(() -> counter.stock().incoming().isEmpty());
        assertThat(shelf()).contains("B1 100", "BACK 4");

        desk.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.focus()).isEqualTo("place");
        desk.write("mil").press(KeyCode.ENTER).write("par").press(KeyCode.ENTER);
        String batch = desk.field("batch");
        desk.write("3").press(KeyCode.ENTER).press(KeyCode.F9);
        until(() -> desk.words().contains("Sent on with challan "));
        assertThat(shelf()).contains(batch.equals("B1") ? "B1 97" : "BACK 1");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
        atTheDistrict("DispatchTransfer");
        atTheDistrict("ReceiveTransfer");
    }

    /// The other hospital sends five of a batch here.
    private void sentBack() {
        try (Counter there = open.world.counter("there", "far")) {
            heard(there, () -> !there.stock().places("rampur", 5).isEmpty());
            heard(there, () -> !there.stock().findItems("para", 5).isEmpty());
            StockLine five = line("PCM500", "BACK", GOOD, 5);
            made(there.stock().receive("CH-1", List.of(five), ""));
            made(there.stock().dispatch(DH.value() + ":MAIN", List.of(five)));
            sent(there);
        }
        heard(counter, () -> counter.stock().incoming().size() == 1);
    }

    private void pharmacy() {
        open.signIn("omar");
        assertThat(desk.focus()).isEqualTo("item");
        heard(counter, () -> !counter.stock().findItems("para", 5).isEmpty());
    }

    private void received(String batch, String expiry, String quantity) {
        desk.write("par").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("batch");
        desk.write(batch).press(KeyCode.ENTER).write(expiry).press(KeyCode.ENTER);
        desk.write(quantity).press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("item");
    }

    private PersonRow seatedWithADoctorTomorrow() {
        open.world.district.act(
                FeedId.of(DH),
                new PlanClinicSession(new UserId("dr.khan"), "OPD", TOMORROW, 540, 780, 10, 24, 4));
        open.signIn("asha");
        assertThat(desk.focus()).isEqualTo("search");
        heard(counter, () -> !counter.board().day(TOMORROW).isEmpty() && tomorrow().free() > 0);
        return registered(counter, "John Lakra", "9876500016");
    }

    private void onTomorrow() {
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT3).press(KeyCode.F4);
        until(() -> desk.words().contains("09:00"));
    }

    private void bookFirst() {
        onTomorrow();
        desk.press(KeyCode.F9);
        assertThat(desk.focus()).isEqualTo("person");
        desk.write("john").press(KeyCode.ENTER);
    }

    private DoctorDay tomorrow() {
        return counter.board().day(TOMORROW).getFirst();
    }

    private String name(PersonRow person) {
        return counter.patients().person(person.id()).orElseThrow().name();
    }

    /// What is on the shelf, first expired first.
    private List<String> shelf() {
        return counter.stock().batches("PCM500").stream().map(MainJobsByKeysTest::said).toList();
    }

    private static String said(BatchRow row) {
        return row.batch() + " " + row.onHand();
    }

    private void atTheDistrict(String type) {
        sent(counter);
        assertThat(open.world.district.facts()).anyMatch(fact -> fact.type().equals(type));
    }
}
