// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.access.ShiftDesk;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.desktop.shell.Outcome;
import org.outpost.model.prescriptions.Scheme;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Money goes back long after it was taken, by keys alone, with a receipt of its own, out of the
/// drawer of the counter that gives it.
@ExtendWith(ApplicationExtension.class)
class RefundByKeysTest {
    @TempDir static Path folder;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;

    @Start
    void start(Stage stage) throws IOException {
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void moneyGoesBackOnceOutOfTheDrawerOfWhoGivesIt() throws Exception {
        desk.write("asha").press(KeyCode.ENTER).write("secret of asha").press(KeyCode.ENTER);
        until(() -> desk.focus().equals("search"));
        until(() -> counter.line().now().lastSent().isPresent());
        String patient;
        try (Counter other = opened.world.counter("two", "asha")) {
            lettered(other);
            patient = registered(other, "Kamla Devi", "9876500077").id();
            made(other.queue().open(patient, opd(other), Set.of(), Scheme.PAID));
            sent(other);
            heard(counter, () -> counter.refunds().last(patient).isPresent());
            lettered(counter);
            long inTheirDrawer = day(other).cash();
            assertThat(inTheirDrawer).isPositive();

            desk.write("9876500077").press(KeyCode.DOWN).press(KeyCode.ALT, KeyCode.G);
            until(() -> desk.words().contains("is given back out of this drawer"));
            desk.press(KeyCode.F2);
            until(() -> counter.refunds().last(patient).isEmpty());
            until(() -> desk.words().contains("Given back: "));

            assertThat(day(counter).returned()).hasSize(1);
            assertThat(day(counter).cash()).isEqualTo(-inTheirDrawer);
            sent(counter);
            heard(other, () -> other.refunds().last(patient).isEmpty());
            assertThat(day(other).cash()).isEqualTo(inTheirDrawer);
            assertThat(other.rebuild().run()).isEmpty();
        }
        assertThat(
                        counter.database()
                                .<String>read(sql ->
                                        Optional.ofNullable(
                                                        sql.first(
                                                                "select back_receipt from payment",
                                                                row -> row.text(1)))
                                                .orElse("none")))
                .matches("[A-Z]{1,2}/[0-9]{4}/[0-9]{6}");
        assertThat(counter.patients().history(patient))
                .extracting(event -> event.what().key())
                .contains("history.paid.back");
        desk.press(KeyCode.ESCAPE).press(KeyCode.ALT, KeyCode.G);
        until(() -> desk.words().contains("Nothing was paid that is not given back"));
        assertThat(counter.rebuild().run()).isEmpty();
    }

    private static ShiftDesk.Day day(Counter counter) {
        return counter.shift().standing().day();
    }

    /// A counter's letters come with its first talk with the district after somebody sat down.
    private static void lettered(Counter counter) {
        String person = registered(counter, "Asha Rani", "").id();
        until(() -> {
            counter.line().nudge();
            QueueRow row = made(counter.queue().open(person, opd(counter), Set.of()));
            Outcome<QueueRow> left = counter.queue().cancel(row.visitId(), "mistake");
            assertThat(left).isInstanceOf(Outcome.Done.class);
            return !row.token().isEmpty();
        });
    }

    private static QueueDepartment opd(Counter counter) {
        return counter.queue().departments().getFirst();
    }
}
