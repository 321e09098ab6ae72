// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Chip;
import org.outpost.desktop.shell.Look;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Words;

/// Sends a patient on with the same token, from the queue and from a doctor's room alike: the key
/// of a department sends, Alt+D names a doctor there before it. Its keys count only while it is in
/// sight: whoever has put it away meant nobody to be sent.
final class SendOnView extends VBox {
    private final QueueViewModel model;
    private final Words words;
    private final Consumer<Outcome<QueueRow>> done;
    private final FlowPane to = new FlowPane(8, 8);
    private @Nullable QueueRow row;

    SendOnView(QueueViewModel model, Words words, Consumer<Outcome<QueueRow>> done) {
        super(12);
        this.model = model;
        this.words = words;
        this.done = done;
        InvalidationListener redraw = changed -> draw();
        model.departments().addListener(redraw);
        model.doctor().doctorProperty().addListener(redraw);
    }

    /// Asks where to send this one; whom they are to see is asked anew with each patient.
    void begin(QueueRow sent) {
        QueueRow before = row;
        if (before == null || !before.visitId().equals(sent.visitId())) {
            model.doctor().any();
            model.readDoctors();
        }
        row = sent;
        draw();
    }

    void end() {
        row = null;
    }

    boolean isBegun() {
        return row != null;
    }

    /// Whether it was begun and stands on the screen.
    boolean asks() {
        return row != null && getScene() != null;
    }

    boolean pressed(KeyEvent event) {
        if (!asks()) {
            return false;
        }
        if (DoctorChoiceView.isKey(event)) {
            model.doctor().next();
            return true;
        }
        boolean plain = !event.isControlDown() && !event.isAltDown();
        return plain && send(OpenVisitView.KEYS.indexOf(event.getCode()));
    }

    private boolean send(int at) {
        QueueRow sent = row;
        return sent != null && model.move(sent, at, done);
    }

    private void draw() {
        QueueRow sent = row;
        if (sent == null) {
            return;
        }
        QueueDoctor doctor = model.doctor().orNull();
        to.getChildren().clear();
        for (int i = 0; i < Math.min(model.departments().size(), OpenVisitView.KEYS.size()); i++) {
            int at = i;
            QueueDepartment one = model.departments().get(i);
            Chip chip = new Chip(QueueView.key(i), words.live(one.words()), () -> send(at));
            chip.setFocusTraversable(false);
            chip.setMaxWidth(Region.USE_PREF_SIZE);
            chip.choose(doctor != null && doctor.department().equals(one.code()));
            to.getChildren().add(chip);
        }
        getChildren()
                .setAll(
                        Look.wrapping(words.live("queue.send.lead", sent.spoken()), "strong"),
                        to,
                        new FlowPane(DoctorChoiceView.of(model.doctor(), words)));
    }
}
