// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Booking;
import org.outpost.model.appointments.BookingState;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.sync.EcP256;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.FeedCursor;
import org.outpost.model.sync.FeedPage;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.PullSession;
import org.outpost.model.sync.Span;
import org.outpost.model.wire.JsonBatches;
import org.outpost.server.platform.ProblemException;

class ServerPartnerTest {
    private static ServerOnDatabase server;

    @BeforeAll
    static void start() {
        server = new ServerOnDatabase();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aGreetingNamesTheFeedsOfHospitalDistrictAndNation() {
        Counter counter = Counter.at(server, "H/SON-CH02");
        Hello.Answer answer = counter.hello();
        assertThat(answer.standing()).isEqualTo(Hello.Standing.WELCOME);
        assertThat(answer.feeds())
                .extracting(cursor -> cursor.feed().value())
                .containsExactly("H/SON-CH02", "D/SON", "N");
    }

    @Test
    void oneExchangeTakesABatchAndTellsTheNeighbour() {
        Counter one = Counter.at(server, "H/SON-CH03");
        Counter two = Counter.at(server, "H/SON-CH03");
        FrozenBatch batch = one.batch(new RegisterPatient(null, FactInboxTest.person("For Both")));
        Exchange.Answer up = one.exchange(List.of(batch), List.of(), List.of());
        assertThat(up.highSeq()).isEqualTo(1);
        assertThat(up.batches().getFirst().standing()).isEqualTo(Exchange.BatchStanding.TAKEN);

        List<FeedCursor> cursors = List.of(FeedCursor.start(two.home));
        Exchange.Answer down = two.exchange(List.of(), cursors, List.of());

        List<FeedPage> pages =
                new PullSession(new JsonBatches(), EcP256.CHECK)
                        .accept(down.pages(), cursors, server.keys.getPublic().getEncoded());
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst().entries())
                .filteredOn(entry -> entry.id().writer().equals(one.writer))
                .singleElement()
                .satisfies(entry -> assertThat(entry.fact()).isNotNull());
    }

    @Test
    void feedsOfOthersAreNotToldWhateverIsAsked() {
        Counter spy = Counter.at(server, "H/SON-CH04");
        Counter other = Counter.at(server, "H/RMP-DH01");
        other.push(new RegisterPatient(null, FactInboxTest.person("Not Yours")));
        Exchange.Answer answer =
                spy.exchange(
                        List.of(), List.of(FeedCursor.start(new FeedId("H/RMP-DH01"))), List.of());
        assertThat(answer.pages()).isEmpty();
    }

    @Test
    void aRepeatedRequestIsAnsweredButASpentTokenBetraysACopy() {
        Counter counter = Counter.at(server, "H/SON-CH05");
        String first = counter.token;
        counter.exchange(List.of(), List.of(), List.of());
        String second = counter.token;
        counter.token = first;
        Exchange.Answer again = counter.exchange(List.of(), List.of(), List.of());
        assertThat(again.copy()).isFalse();
        assertThat(again.token()).isEqualTo(second);

        counter.exchange(List.of(), List.of(), List.of());
        counter.exchange(List.of(), List.of(), List.of());
        counter.token = first;
        assertThat(counter.exchange(List.of(), List.of(), List.of()).copy()).isTrue();
        counter.token = first;
        assertThat(counter.hello().standing()).isEqualTo(Hello.Standing.COPY);
    }

