// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.desktop.world.CounterWorld.heard;
import static org.outpost.desktop.world.CounterWorld.made;
import static org.outpost.desktop.world.CounterWorld.registered;
import static org.outpost.desktop.world.CounterWorld.sent;
import static org.outpost.desktop.world.CounterWorld.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outpost.desktop.Counter;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.world.CounterWorld;
import org.outpost.desktop.world.HttpDistrict;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;

/// Tokens and queues of whole counters on real files, with the line up and down.
class QueueTest {
    @TempDir Path folder;
    private CounterWorld world;

    @BeforeEach
    void aDistrict() throws IOException {
        world = new CounterWorld(folder);
    }

    @AfterEach
    void theDistrictGoes() {
        world.close();
    }

    @Test
    void twoCountersWithTheLineDownNeverGiveOneTokenAndShareOneQueueWhenItIsBack() {
        try (Counter one = world.counter("one", "asha");
                Counter two = world.counter("two", "asha")) {
            lettered(one);
            lettered(two);
            world.http.mood(HttpDistrict.Mood.EMPTY);
            Set<String> tokens = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                tokens.add(token(one, "Kamla " + name(i), Set.of()).token());
                tokens.add(token(two, "Sunita " + name(i), Set.of()).token());
            }
            assertThat(tokens).hasSize(8).allMatch(token -> token.matches("[A-Z]-00[0-9]"));
            world.http.mood(HttpDistrict.Mood.WELL);
            sent(one);
            sent(two);
            for (Counter counter : List.of(one, two)) {
                heard(counter, () -> waiting(counter).size() >= 8);
            }
            assertThat(waiting(one)).isEqualTo(waiting(two));
        }
    }

    @Test
    void theNextOneIsCalledByTheRuleAndEveryStepCanBeTakenBack() throws Exception {
        try (Counter one = world.counter("one", "asha")) {
            lettered(one);
            String first = token(one, "Kamla Devi", Set.of()).visitId();
            String hurt = token(one, "Meena Devi", Set.of(Priority.EMERGENCY)).visitId();
            assertThat(waiting(one).getFirst()).isEqualTo(hurt);
            Outcome<QueueRow> called = one.queue().callNext(opd(one).code(), "4");
            assertThat(made(called).visitId()).isEqualTo(hurt);
            assertThat(made(called).state()).isEqualTo(VisitState.CALLED);
            assertThat(made(one.queue().callNext(opd(one).code(), "4")).visitId()).isEqualTo(first);
            assertThat(one.queue().callNext(opd(one).code(), "4"))
                    .isInstanceOf(Outcome.Declined.class);
            takenBack(called);
            assertThat(waiting(one)).contains(hurt);
            made(one.queue().call(hurt, "4"));
            made(one.queue().seen(hurt));
            QueueRow moved = made(one.queue().move(hurt, laboratory(one)));
            assertThat(moved.state()).isEqualTo(VisitState.WAITING);
            assertThat(one.queue().queue(QueueDepartment.LABORATORY)).hasSize(1);
            made(one.queue().missed(first));
            assertThat(made(one.queue().back(first)).state()).isEqualTo(VisitState.WAITING);
            assertThat(one.queue().seen(first)).isInstanceOf(Outcome.Declined.class);
            List<String> before = waiting(one);
            Outcome<QueueRow> left = one.queue().cancel(first, "patient");
            assertThat(made(left).state()).isEqualTo(VisitState.CANCELLED);
            assertThat(waiting(one)).doesNotContain(first);
            takenBack(left);
            assertThat(waiting(one)).isEqualTo(before);
        }
    }

    @Test
    void aTokenThatIsLookedForSaysItsDepartmentInTheReadersLanguage() {
        try (Counter one = world.counter("one", "asha")) {
            lettered(one);
            QueueRow waits = token(one, "Kamla Devi", Set.of());
            TokenSource tokens = new TokenSource(one.queue(), id -> {}, (id, key) -> false);
            assertThat(tokens.find(waits.token(), 5).hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.aside()).isEqualTo(opd(one).words()));
            made(one.queue().call(waits.visitId(), "4"));
            made(one.queue().seen(waits.visitId()));
            made(one.queue().move(waits.visitId(), laboratory(one)));
            assertThat(tokens.find(waits.token(), 5).hits())
                    .singleElement()
                    .satisfies(
                            hit -> assertThat(hit.aside()).isEqualTo(Phrase.of("department.LAB")));
        }
    }

    @Test
    void theHallIsToldWhoseItIs() {
        try (Counter one = world.counter("one", "asha")) {
            lettered(one);
            assertThat(one.queue().board().hospital())
                    .isEqualTo(Phrase.named("District Hospital Rampur", "अस्पताल"));
        }
    }

    @Test
    void aPatientWhoIsHereGetsNoSecondTokenAndAMistakenOneIsTakenBack() throws Exception {
        try (Counter one = world.counter("one", "asha")) {
            lettered(one);
            String person = registered(one, "Kamla Devi", "").id();
            Outcome<QueueRow> given = one.queue().open(person, opd(one), Set.of());
            assertThat(one.queue().open(person, opd(one), Set.of()))
                    .isInstanceOf(Outcome.Declined.class);
            takenBack(given);
            QueueRow again = made(one.queue().open(person, opd(one), Set.of()));
            assertThat(again.token()).isNotEqualTo(made(given).token());
        }
    }

    @Test
    void nobodyWhoHasANewerTokenGetsTheOlderVisitBackByAnUndo() throws Exception {
        try (Counter one = world.counter("one", "asha")) {
            lettered(one);
            QueueRow first = token(one, "Kamla Devi", Set.of());
            Outcome<QueueRow> left = one.queue().cancel(first.visitId(), "patient");
            QueueRow second = made(one.queue().open(first.patientId(), opd(one), Set.of()));
            notTakenBack(left, second.token());
            assertThat(waiting(one)).doesNotContain(first.visitId()).contains(second.visitId());

            made(one.queue().call(second.visitId(), "4"));
            Outcome<QueueRow> seen = one.queue().seen(second.visitId());
            QueueRow third = made(one.queue().open(first.patientId(), opd(one), Set.of()));
            notTakenBack(seen, third.token());
            made(one.queue().cancel(third.visitId(), "mistake"));
            takenBack(seen);
            assertThat(waiting(one)).contains(second.visitId());
        }
    }

    private static void notTakenBack(Outcome<QueueRow> outcome, String newer) throws Exception {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        Callable<Outcome<?>> undo = ((Outcome.Done<QueueRow>) outcome).undo();
        assertThat(undo).isNotNull();
        assertThat(undo.call())
                .isEqualTo(new Outcome.Declined<>(Phrase.of("visit.undo.newer", newer), ""));
    }

    /// A counter's letters come with its first talk with the district after somebody sat down.
    private static void lettered(Counter counter) {
        String person = registered(counter, "Asha Rani", "").id();
        until(() -> {
            counter.line().nudge();
            QueueRow row = made(counter.queue().open(person, opd(counter), Set.of()));
            made(counter.queue().cancel(row.visitId(), "mistake"));
            return !row.token().isEmpty();
        });
    }

    private static QueueRow token(Counter counter, String name, Set<Priority> why) {
        String person = registered(counter, name, "").id();
        return made(counter.queue().open(person, opd(counter), why));
    }

    private static QueueDepartment opd(Counter counter) {
        return counter.queue().departments().getFirst();
    }

    private static List<String> waiting(Counter counter) {
        return counter.queue().queue(opd(counter).code()).stream()
                .filter(row -> row.state() == VisitState.WAITING)
                .map(QueueRow::visitId)
                .toList();
    }

    private static String name(int i) {
        return List.of("Devi", "Rani", "Kumari", "Bai").get(i);
    }

    private static void takenBack(Outcome<QueueRow> outcome) throws Exception {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        var undo = ((Outcome.Done<QueueRow>) outcome).undo();
        assertThat(undo).isNotNull();
        assertThat(undo.call()).isInstanceOf(Outcome.Done.class);
    }

    private static QueueDepartment laboratory(Counter counter) {
        return counter.queue().departments().stream()
                .filter(to -> to.code().equals(QueueDepartment.LABORATORY))
                .findFirst()
                .orElseThrow();
    }
}
