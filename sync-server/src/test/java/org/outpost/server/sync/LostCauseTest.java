// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.ChangePatientDetails;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.IngestSession;
import org.outpost.model.sync.Ranges;

/// A database put back from an older backup, and things that build on each other: what lost its
/// cause waits for it, whoever brings which first.
class LostCauseTest {
    private static final FeedId HOME = RestoredHospital.HOME;
    private RestoredHospital hospital;
    private ServerOnDatabase server;

    @BeforeEach
    void start() {
        hospital = new RestoredHospital();
        server = hospital.server;
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    @Test
    void whatBuildsOnALostFactOfTheServerWaitsUntilItsMachineHasGivenThatBack() {
        Counter one = hospital.counter();
        one.exchange(List.of(), List.of(hospital.head()), List.of());
        server.backup();
        FeedCursor before = hospital.head();
        Fact made = made("By the server");
        Fact never = made("Nobody gives it back");
        one.exchange(List.of(), List.of(before), List.of());
        hospital.restore();
        hospital.tell("friday");
        FrozenBatch builds = change(one, made);
        assertThat(standing(one, builds, before)).isEqualTo(Exchange.BatchStanding.LATER);
        server.partner.giveBack(new Ranges.Back(one.device, one.writer, List.of(), List.of(made)));
        assertThat(standing(one, builds, before)).isEqualTo(Exchange.BatchStanding.TAKEN);

        FrozenBatch alone = change(one, never);
        assertThat(standing(one, alone, before)).isEqualTo(Exchange.BatchStanding.LATER);
        assertThat(standing(one, alone, hospital.head()))
                .as("it stands in the new epoch and has let go of it")
                .isEqualTo(Exchange.BatchStanding.TAKEN);
    }

    @Test
    void aBookingOfTheServerIsNotLetGoOfBecauseItsSessionHasYetToComeBack() {
        Booked booked = bookedAndLost();
        assertThat(booked.givenBack()).isEqualTo(1);
        FeedCursor epoch = hospital.head();
        assertThat(standing(booked.planner, booked.session, epoch))
                .isEqualTo(Exchange.BatchStanding.TAKEN);
        booked.other.exchange(List.of(), List.of(hospital.head()), List.of());
        assertThat(server.count("SELECT COUNT(*) FROM undecided")).isZero();
        assertThat(hospital.written("RefuseFact")).isEmpty();
        assertThat(hospital.written("BookSlot")).containsExactly(booked.booking);
    }

    @Test
    void aBookingOfTheServerIsRefusedOnceItsSessionWillNotComeBack() {
        Booked booked = bookedAndLost();
        assertThat(booked.givenBack()).isEqualTo(1);
        booked.other.exchange(List.of(), List.of(hospital.head()), List.of());
        assertThat(hospital.written("RefuseFact")).as("not while it may come").isEmpty();
        server.lost.declare(booked.planner.device, HOME, new UserId("admin"), "lost");
        assertThat(hospital.written("RefuseFact")).hasSize(1);
    }

    private record Booked(
            Counter planner, Counter other, FrozenBatch session, Fact booking, int givenBack) {}

    /// A session that one machine planned and a booking the server wrote in it went with lost
    /// commits; another machine gives the booking back first.
    private Booked bookedAndLost() {
        Counter planner = hospital.counter();
        Counter other = hospital.counter();
        server.backup();
        LocalDate day = CareDay.of(server.now.get()).plusDays(1);
        FrozenBatch plan =
                planner.batch(
                        new PlanClinicSession(
                                new UserId("doctor1"), "OPD", day, 540, 600, 10, 2, 1));
        planner.exchange(List.of(plan), List.of(hospital.head()), List.of());
        AggregateId session = ClinicSession.id(plan.facts().getFirst().id());
        AggregateId patient = Patient.id(new FactId(other.writer, 1));
        Fact booking = acted(new BookSlot(session, patient, 2L, Channel.PHONE));
        hospital.restore();
        hospital.tell("monday");
        List.of(planner, other).forEach(counter -> counter.token = counter.hello().token());
        int back =
                server.partner
                        .giveBack(
                                new Ranges.Back(
                                        other.device, other.writer, List.of(), List.of(booking)))
                        .mended();
        return new Booked(planner, other, plan, booking, back);
    }

    private Fact acted(FactBody body) {
        return server.parts
                .inbox()
                .act(HOME, IngestSession.SERVER, _ -> List.of(body), null)
                .serverFacts()
                .getFirst();
    }

    private Fact made(String name) {
        return acted(new RegisterPatient(null, FactInboxTest.person(name)));
    }

    private static FrozenBatch change(Counter counter, Fact made) {
        return counter.batch(
                new ChangePatientDetails(Patient.id(made.id()), FactInboxTest.person("Builds")));
    }

    private static Exchange.BatchStanding standing(
            Counter counter, FrozenBatch batch, FeedCursor cursor) {
        return counter.exchange(List.of(batch), List.of(cursor), List.of())
                .batches()
                .getFirst()
                .standing();
    }
}
