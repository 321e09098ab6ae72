// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueDoctor;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.model.appointments.VisitState;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A token goes on to a doctor by name, by keys alone, from the queue and from behind a door.
@ExtendWith(ApplicationExtension.class)
class SendOnByKeysTest {
    @TempDir static Path folder;
    private OpenCounter opened;
    private Counter counter;
    private CounterDriver desk;
    private QueueDriver queue;

    @Start
    void start(Stage stage) throws IOException {
        opened = new OpenCounter(stage, folder);
        counter = opened.counter;
        desk = opened.desk;
        queue = new QueueDriver(opened);
    }

    @AfterEach
    void theCounterCloses() {
        opened.close();
    }

    @Test
    void whoeverIsSentOnToADoctorByNameKeepsTokenAndPlaceAndTenSecondsBringThemBack() {
        queue.door();
        queue.sits("dr.khan");
        until(() -> counter.queue().doctors().size() == 1);
        QueueDoctor khan = counter.queue().doctors().getFirst();
        QueueRow first = queue.token("Kamla Devi");
        QueueRow second = queue.token("Meena Rani");
        queue.go("queue");
        until(() -> desk.words().contains(second.token()));
        assertThat(desk.words().lines()).doesNotContain("Doctor");

        // Whoever puts the question away sends nobody: the key shows a department again.
        desk.press(KeyCode.T);
        until(() -> desk.words().contains("send " + first.token() + " to which department"));
        desk.press(KeyCode.ESCAPE).press(KeyCode.F3).press(KeyCode.F2);
        until(() -> desk.words().contains(second.token()));
        assertThat(counter.queue().queue(QueueDepartment.LABORATORY)).isEmpty();

        desk.press(KeyCode.T);
        until(() -> desk.words().lines().anyMatch("Any doctor"::equals));
        desk.press(KeyCode.ALT, KeyCode.D);
        until(() -> desk.words().lines().anyMatch(("Doctor: " + khan.name())::equals));
        desk.press(KeyCode.F3);
        until(() -> desk.words().contains(khan.name() + " does not sit in"));
        assertThat(queue.row(first).doctor()).as("sits in another").isEmpty();
        desk.press(KeyCode.F2);
        until(() -> queue.row(first).doctor().isPresent());
        assertThat(queue.row(first).doctor().orElseThrow().user()).isEqualTo("dr.khan");
        assertThat(queue.row(first).since()).as("waits on").isEqualTo(first.since());
        assertThat(counter.queue().queue(queue.opd().code()))
                .extracting(QueueRow::token)
                .as("the place is kept")
                .containsExactly(first.token(), second.token());
        until(() -> desk.words().lines().anyMatch("Doctor"::equals));
        assertThat(desk.words())
                .contains(first.token() + " sent to General: " + khan.name())
                .doesNotContain("to which department");

        desk.press(KeyCode.ALT, KeyCode.Z);
        until(() -> queue.row(first).doctor().isEmpty());
        assertThat(queue.row(first).since()).isEqualTo(first.since());
        until(() -> !desk.words().lines().anyMatch("Doctor"::equals));
        desk.press(KeyCode.T).press(KeyCode.CONTROL, KeyCode.L);
        until(() -> desk.words().lines().anyMatch("कोई भी डॉक्टर"::equals));
        desk.press(KeyCode.ALT, KeyCode.D);
        until(() -> desk.words().lines().anyMatch(("डॉक्टर: " + khan.name())::equals));
        desk.press(KeyCode.CONTROL, KeyCode.L).press(KeyCode.ESCAPE);

        // From behind a door: whoever is inside goes to the doctor next door.
        queue.go("room");
        until(() -> desk.words().contains(second.token()));
        desk.press(KeyCode.F9);
        until(() -> desk.words().contains("Call again"));
        desk.press(KeyCode.T);
        until(() -> desk.words().lines().anyMatch("Any doctor"::equals));
        desk.press(KeyCode.ALT, KeyCode.D).press(KeyCode.F2);
        until(() -> queue.row(first).doctor().isPresent());
        assertThat(queue.row(first).state()).isEqualTo(VisitState.WAITING);
        until(() -> desk.words().contains("Nobody is in the room"));
        assertThat(desk.words()).doesNotContain("Any doctor").doesNotContain("which department");
    }
}
