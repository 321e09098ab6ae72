// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.patients.PersonRow;
import org.outpost.desktop.shell.AskingUndo;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.shell.print.Scanner;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.patients.ScannedCode;
import org.outpost.model.prescriptions.Scheme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From a token to its slip, by keys alone, at a whole counter that has no printer: what is in the
/// PDF is what a scanner finds the patient by.
@ExtendWith(ApplicationExtension.class)
class SlipTest {
    @TempDir static Path folder;
    private OpenCounter open;
    private Counter one;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws Exception {
        open =
                new OpenCounter(
                        stage,
                        folder,
                        opened ->
                                opened.counter
                                        .papers()
                                        .choose(
                                                new PrintSetting(
                                                        true, PrintSetting.PDF, Paper.ROLL_80)));
        one = open.counter;
        desk = open.desk;
    }

    @AfterEach
    void theDistrictGoes() {
        open.close();
    }

    @Test
    void aTokensSlipIsPrintedPrintedAgainAndScanned() throws Exception {
        PersonRow kamla = seatedWithNumberAndLetters();
        desk.write("kamla");
        seen(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.F2);
        seen(() -> printed(1));
        PrintJob slip = one.papers().last().orElseThrow();
        seen(() -> desk.words().contains("Written as PDF at"));
        assertThat(desk.words()).contains("Paper: slip");
        QueueRow visit = waiting();
        String code = code("slip-" + slip.id() + ".pdf");
        assertThat(ScannedCode.read(code).orElseThrow().token()).isEqualTo(visit.token());
        assertThat(code).startsWith(kamla.number());

        desk.press(KeyCode.CONTROL, KeyCode.P);
        seen(() -> printed(2));
        assertThat(code("slip-" + slip.id() + "-2.pdf")).isEqualTo(code);

        desk.press(KeyCode.CONTROL, KeyCode.A).write(code).press(KeyCode.ENTER);
        seen(() -> desk.words().contains("Give a token"));
        assertThat(desk.words()).contains("Tokens today").doesNotContain("Details of");
        assertThat(desk.focus()).isEqualTo("search");
    }

    @Test
    void aSlipThatDoesNotPrintCostsNoTokenAndWaitsOnTheAttentionDesk() throws Exception {
        seatedWithNumberAndLetters();
        Path papers = one.database().folder().resolve("paper");
        Files.writeString(papers, "in the way");
        desk.write("kamla");
        seen(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.F2);
        seen(() -> desk.words().contains("(PRN-202)"));
        assertThat(desk.words())
                .contains("The slip could not be written")
                .contains(waiting().token() + " is kept.")
                .contains("Ctrl+P")
                .contains("1 paper did not print")
                .contains("1 needs you");
        Files.delete(papers);
        desk.press(KeyCode.F10);
        seen(() -> desk.words().contains("Did not print: slip"));
        desk.press(KeyCode.ENTER);
        seen(() -> printed(1));
        seen(() -> one.attention().waiting().isEmpty());
        seen(() -> !desk.words().contains("did not print"));
    }

    @Test
    void aCounterThatDoesNotPrintKeepsTheSlipForCtrlP() {
        seatedWithNumberAndLetters();
        one.papers().choose(new PrintSetting(false, PrintSetting.PDF, Paper.A5));
        desk.write("kamla");
        seen(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.F2);
        seen(() -> desk.words().contains("Not printed. Ctrl+P prints it."));
        assertThat(one.papers().undone()).isEmpty();
        desk.press(KeyCode.CONTROL, KeyCode.P);
        seen(() -> printed(1));
    }

    @Test
    void aTokenIsTakenBackInSilenceUntilItsSlipIsOutOrItWasCalled() throws Exception {
        PersonRow kamla = seatedWithNumberAndLetters();
        QueueDepartment opd = one.queue().departments().getFirst();
        Outcome<QueueRow> silent = one.queue().open(kamla.id(), opd, Set.of());
        assertThat(undo(silent).call()).isInstanceOf(Outcome.Done.class);

        Outcome<QueueRow> slipped = one.queue().open(kamla.id(), opd, Set.of());
        PrintJob slip = one.papers().keep(one.queue().slip(made(slipped).visitId()));
        one.papers().printed(slip.id(), PrintSetting.PDF);
        assertThat(undo(slipped).call()).isInstanceOf(Outcome.NeedsReason.class);
        assertThat(queue()).hasSize(1);
        assertThat(undo(slipped).because("reason.visit.twice")).isInstanceOf(Outcome.Done.class);
        assertThat(queue()).isEmpty();
        assertThat(one.queue().slipToday(kamla.id())).isEmpty();

        Outcome<QueueRow> called = one.queue().open(kamla.id(), opd, Set.of());
        made(one.queue().call(made(called).visitId(), "1"));
        assertThat(undo(called).call()).isInstanceOf(Outcome.NeedsReason.class);
    }

