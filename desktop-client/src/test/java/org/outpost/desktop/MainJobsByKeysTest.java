// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.model.prescriptions.Scheme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Each main job from home and back, by keys alone.
@ExtendWith(ApplicationExtension.class)
class MainJobsByKeysTest {
    private final PaperCounter counter = new PaperCounter().filled();
    private CounterDriver desk;

    @Start
    void start(Stage stage) {
        desk = CounterDriver.open(stage, counter);
    }

    @Test
    void signingInNeedsNoMouseAndAWrongPasswordSaysSo() {
        assertThat(desk.focus()).isEqualTo("secret");
        desk.write("wrong").press(KeyCode.ENTER);
        assertThat(desk.words()).contains("User or password is not right.");
        desk.signIn();
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void aPatientIsRegisteredAndHomeIsReachedAgain() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.focus()).isEqualTo("name");
        desk.write("Sunita Rani").press(KeyCode.ENTER, KeyCode.ENTER);
        desk.press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("age");
        desk.write("३४").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("sex");
        desk.press(KeyCode.F).press(KeyCode.ENTER);
        desk.write("-").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("pin");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER).write("Bilaspur").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("paper");
        desk.press(KeyCode.ENTER).press(KeyCode.ENTER);

        PersonRow made = counter.patients.people.getLast();
        assertThat(made.name()).isEqualTo("Sunita Rani");
        assertThat(made.sex()).isEqualTo("F");
        assertThat(made.phone()).isEmpty();
        assertThat(made.birth().age(PaperPatients.TODAY).values()).containsExactly(34L);
        assertThat(desk.words()).contains("Registered: Sunita Rani, " + made.number());
        assertThat(desk.focus()).isEqualTo("name");
        desk.press(KeyCode.ESCAPE);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void aFoundPatientGetsATokenIsCalledAndHomeIsReachedAgain() {
        desk.signIn().write("rames").press(KeyCode.F2);
        assertThat(desk.words()).contains("Token A-001, General OPD");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT8);
        assertThat(desk.words()).contains("Ramesh Kumar Yadav").contains("1 waiting");
        desk.press(KeyCode.F9);
        assertThat(desk.words()).contains("Called to 1");
        desk.press(KeyCode.T).press(KeyCode.F3);
        assertThat(desk.words()).contains("0 waiting");
        desk.press(KeyCode.F3);
        assertThat(desk.words()).contains("Ramesh Kumar Yadav").contains("1 waiting");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void aPrintedTokenIsTakenBackWithAReasonAndAPrinterThatIsOffCostsNothing() {
        desk.signIn().write("rames").press(KeyCode.F2);
        assertThat(desk.words()).contains("Paper: slip").contains("on Front-1. Ctrl+P");
        desk.press(KeyCode.ALT, KeyCode.Z);
        assertThat(desk.words()).contains("The slip of A-001 is printed. Take the token back?");
        assertThat(counter.queue.rows).hasSize(1);
        desk.press(KeyCode.F3);
        assertThat(counter.queue.rows).isEmpty();

        counter.papers.off = true;
        desk.press(KeyCode.F2);
        assertThat(desk.words())
                .contains("The slip did not print: printer Front-1 is off or has no paper.")
                .contains("A-001 is kept.")
                .contains("(PRN-204)")
                .contains("1 paper did not print");
        counter.papers.off = false;
        desk.press(KeyCode.CONTROL, KeyCode.P);
        assertThat(counter.papers.jobs.getLast().copies()).isEqualTo(1);
        desk.press(KeyCode.CONTROL, KeyCode.P);
        assertThat(counter.papers.jobs.getLast().copies()).isEqualTo(2);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void whoPaysIsChosenByOneKeyAndIsFreeAgainForTheNext() {
        desk.signIn().write("rames").press(KeyCode.ALT, KeyCode.S).press(KeyCode.F2);
        assertThat(counter.queue.paid).isEqualTo(Scheme.PAID);
        desk.press(KeyCode.CONTROL, KeyCode.A).write("john").press(KeyCode.F2);
        assertThat(counter.queue.paid).isEqualTo(Scheme.FREE);
    }

    @Test
    void aShiftIsAddedUpAndWhatIsNotSentIsExplainedBeforeOneGoes() {
        desk.signIn();
        desk.ask(() -> {
            desk.shell().go("shift");
            return true;
        });
        assertThat(desk.words()).contains("₹ 80", "General OPD", "1 paper did not print");
        desk.press(KeyCode.F5).press(KeyCode.F3);
        assertThat(desk.words()).contains("A paid visit: ₹ 20", "A5");
        desk.press(KeyCode.F9);
        assertThat(desk.words()).contains("Not everything has reached the district yet.");
        assertThat(desk.focus()).isNotEqualTo("secret");
        desk.press(KeyCode.F2);
        assertThat(counter.papers.jobs.getLast().sheet().parts())
                .anyMatch(part -> part.text().equals("reason.shift.line"));
        assertThat(desk.focus()).isEqualTo("secret");
    }

    @Test
    void whatIsMissingIsSaidAndTheCursorGoesThere() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        desk.write("Sunita").press(KeyCode.F9);
        assertThat(desk.words()).contains("4 fields to mend").contains("Needed");
        assertThat(desk.focus()).isEqualTo("age");
    }

    @Test
    void likelyDuplicatesStandBesideTheFormAndNeverTakeTheFocus() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.N);
        desk.write("Asha").press(KeyCode.ENTER).press(KeyCode.ENTER).write("34");
        desk.press(KeyCode.ENTER).press(KeyCode.F).press(KeyCode.ENTER).write("9876500011");
        assertThat(desk.words()).contains("may be the same person").contains("same phone");
        assertThat(desk.focus()).isEqualTo("phone");
        desk.press(KeyCode.F2);
        assertThat(desk.words()).contains("Details of Asha Devi");
    }

    @Test
    void aPatientIsFoundOpenedChangedAndTheChangeUndone() {
        desk.signIn().write("rames");
        assertThat(desk.words()).contains("People").contains("Ramesh Kumar Yadav");
        desk.press(KeyCode.ENTER);
        assertThat(desk.words()).contains("Details of Ramesh Kumar Yadav");
        assertThat(desk.focus()).isEqualTo("name");
        desk.press(KeyCode.END).write(" Singh").press(KeyCode.F9);
        assertThat(counter.patients.people.get(1).name()).endsWith("Singh");
        desk.press(KeyCode.ALT, KeyCode.Z);
        assertThat(counter.patients.people.get(1).name()).isEqualTo("Ramesh Kumar Yadav");
    }

    @Test
    void medicinesAreHandedOutFirstExpiredFirst() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertThat(desk.focus()).isEqualTo("item");
        desk.write("par").press(KeyCode.ENTER);
        assertThat(desk.field("batch")).isEqualTo("PCM-2231");
        assertThat(desk.focus()).isEqualTo("quantity");
        desk.write("2*").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("item");
        assertThat(desk.words()).contains("1 line, 20 in all");
        desk.press(KeyCode.F9);
        assertThat(counter.stock.shelf.getFirst().onHand()).isEqualTo(220);
        assertThat(desk.words()).contains("Handed out: 1 line");
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void moreThanTheBooksHaveAsksForAReasonAndIsThenWritten() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT3);
        desk.write("amox").press(KeyCode.ENTER).write("15").press(KeyCode.ENTER).press(KeyCode.F9);
        assertThat(desk.words()).contains("Choose a reason");
        assertThat(counter.stock.shelf.get(2).onHand()).isEqualTo(12);
        desk.press(KeyCode.F2);
        assertThat(counter.stock.shelf.get(2).onHand()).isEqualTo(-3);
    }

    @Test
    void goodsAreReceivedLineByLine() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT5);
        assertThat(desk.focus()).isEqualTo("source");
        desk.write("CH 77").press(KeyCode.ENTER).write("ors").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("batch");
        desk.write("ORS-99").press(KeyCode.ENTER).write("0528").press(KeyCode.ENTER);
        desk.write("100").press(KeyCode.ENTER);
        assertThat(desk.focus()).isEqualTo("item");
        desk.press(KeyCode.F9);
        assertThat(counter.stock.shelf.getLast().batch()).isEqualTo("ORS-99");
        assertThat(counter.stock.shelf.getLast().expiry()).hasToString("2028-05-31");
    }

    @Test
    void anExpiredBatchIsNotReceivedWithoutAWord() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT5);
        desk.write("CH 77").press(KeyCode.ENTER).write("ors").press(KeyCode.ENTER);
        desk.write("OLD").press(KeyCode.ENTER).write("0124").press(KeyCode.ENTER);
        desk.write("100").press(KeyCode.ENTER);
        assertThat(desk.words()).contains("It expired on 31 Jan 2024. Put it aside.");
        assertThat(desk.focus()).isEqualTo("expiry");
    }

    @Test
    void aPlaceIsBookedAndTheBookingCancelled() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT2).press(KeyCode.F9);
        assertThat(desk.focus()).isEqualTo("person");
        desk.write("john").press(KeyCode.ENTER);
        assertThat(counter.board.doctors.getFirst().booked()).isEqualTo(6);
        assertThat(desk.words()).contains("Booked: John Lakra, 09:50");
        desk.press(KeyCode.ENTER);
        assertThat(desk.words()).contains("Cancel this booking?");
        desk.press(KeyCode.F2);
        assertThat(counter.board.doctors.getFirst().booked()).isEqualTo(5);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void goodsAreSentOnAndArrivalsAcknowledgedWithADifference() {
        desk.signIn().press(KeyCode.CONTROL, KeyCode.DIGIT6).press(KeyCode.ENTER);
        assertThat(desk.words()).contains("Acknowledge CH-2026-118");
        desk.press(KeyCode.CONTROL, KeyCode.A)
                .write("480")
                .press(KeyCode.ENTER)
                .press(KeyCode.ENTER);
        assertThat(desk.words()).contains("What arrived differs from the challan.");
        desk.press(KeyCode.F2);
        assertThat(counter.stock.transit).isEmpty();
        desk.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(desk.focus()).isEqualTo("place");
        desk.write("bil").press(KeyCode.ENTER).write("met").press(KeyCode.ENTER);
        desk.write("100").press(KeyCode.ENTER).press(KeyCode.F9);
        assertThat(desk.words()).contains("Sent: CH-9");
        assertThat(counter.stock.shelf.getLast().onHand()).isEqualTo(1100);
    }

    @Test
    void theAttentionDeskIsEmptiedAndUndone() {
        desk.signIn().press(KeyCode.F10);
        assertThat(desk.words()).contains("This number was given twice");
        desk.press(KeyCode.ENTER);
        assertThat(counter.waiting).hasSize(1);
        desk.press(KeyCode.ALT, KeyCode.Z);
        assertThat(counter.waiting).hasSize(2);
    }
}
