// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.scenarios.Desk;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.CounterSeries;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.LeaseShare;
import org.outpost.model.sync.ReverseFact;
import org.outpost.model.sync.SeriesUse;

class VisitsTest {
    private static final LocalDate TODAY = CareDay.of(Samples.MORNING);
    private final Town town = new Town();

    VisitsTest() {
        town.pass(LeasePool.series(Samples.DH), town.counter, 1, 1);
        town.pass(LeasePool.series(Samples.DH), town.window, 2, 2);
    }

    @Test
    void theTableInTheWordsIsTheTableInTheCode() throws IOException {
        Path source = Path.of("src/main/java/org/outpost/model/appointments/VisitLifecycle.java");
        String printed =
                Files.readAllLines(source).stream()
                        .filter(line -> line.startsWith("/// |"))
                        .map(line -> line.substring(4) + "\n")
                        .collect(Collectors.joining());
        assertThat(printed).isEqualTo(VisitLifecycle.print());
    }

    @Test
    void everyAbsentCellIsRefusedAndChangesNothing() {
        for (VisitState from : VisitState.values()) {
            for (VisitEvent event : VisitEvent.values()) {
                AggregateId visit = in(from);
                if (visit == null || event == VisitEvent.OPEN) {
                    continue;
                }
                String said = town.write(town.counter, body(event, visit));
                VisitState to = VisitLifecycle.next(from, event);
                if (to == null) {
                    assertThat(said)
                            .as(from + " " + event)
                            .isEqualTo("refused visits.not-possible");
                    assertThat(visit(visit).state()).isEqualTo(from);
                } else {
                    assertThat(said).as(from + " " + event).isEqualTo("accepted");
                    assertThat(visit(visit).state()).as(from + " " + event).isEqualTo(to);
                }
            }
        }
    }

    @Test
    void aVisitGoesFromTheTokenOverTheLaboratoryToTheEnd() {
        AggregateId visit = opened(1, Priority.ELDER);
        later(10);
        town.write(town.counter, new CallToken(visit, "4"));
        later(10);
        town.write(town.counter, new FinishVisit(visit));
        town.write(town.counter, new MoveVisit(visit, "LAB", null, town.centre.now()));
        later(5);
        town.write(town.window, new CallToken(visit, "Lab"));
        Visit now = visit(visit);
        assertThat(now.state()).isEqualTo(VisitState.CALLED);
        assertThat(now.department()).isEqualTo("LAB");
        assertThat(now.token()).isEqualTo(new TokenNumber("A-001"));
        assertThat(now.priorities()).containsExactly(Priority.ELDER);
        assertThat(now.waited(0)).isEqualTo(5 * 60_000L);
    }

    @Test
    void aVisitGoesOnAtTheHospitalItIsToAlone() {
        AggregateId visit = opened(1);
        for (VisitEvent event : VisitEvent.values()) {
            if (event != VisitEvent.OPEN) {
                assertThat(town.write(town.chc, body(event, visit)))
                        .as(event.name())
                        .isEqualTo("refused visits.not-ours");
            }
        }
        assertThat(town.write(town.chc, new RankVisit(visit, List.of(Priority.ELDER))))
                .isEqualTo("refused visits.not-ours");
        assertThat(visit(visit).state()).isEqualTo(VisitState.WAITING);
        assertThat(visit(visit).priorities()).isEmpty();
    }

    @Test
    void whoeverHasLeftByMistakeStandsAtTheirPlaceAgain() {
        AggregateId visit = opened(1);
        later(10);
        town.write(town.counter, new CallToken(visit, "4"));
        Visit before = visit(visit);
        Fact left = town.kept(town.counter, new CancelVisit(visit, "patient"));
        assertThat(town.take(left)).isEqualTo("accepted");
        assertThat(visit(visit).state()).isEqualTo(VisitState.CANCELLED);
        assertThat(town.write(town.counter, ReverseFact.of(left))).isEqualTo("accepted");
        assertThat(visit(visit)).isEqualTo(before);
        Fact missed = town.kept(town.counter, new MissToken(visit));
        town.take(missed);
        assertThat(town.write(town.counter, ReverseFact.of(missed)))
                .isEqualTo("refused sync.not-reversible");
    }

