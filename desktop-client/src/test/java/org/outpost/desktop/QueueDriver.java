// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop;

import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.until;

import java.util.Set;
import org.outpost.desktop.appointments.QueueDepartment;
import org.outpost.desktop.appointments.QueueDoctor;
import org.outpost.desktop.appointments.QueueRow;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.appointments.VisitState;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.UserId;
import org.outpost.model.prescriptions.Scheme;

/// A counter whose queue is asked, as tests of its screens need it: somebody at the door, doctors
/// who sit, patients with tokens.
final class QueueDriver {
    private final OpenCounter opened;

    QueueDriver(OpenCounter opened) {
        this.opened = opened;
    }

    void sits(String doctor) {
        made(
                opened.counter
                        .plan()
                        .plan(
                                new PlanClinicSession(
                                        new UserId(doctor),
                                        opd().code(),
                                        CareDay.of(System.currentTimeMillis()),
                                        0,
                                        1440,
                                        10,
                                        24,
                                        4)));
    }

    QueueRow tokenFor(String name, String doctor) {
        QueueDoctor who =
                opened.counter.queue().doctors().stream()
                        .filter(one -> one.user().equals(doctor))
                        .findFirst()
                        .orElseThrow();
        return made(
                opened.counter
                        .queue()
                        .open(
                                registered(opened.counter, name, "").id(),
                                opd(),
                                who,
                                Set.of(),
                                Scheme.FREE));
    }

    void door() {
        opened.signIn("rao");
        until(() ->
                opened.desk.words().contains("Who comes next")
                        || opened.desk.words().contains("My room"));
        until(() -> opened.counter.line().now().lastSent().isPresent());
        // Letters for tokens come with the first talk after somebody sat down.
        String person = registered(opened.counter, "Asha Rani", "").id();
        until(() -> {
            opened.counter.line().nudge();
            QueueRow row = made(opened.counter.queue().open(person, opd(), Set.of()));
            made(opened.counter.queue().cancel(row.visitId(), "mistake"));
            return !row.token().isEmpty();
        });
    }

    QueueRow token(String name) {
        return made(
                opened.counter
                        .queue()
                        .open(registered(opened.counter, name, "").id(), opd(), Set.of()));
    }

    QueueDepartment opd() {
        return opened.counter.queue().departments().getFirst();
    }

    VisitState state(QueueRow row) {
        return row(row).state();
    }

    void go(String screen) {
        opened.desk.ask(() -> {
            opened.desk.shell().go(screen);
            return true;
        });
    }

    /// How a token's row stands now.
    QueueRow row(QueueRow given) {
        return opened.counter.queue().byToken(given.token()).getFirst();
    }
}
