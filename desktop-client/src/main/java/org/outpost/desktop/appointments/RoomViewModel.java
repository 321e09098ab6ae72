// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Drafts;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.appointments.VisitState;

/// A doctor's room: who is in it, who comes next, and one key for each thing that can happen. It is
/// the queue of a department, seen from behind one door. Which department and which room is kept,
/// so that a doctor says it once.
public final class RoomViewModel {
    private static final String KEPT = "room";
    private final QueueDesk desk;
    private final Drafts drafts;
    private final Background background;
    private final QueueViewModel queue;
    private final String doctor;
    private final ReadOnlyBooleanWrapper everyone = new ReadOnlyBooleanWrapper();
    private boolean asked;

    /// @param doctor who sits in the room; empty where it is no doctor
    public RoomViewModel(
            QueueDesk desk,
            Drafts drafts,
            Background background,
            String doctor,
            Consumer<Trouble> trouble) {
        this.desk = desk;
        this.doctor = doctor;
        this.drafts = drafts;
        this.background = background;
        this.queue = new QueueViewModel(desk, background, trouble);
    }

    /// The queue behind the room.
    public QueueViewModel queue() {
        return queue;
    }

    /// Whoever was called to this room and has not left it.
    public Optional<QueueRow> inside() {
        return queue.rows().stream()
                .filter(row ->
                        row.state() == VisitState.CALLED && row.room().equals(queue.room().text()))
                .findFirst();
    }

    /// Who waits for the doctor of this room or for whoever of the department is free, in the order
    /// of the calls, and behind them who was missed; those of other doctors where everyone is
    /// shown.
    public List<QueueRow> next() {
        return queue.rows().stream()
                .filter(row ->
                        row.state() == VisitState.WAITING || row.state() == VisitState.MISSED)
                .filter(row -> mine().isEmpty() || row.isFor(mine()))
                .toList();
    }

    /// Whether those who wait for other doctors are shown, too.
    public ReadOnlyBooleanProperty everyoneProperty() {
        return everyone.getReadOnlyProperty();
    }

    /// Shows everyone, or this room's alone again.
    public void toggle() {
        everyone.set(!everyone.get());
    }

    /// Whether there is a doctor whose own there could be.
    public boolean isOfDoctor() {
        return !doctor.isEmpty();
    }

    private String mine() {
        return everyone.get() ? "" : doctor;
    }

    /// Reads anew; the first time with what was chosen here before.
    public void read() {
        if (asked) {
            queue.read();
            return;
        }
        asked = true;
        background.run(
                () -> new Kept(drafts.recall(KEPT), desk.departments()),
                kept -> {
                    queue.room().write(kept.fields().getOrDefault("room", "1"));
                    queue.choose(kept.departments(), kept.fields().getOrDefault("department", ""));
                },
                trouble -> queue.read());
    }

    private record Kept(Map<String, String> fields, List<QueueDepartment> departments) {}

    /// @param at of the department, counted from 0
    /// @return whether there is such a department
    public boolean choose(int at) {
        boolean there = queue.choose(at);
        keep();
        return there;
    }

    /// Keeps which room and department this is.
    public void keep() {
        Map<String, String> fields =
                Map.of(
                        "room",
                        queue.room().text(),
                        "department",
                        queue.department().map(QueueDepartment::code).orElse(""));
        background.run(
                () -> {
                    drafts.keep(KEPT, fields);
                    return true;
                },
                kept -> {},
                trouble -> {});
    }

    /// Whoever is inside is done, and the next one is called.
    public void callNext(Consumer<Outcome<QueueRow>> then) {
        Optional<QueueRow> inside = inside();
        if (inside.isEmpty()) {
            queue.callNext(mine(), then);
            return;
        }
        queue.seen(
                inside.get(),
                outcome -> {
                    if (outcome instanceof Outcome.Done<QueueRow> && !next().isEmpty()) {
                        then.accept(outcome);
                        queue.callNext(mine(), then);
                    } else {
                        then.accept(outcome);
                    }
                });
    }
}