    @Test
    void aFeeIsTakenWithAReceiptGivenBackAndCountedAtTheEndOfTheShift() throws Exception {
        seatedWithNumberAndLetters();
        desk.write("kamla");
        seen(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.ALT, KeyCode.S).press(KeyCode.F2);
        seen(() -> printed(1));
        Sheet slip = one.papers().last().orElseThrow().sheet();
        String receipt = receipt(slip);
        assertThat(receipt).matches("[A-Z]{1,2}/20[0-9]{2}/000001");
        assertThat(slip.parts())
                .anySatisfy(part -> assertThat(part.aside()).isEqualTo("₹ 10"))
                .anySatisfy(part -> assertThat(part.text()).contains("Paid · चुकाया"));

        PersonRow rekha = registered(one, "Rekha Devi", "");
        QueueDepartment opd = one.queue().departments().getFirst();
        Outcome<QueueRow> second = one.queue().open(rekha.id(), opd, Set.of(), Scheme.PAID);
        String visit = made(second).visitId();
        assertThat(receipt(one.queue().slip(visit))).endsWith("/000002");
        assertThat(undo(second).call()).isInstanceOf(Outcome.Done.class);
        assertThat(one.queue().slip(visit).parts())
                .anySatisfy(part -> assertThat(part.text()).contains("Given back · लौटाया"));
        made(one.queue().open(rekha.id(), opd, Set.of(), Scheme.AYUSHMAN));

        ShiftDesk.Day day = one.shift().standing().day();
        assertThat(day.given()).isEqualTo(2);
        assertThat(day.cash()).isEqualTo(10_00);
        assertThat(day.returned().getFirst().paise()).isEqualTo(10_00);
        assertThat(day.taken()).hasSize(2);
        desk.press(KeyCode.CONTROL, KeyCode.DIGIT4);
        seen(() -> desk.words().contains("Cash in the drawer"));
        desk.press(KeyCode.CONTROL, KeyCode.P);
        seen(() -> one.papers().last().orElseThrow().sheet().kind() == Sheet.Kind.SHIFT);
        seen(() -> printed(1));
        assertThat(one.papers().last().orElseThrow().sheet().parts())
                .anySatisfy(part -> assertThat(part.aside()).isEqualTo("\u2212 ₹ 10"));
    }

    @Test
    void aCardIsPrintedReplacedAndTheOldOneStillFindsThePatientAndSaysSo() throws Exception {
        PersonRow kamla = seatedWithNumberAndLetters();
        desk.write("kamla");
        seen(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.ALT, KeyCode.C);
        seen(() -> printed(1));
        long first = one.papers().last().orElseThrow().id();
        String old = code("card-" + first + ".pdf");
        assertThat(old).isEqualTo(kamla.number());

        desk.press(KeyCode.ALT, KeyCode.R);
        seen(() -> desk.words().contains("Why a new one?"));
        desk.press(KeyCode.F2);
        seen(() -> one.papers().last().orElseThrow().id() > first && printed(1));
        String fresh = code("card-" + one.papers().last().orElseThrow().id() + ".pdf");
        assertThat(fresh).isEqualTo(kamla.number() + ".2");

        desk.press(KeyCode.CONTROL, KeyCode.F).press(KeyCode.CONTROL, KeyCode.A).write(old);
        seen(() -> desk.words().contains("Old card: replaced on"));
        desk.press(KeyCode.CONTROL, KeyCode.A).write(fresh).press(KeyCode.ENTER);
        seen(() -> desk.words().contains("Give a token"));
        assertThat(desk.words()).contains("Kamla Devi").doesNotContain("Old card");
    }

    private static String receipt(Sheet slip) {
        return slip.parts().stream()
                .filter(part -> part.text().startsWith("Receipt"))
                .map(Sheet.Part::aside)
                .findFirst()
                .orElse("");
    }

    private static AskingUndo undo(Outcome<QueueRow> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (AskingUndo) ((Outcome.Done<QueueRow>) outcome).undo();
    }

    /// Somebody sits here, a patient has a number of this counter's block, and the counter its
    /// letters.
    private PersonRow seatedWithNumberAndLetters() {
        open.signIn("asha");
        String first = registered(one, "Meena Rani", "").id();
        QueueDepartment[] opd = new QueueDepartment[1];
        heard(
                one,
                () -> {
                    opd[0] = one.queue().departments().getFirst();
                    return opd[0].code().equals("OPD");
                });
        heard(
                one,
                () -> {
                    QueueRow row = made(one.queue().open(first, opd[0], Set.of()));
                    made(one.queue().cancel(row.visitId(), "mistake"));
                    return !row.token().isEmpty();
                });
        PersonRow kamla = registered(one, "Kamla Devi", "");
        assertThat(kamla.number()).as("a block of numbers is here").isNotEmpty();
        return kamla;
    }

    private List<QueueRow> queue() {
        return one.queue().queue("OPD").stream()
                .filter(row -> row.state() == VisitState.WAITING)
                .toList();
    }

    private QueueRow waiting() {
        return queue().getFirst();
    }

    private boolean printed(long copies) {
        return one.papers().last().map(job -> job.copies() == copies).orElse(false);
    }

    private String code(String file) throws Exception {
        Path pdf = one.database().folder().resolve("paper").resolve(file);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return Scanner.read(new PDFRenderer(document).renderImageWithDPI(0, 203));
        }
    }

    /// The window answers on its own time: slips are drawn, written and told after the key.
    private static void seen(BooleanSupplier what) {
        until(what);
    }
}