    @Test
    void waitingIsMeasuredFromComingToTheFirstCall() {
        AggregateId visit = opened(1);
        later(12);
        assertThat(visit(visit).waited(town.centre.now())).isEqualTo(12 * 60_000L);
        town.write(town.counter, new CallToken(visit, "4"));
        later(3);
        town.write(town.counter, new CallToken(visit, "4"));
        assertThat(visit(visit).waited(town.centre.now())).isEqualTo(12 * 60_000L);
        assertThat(visit(visit).calls()).isEqualTo(2);
    }

    @Test
    void twoCountersWithTheLineDownNeverGiveOneToken() {
        SeriesUse one = next(town.counter);
        SeriesUse two = next(town.window);
        assertThat(TokenNumber.of(one.series(), one.number())).hasToString("A-001");
        assertThat(TokenNumber.of(two.series(), two.number())).hasToString("B-001");
        opened(1);
        assertThat(next(town.counter).number()).isEqualTo(2);
        assertThat(next(town.chc)).isNull();
    }

    @Test
    void aTokenOfOthersOrGivenTwiceIsKeptAndAskedAbout() {
        assertThat(town.write(town.window, open(new TokenNumber("A-007"))))
                .isEqualTo("disputed visits.token-not-held");
        assertThat(next(town.counter).number()).isEqualTo(8);
        opened(8);
        assertThat(town.write(town.counter, open(new TokenNumber("A-008"))))
                .isEqualTo("disputed visits.token-taken");
        assertThat(town.write(town.counter, open(null))).isEqualTo("accepted");
    }

    @Test
    void whatIsNoVisitOfTodayHereIsRefused() {
        FactBody patientless =
                new OpenVisit(
                        Samples.SESSION, Samples.DH, TODAY, "OPD", null, null, null, List.of());
        assertThat(town.write(town.counter, patientless)).isEqualTo("refused visits.not-a-patient");
        assertThat(town.write(town.chc, open(null))).isEqualTo("refused visits.not-ours");
        assertThat(town.write(town.counter, open(TODAY.minusDays(1), "OPD")))
                .isEqualTo("refused visits.not-today");
        assertThat(town.write(town.counter, open(TODAY.plusDays(1), "OPD")))
                .isEqualTo("refused visits.not-today");
        assertThat(town.write(town.counter, open(TODAY, " "))).isEqualTo("refused visits.bad-text");
        assertThat(town.write(town.counter, new CallToken(Samples.VISIT, "4")))
                .isEqualTo("refused visits.unknown");
        assertThat(town.write(town.counter, new MissToken(Samples.SESSION)))
                .isEqualTo("refused visits.unknown");
        assertThat(town.write(town.counter, new RankVisit(Samples.VISIT, List.of())))
                .isEqualTo("refused visits.unknown");
        AggregateId visit = opened(1);
        assertThat(town.write(town.counter, new CallToken(visit, "\u202e")))
                .isEqualTo("refused visits.bad-text");
        assertThat(town.write(town.counter, new CancelVisit(visit, "")))
                .isEqualTo("refused visits.bad-text");
    }

    @Test
    void aTokenCalledToTwoRoomsWithTheLineDownIsAskedAbout() {
        AggregateId visit = opened(1);
        Fact here = town.kept(town.counter, new CallToken(visit, "4"));
        later(1);
        Fact there = town.kept(town.window, new CallToken(visit, "5"));
        assertThat(town.take(here)).isEqualTo("accepted");
        assertThat(town.take(there)).isEqualTo("disputed visits.called-elsewhere");
        assertThat(visit(visit).room()).isEqualTo("5");
    }

    @Test
    void aHospitalsRuleIsItsOwn() {
        assertThat(rule(town.counter, 2, 65)).isEqualTo("accepted");
        QueueRule rule = town.centre.state(QueueRule.id(Samples.DH), QueueRule.class);
        assertThat(rule.first()).containsExactly(Priority.EMERGENCY, Priority.PREGNANT);
        assertThat(rule.elderFrom()).isEqualTo(65);
        assertThat(rule(town.chc, 2, 65)).isEqualTo("refused visits.not-ours");
        assertThat(rule(town.counter, -1, 65)).isEqualTo("refused visits.bad-rule");
        assertThat(rule(town.counter, 51, 65)).isEqualTo("refused visits.bad-rule");
        assertThat(rule(town.counter, 2, 0)).isEqualTo("refused visits.bad-rule");
        assertThat(rule(town.counter, 2, 121)).isEqualTo("refused visits.bad-rule");
    }

