// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.print.Paper;
import org.outpost.desktop.shell.print.PrintJob;
import org.outpost.desktop.shell.print.PrintSetting;
import org.outpost.desktop.world.CounterWorld;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A counter that ends between a token and its slip still owes the slip when it comes back.
@ExtendWith(ApplicationExtension.class)
class OwedSlipTest {
    @TempDir static Path folder;
    private OpenCounter open;
    private QueueRow given;
    private QueueRow givenUp;
    private QueueRow unasked;

    @Start
    void start(Stage stage) throws Exception {
        open =
                new OpenCounter(
                        stage,
                        folder,
                        opened -> {
                            tokensWithoutSlips(opened.counter);
                            opened.comesAgain();
                        });
    }

    /// As a kill leaves them: the token is on the disk, and nothing behind it ran.
    private void tokensWithoutSlips(Counter counter) {
        assertThat(counter.signIn().signIn("asha", "secret of asha"))
                .isInstanceOf(Outcome.Done.class);
        until(() -> counter.line().now().lastSent().isPresent());
        CounterWorld.heard(
                counter, () -> counter.queue().departments().getFirst().code().equals("OPD"));
        print(counter, false);
        unasked = token(counter, "Meena Rani");
        print(counter, true);
        givenUp = token(counter, "Rekha Devi");
        made(counter.queue().cancel(givenUp.visitId(), "patient"));
        String kamla = registered(counter, "Kamla Devi", "").id();
        registered(counter, "Sita Bai", "");
        given = opened(counter, kamla);
        assertThat(counter.papers().last()).as("no paper was kept").isEmpty();
    }

    private static void print(Counter counter, boolean on) {
        counter.papers().choose(new PrintSetting(on, PrintSetting.PDF, Paper.ROLL_80));
    }

    private static QueueRow token(Counter counter, String name) {
        return opened(counter, registered(counter, name, "").id());
    }

    private static QueueRow opened(Counter counter, String person) {
        return made(
                counter.queue().open(person, counter.queue().departments().getFirst(), Set.of()));
    }

    @AfterEach
    void theDistrictGoes() {
        open.close();
    }

    @Test
    void theSlipIsOwedToldCountedAndPrintedByHand() {
        Counter counter = open.counter;
        List<PrintJob> owed = counter.papers().undone();
        assertThat(owed).hasSize(1);
        assertThat(owed.getFirst().sheet()).isEqualTo(counter.queue().slip(given.visitId()));
        assertThat(counter.papers().lastOf(givenUp.visitId())).isEmpty();
        assertThat(counter.papers().lastOf(unasked.visitId())).isEmpty();

        CounterDriver desk = open.signIn("asha");
        assertThat(counter.shift().standing().day().unprinted()).isEqualTo(1);
        until(() -> desk.words().contains("1 paper did not print"));
        desk.press(KeyCode.F10);
        until(() -> desk.words().contains("Did not print: slip"));
        assertThat(desk.words()).contains("this computer stopped in between");
        desk.press(KeyCode.CONTROL, KeyCode.P);
        until(() -> counter.papers().undone().isEmpty());
        assertThat(counter.papers().lastOf(given.visitId()).flatMap(PrintJob::printed)).isPresent();
        assertThat(counter.shift().standing().day().unprinted()).isZero();
    }

    @Test
    void whoeverGotTheTokenStandsFirstAndCtrlPIsTheirSlip() {
        Counter counter = open.counter;
        CounterDriver desk = open.signIn("asha");
        until(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.CONTROL, KeyCode.P);
        until(() -> counter.papers().undone().isEmpty());
        assertThat(counter.papers().lastOf(given.visitId()).flatMap(PrintJob::printed)).isPresent();
    }

    @Test
    void aSlipThatComesOutIsNotOwedAnyMore() {
        Counter counter = open.counter;
        CounterDriver desk = open.signIn("asha");
        desk.write("kamla");
        until(() -> desk.words().contains("Kamla Devi"));
        desk.press(KeyCode.CONTROL, KeyCode.P);
        until(() -> counter.papers().undone().isEmpty());
        assertThat(counter.papers().last().orElseThrow().copies()).isEqualTo(1);
    }
}