    @Test
    void aMachineRegisteredElsewhereCantOpenAWriterHere() {
        Counter counter = Counter.at(server, "H/SON-CH06");
        Hello.Request elsewhere =
                new Hello.Request(
                        counter.device,
                        new org.outpost.model.kernel.WriterId("0000000000000abc"),
                        new FeedId("H/RMP-DH01"),
                        null,
                        0,
                        List.of(),
                        "test",
                        1,
                        0);
        assertThatThrownBy(() -> server.partner.hello(elsewhere))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo("sync.wrong-home"));
    }

    @Test
    void aMachineCantSpeakForAnothersWriter() {
        Counter one = Counter.at(server, "H/SON-CH07");
        Counter two = Counter.at(server, "H/SON-CH07");
        Exchange.Request forged =
                new Exchange.Request(
                        two.device,
                        one.writer,
                        one.token,
                        0,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        1000);
        assertThatThrownBy(() -> server.partner.exchange(forged))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aTamperedBatchIsBrokenAndChangesNothing() {
        Counter counter = Counter.at(server, "H/SON-CH08");
        FrozenBatch good = counter.batch(new RegisterPatient(null, FactInboxTest.person("True")));
        Counter other = Counter.at(server, "H/SON-CH08");
        FrozenBatch foreign = other.batch(new RegisterPatient(null, FactInboxTest.person("False")));
        FrozenBatch tampered =
                new FrozenBatch(good.header(), good.hash(), good.signature(), foreign.facts());
        long before = server.count("SELECT COUNT(*) FROM fact");
        Exchange.Answer answer = counter.exchange(List.of(tampered), List.of(), List.of());
        assertThat(answer.batches().getFirst().standing()).isEqualTo(Exchange.BatchStanding.BROKEN);
        assertThat(server.count("SELECT COUNT(*) FROM fact")).isEqualTo(before);
    }

    @Test
    void numberBlocksArePassedToOneCounterEach() {
        Counter one = Counter.at(server, "H/SON-CH09");
        Counter two = Counter.at(server, "H/SON-CH09");
        AggregateId pool = LeasePool.numbers(new HospitalId("SON-CH09"));
        one.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 1)));
        one.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 1)));
        two.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 1)));
        LeaseBook book = server.parts.inbox().read(states -> states.of(pool, LeaseBook.class));
        assertThat(book.heldBy(one.writer)).containsExactly(new Span(1, 1));
        assertThat(book.heldBy(two.writer)).containsExactly(new Span(2, 2));
    }

    @Test
    void theLastPlaceBookedTwiceIsConfirmedOnceAndTheOtherGetsAnotherPlaceOrNone() {
        Counter one = Counter.at(server, "H/SON-CH10");
        Counter two = Counter.at(server, "H/SON-CH10");
        LocalDate day = LocalDate.of(2026, 12, 1);
        FactId plan =
                one.push(
                                new PlanClinicSession(
                                        new UserId("doctor1"), "OPD", day, 540, 600, 10, 2, 0))
                        .getFirst();
        AggregateId session = ClinicSession.id(plan);
        AggregateId pool = LeasePool.places(session);
        one.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 8)));
        LeaseBook book = server.parts.inbox().read(states -> states.of(pool, LeaseBook.class));
        List<Span> held = book.heldBy(one.writer);
        assertThat(held).as("half of what is left").hasSize(1);
        long place = held.getFirst().from();
        AggregateId patient =
                Patient.id(
                        one.push(new RegisterPatient(null, FactInboxTest.person("A"))).getFirst());
        FactId mine = one.push(new BookSlot(session, patient, place, Channel.DESK)).getFirst();
        FactId theirs = two.push(new BookSlot(session, patient, place, Channel.DESK)).getFirst();
        FactId third = two.push(new BookSlot(session, patient, null, Channel.DESK)).getFirst();

        assertThat(booking(mine).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booking(mine).place()).isEqualTo(place);
        assertThat(booking(theirs).place()).isNotNull().isNotEqualTo(place);
        assertThat(booking(third).state()).isEqualTo(BookingState.BUMPED);
        ClinicSession after =
                server.parts.inbox().read(states -> states.of(session, ClinicSession.class));
        assertThat(after.claims().values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
        assertThat(server.count("SELECT booked FROM clinic_session WHERE id = '" + session + "'"))
                .isEqualTo(2);
    }

    @Test
    void severalCountersDrainAPoolAndNoPlaceIsInTwoHands() {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            counters.add(Counter.at(server, "H/SON-CH11"));
        }
        FactId plan =
                counters.getFirst()
                        .push(
                                new PlanClinicSession(
                                        new UserId("doctor2"),
                                        "OPD",
                                        LocalDate.of(2026, 12, 2),
                                        540,
                                        720,
                                        6,
                                        30,
                                        5))
                        .getFirst();
        AggregateId pool = LeasePool.places(ClinicSession.id(plan));
        counters.parallelStream()
                .forEach(counter -> {
                    for (int i = 1; i < 4; i++) {
                        counter.exchange(
                                List.of(), List.of(), List.of(new Exchange.Want(pool, 8 * i)));
                    }
                });
        LeaseBook book = server.parts.inbox().read(states -> states.of(pool, LeaseBook.class));
        List<Long> all =
                counters.stream()
                        .flatMap(counter -> book.heldBy(counter.writer).stream())
                        .flatMap(span -> LongStream.rangeClosed(span.from(), span.to()).boxed())
                        .toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .isNotEmpty()
                .allSatisfy(place ->
                        assertThat(place).as("the phones' places stay").isBetween(1L, 25L));
    }

    @Test
    void committedRegistrationsAreHandedOnOnceAndAFailingQueueLosesNone() {
        Counter counter = Counter.at(server, "H/SON-CH12");
        List<FactId> pushed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pushed.addAll(counter.push(new RegisterPatient(null, FactInboxTest.person("Told"))));
        }
        FactRelay relay = new FactRelay(server.plain);
        assertThatThrownBy(() ->
                        relay.run(_ -> {
                            throw new IllegalStateException("the broker is away");
                        }))
                .isInstanceOf(IllegalStateException.class);
        List<FactId> heard = new ArrayList<>();
        relay.run(facts -> facts.forEach(fact -> heard.add(fact.fact())));
        relay.run(facts -> facts.forEach(fact -> heard.add(fact.fact())));
        assertThat(heard).doesNotHaveDuplicates().containsAll(pushed);
    }

    private static Booking booking(FactId id) {
        return server.parts.inbox().read(states -> states.of(Booking.id(id), Booking.class));
    }
}
