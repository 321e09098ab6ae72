// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.outpost.desktop.shell.Background;
import org.outpost.desktop.shell.Field;
import org.outpost.desktop.shell.Latest;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Trouble;
import org.outpost.model.appointments.Priority;

/// The queue of one department: who is called, who waits and in which order, who was missed.
public final class QueueViewModel {
    private static final int LONGEST_ROOM = 20;
    private final QueueDesk desk;
    private final Background background;
    private final Latest latest;
    private final Consumer<Trouble> trouble;
    private final Field room;
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private final ObservableList<QueueDepartment> departments = FXCollections.observableArrayList();
    private final DoctorChoice doctor = new DoctorChoice();
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();

    public QueueViewModel(QueueDesk desk, Background background, Consumer<Trouble> trouble) {
        this.desk = desk;
        this.background = background;
        this.latest = new Latest(background);
        this.trouble = trouble;
        this.room =
                Field.aside(
                        "room",
                        typed ->
                                typed.isBlank() || typed.length() > LONGEST_ROOM
                                        ? Optional.of(Phrase.of("mend.room"))
                                        : Optional.empty());
        room.write("1");
    }

    /// Where tokens are called to from here.
    public Field room() {
        return room;
    }

    public ObservableList<QueueDepartment> departments() {
        return departments;
    }

    /// Which of the departments is shown.
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ObservableList<QueueRow> rows() {
        return rows;
    }

    /// Reads departments and the queue of the chosen one.
    public void read() {
        int at = chosen.get();
        latest.ask(
                () -> {
                    List<QueueDepartment> all = desk.departments();
                    return new Reading(
                            all, at < all.size() ? desk.queue(all.get(at).code()) : List.of());
                },
                found -> {
                    // What stands there already is not drawn again.
                    if (!departments.equals(found.departments())) {
                        departments.setAll(found.departments());
                    }
                    if (!rows.equals(found.rows())) {
                        rows.setAll(found.rows());
                    }
                },
                trouble);
    }

    /// @param at counted from 0; beyond the last it changes nothing
    /// @return whether there is such a department
    public boolean choose(int at) {
        boolean there = at >= 0 && at < departments.size();
        if (there) {
            chosen.set(at);
            read();
        }
        return there;
    }

    /// Chooses a department of these by its code; the first where there is no such one.
    void choose(List<QueueDepartment> all, String code) {
        departments.setAll(all);
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            at = all.get(i).code().equals(code) ? i : at;
        }
        chosen.set(at);
        read();
    }

    public Optional<QueueDepartment> department() {
        int at = chosen.get();
        return at < departments.size() ? Optional.of(departments.get(at)) : Optional.empty();
    }

    public long waiting() {
        return department().map(QueueDepartment::waiting).orElse(0L);
    }

    public void callNext(Consumer<Outcome<QueueRow>> then) {
        callNext("", then);
    }

    /// @param doctor whose room it is; empty = whoever is next
    void callNext(String doctor, Consumer<Outcome<QueueRow>> then) {
        department()
                .filter(one -> room.check())
                .ifPresent(one -> run(() -> desk.callNext(one.code(), room.text(), doctor), then));
    }

    public void call(QueueRow row, Consumer<Outcome<QueueRow>> then) {
        if (room.check()) {
            run(() -> desk.call(row.visitId(), room.text()), then);
        }
    }

    /// One of the desk's steps on a row.
    public void step(
            QueueRow row,
            Function<String, Outcome<QueueRow>> step,
            Consumer<Outcome<QueueRow>> then) {
        run(() -> step.apply(row.visitId()), then);
    }

    public void missed(QueueRow row, Consumer<Outcome<QueueRow>> then) {
        step(row, desk::missed, then);
    }

    public void back(QueueRow row, Consumer<Outcome<QueueRow>> then) {
        step(row, desk::back, then);
    }

    public void seen(QueueRow row, Consumer<Outcome<QueueRow>> then) {
        step(row, desk::seen, then);
    }

    public void left(QueueRow row, Consumer<Outcome<QueueRow>> then) {
        step(row, id -> desk.cancel(id, "patient"), then);
    }

    /// Whom the next one who is sent on is to see.
    public DoctorChoice doctor() {
        return doctor;
    }

    /// Asks who sits today.
    public void readDoctors() {
        background.run(desk::doctors, doctor::sit, trouble);
    }

    /// To a department and to the doctor who was chosen.
    ///
    /// @param at of the department to send to, counted from 0
    /// @return whether there is such a department
    public boolean move(QueueRow row, int at, Consumer<Outcome<QueueRow>> then) {
        boolean there = at >= 0 && at < departments.size();
        if (there) {
            QueueDepartment to = departments.get(at);
            QueueDoctor seenBy = doctor.orNull();
            step(row, id -> desk.move(id, to, seenBy), then);
        }
        return there;
    }

    /// Turns one reason on or off.
    public void rank(QueueRow row, Priority why, Consumer<Outcome<QueueRow>> then) {
        Set<Priority> all = EnumSet.noneOf(Priority.class);
        all.addAll(row.priorities());
        if (!all.remove(why)) {
            all.add(why);
        }
        step(row, id -> desk.rank(id, all), then);
    }

    private void run(Callable<Outcome<QueueRow>> work, Consumer<Outcome<QueueRow>> then) {
        background.run(
                work,
                outcome -> {
                    read();
                    then.accept(outcome);
                },
                trouble);
    }

    private record Reading(List<QueueDepartment> departments, List<QueueRow> rows) {}
}