    @Test
    void lettersAreAskedForOnceAndSixHundredCountersHaveTheirOwn() {
        assertThat(LeaseShare.seriesWanted(town.counter.writer(), Samples.DH, town.centre.states()))
                .isNull();
        assertThat(LeaseShare.seriesWanted(town.chc.writer(), Samples.CHC, town.centre.states()))
                .isNotNull();
        for (long part = 1; part <= CounterSeries.COUNT; part++) {
            assertThat(CounterSeries.of(part).part()).isEqualTo(part);
        }
        assertThat(CounterSeries.of(24)).hasToString("Z");
        assertThat(CounterSeries.of(25)).hasToString("AA");
        assertThat(CounterSeries.of(600)).hasToString("ZZ");
    }

    @Test
    void aTokenIsReadAsItIsSaid() {
        assertThat(TokenNumber.parse("a42")).contains(new TokenNumber("A-042"));
        assertThat(TokenNumber.parse(" ab 7 ")).contains(new TokenNumber("AB-007"));
        assertThat(TokenNumber.parse("A-1042")).contains(new TokenNumber("A-1042"));
        assertThat(TokenNumber.parse("A-0")).isEmpty();
        assertThat(TokenNumber.parse("I-7")).isEmpty();
        assertThat(TokenNumber.parse("asha")).isEmpty();
    }

    private String rule(Desk desk, int between, int elder) {
        return town.write(
                desk, new SetQueueRule(Samples.DH, List.of(Priority.PREGNANT), between, elder));
    }

    private @Nullable SeriesUse next(Desk desk) {
        return SeriesUse.next(
                desk.writer(),
                desk.home().hospital(),
                TokenNumber.run(TODAY),
                town.centre.states());
    }

    private @Nullable AggregateId in(VisitState state) {
        if (state == VisitState.UNKNOWN) {
            return null;
        }
        AggregateId visit = opened(next(town.counter).number());
        switch (state) {
            case UNKNOWN, WAITING -> {}
            case CALLED -> town.write(town.counter, new CallToken(visit, "4"));
            case MISSED -> town.write(town.counter, new MissToken(visit));
            case SEEN -> {
                town.write(town.counter, new CallToken(visit, "4"));
                town.write(town.counter, new FinishVisit(visit));
            }
            case CANCELLED -> town.write(town.counter, new CancelVisit(visit, "mistake"));
        }
        assertThat(visit(visit).state()).isEqualTo(state);
        return visit;
    }

    private static FactBody body(VisitEvent event, AggregateId visit) {
        return switch (event) {
            case OPEN, CALL -> new CallToken(visit, "4");
            case MISS -> new MissToken(visit);
            case RETURN -> new ReturnToken(visit, 1);
            case MOVE -> new MoveVisit(visit, "LAB", null, 1);
            case FINISH -> new FinishVisit(visit);
            case CANCEL -> new CancelVisit(visit, "patient");
        };
    }

    private AggregateId opened(long number, Priority... why) {
        Fact fact =
                town.kept(
                        town.counter,
                        new OpenVisit(
                                Samples.PATIENT,
                                Samples.DH,
                                TODAY,
                                "OPD",
                                null,
                                null,
                                TokenNumber.of(CounterSeries.of(1), number),
                                List.of(why)));
        assertThat(town.take(fact)).isEqualTo("accepted");
        return Visit.id(fact.id());
    }

    private static OpenVisit open(@Nullable TokenNumber token) {
        return new OpenVisit(
                Samples.PATIENT, Samples.DH, TODAY, "OPD", null, null, token, List.of());
    }

    private static OpenVisit open(LocalDate day, String department) {
        return new OpenVisit(
                Samples.PATIENT, Samples.DH, day, department, null, null, null, List.of());
    }

    private void later(int minutes) {
        town.centre.at(town.centre.now() + minutes * 60_000L);
    }

    private Visit visit(AggregateId id) {
        return town.centre.state(id, Visit.class);
    }
}
