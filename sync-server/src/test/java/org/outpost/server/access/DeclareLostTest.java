// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.access.Role;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.sync.Exchange;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FeedEntry;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.model.sync.Hello;
import org.outpost.model.sync.LeaseBook;
import org.outpost.model.sync.LeasePool;
import org.outpost.model.sync.Span;
import org.outpost.model.sync.States;
import org.outpost.model.wire.Renaming;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.Counter;
import org.outpost.server.sync.LeaseOffer;

/// A machine is declared lost while it holds places and has not sent all; then it comes back. On
/// the real database.
class DeclareLostTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static AccessOnDatabase access;

    @BeforeAll
    static void start() {
        access = new AccessOnDatabase();
    }

    @AfterAll
    static void stop() {
        access.close();
    }

    private static LeaseBook book(AggregateId pool) {
        return access.server.parts.inbox().read(states -> states.of(pool, LeaseBook.class));
    }

    private static AggregateId pool(Counter counter) {
        FactId plan =
                counter.push(
                                new PlanClinicSession(
                                        new UserId("doctor1"), "OPD", DAY, 540, 660, 10, 10, 0))
                        .getFirst();
        return LeasePool.places(ClinicSession.id(plan));
    }

    private static void takenUpBy(String login, Counter counter) {
        String key = Base64.getEncoder().encodeToString(counter.keys.getPublic().getEncoded());
        access.signIn.signIn(
                new SignInRequest(
                        login,
                        AccessOnDatabase.PASSWORD,
                        new SignInRequest.Machine(counter.device, key, "Counter 3", counter.home)));
    }

    private static List<FactId> feed(FeedId home) {
        return access.server.parts.feeds().entries(home, 0, 10_000_000).stream()
                .map(FeedEntry::id)
                .toList();
    }

    @Test
    void whatItHeldIsGivenByOthersAndNothingOfItsNameIsTakenAnyMore() {
        Caller boss = access.employ("boss.lost1", Role.HOSPITAL_ADMIN, "H/RMP-CH71");
        Counter lost = Counter.at(access.server, "H/RMP-CH71");
        Counter other = Counter.at(access.server, "H/RMP-CH71");
        AggregateId pool = pool(other);
        AggregateId numbers = LeasePool.numbers(lost.home.hospital());
        lost.exchange(
                List.of(),
                List.of(),
                List.of(new Exchange.Want(pool, 4), new Exchange.Want(numbers, 1)));
        assertThat(book(pool).heldBy(lost.writer)).isNotEmpty();
        List<Span> printed = book(numbers).heldBy(lost.writer);
        assertThat(printed).isNotEmpty();
        FrozenBatch onTheWay = lost.batch(new RegisterPatient(null, Samples.named("Asha")));

        access.retire.retire(boss, lost.device, "lost");
        assertThat(book(pool).heldBy(lost.writer)).isEmpty();
        assertThat(book(numbers).heldBy(lost.writer))
                .as("numbers never come back")
                .isEqualTo(printed);
        other.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 10)));
        assertThat(book(pool).heldBy(other.writer)).isNotEmpty();
        Exchange.BatchAnswer answer = access.server.parts.inbox().take(onTheWay).answer();
        assertThat(answer.standing()).isEqualTo(Exchange.BatchStanding.FORK);
        assertThat(feed(lost.home)).doesNotContain(onTheWay.facts().getFirst().id());

        long facts = access.server.count("SELECT COUNT(*) FROM fact");
        access.retire.retire(boss, lost.device, "lost");
        assertThat(access.server.count("SELECT COUNT(*) FROM fact")).as("again").isEqualTo(facts);
    }

    /// What stands half done stands on the page, which does it once more.
    @Test
    void whereTheServerEndsInTheMiddleItIsDoneOnceMore() {
        Caller boss = access.employ("boss.lost9", Role.HOSPITAL_ADMIN, "H/RMP-CH79");
        Counter lost = Counter.at(access.server, "H/RMP-CH79");
        AggregateId pool = pool(Counter.at(access.server, "H/RMP-CH79"));
        lost.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 4)));
        RetireDevices ends =
                new RetireDevices(
                        access.server.parts.inbox(),
                        access.directory,
                        access.server.parts.lost(
                                access.server.rows, List.of(new Ending()), List.of(), () -> 0));
        assertThatThrownBy(() -> ends.retire(boss, lost.device, "lost"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(access.directory.device(lost.device).orElseThrow().retired())
                .as("it still stands on the page")
                .isFalse();
        access.retire.retire(boss, lost.device, "lost");
        assertThat(book(pool).heldBy(lost.writer)).isEmpty();
        assertThat(access.directory.device(lost.device).orElseThrow().retired()).isTrue();
    }

    /// The server ends where it asks what may be of use.
    private static final class Ending implements LeaseOffer {
        @Override
        public List<Span> offered(AggregateId pool, FeedId home, States states, long now) {
            return List.of();
        }

        @Override
        public List<AggregateId> pools(EntityManager rows, FeedId home, long now) {
            throw new IllegalStateException("the server ends here");
        }
    }

    @Test
    void onceItIsBackItGoesOnUnderANewNameAndWhatNeverArrivedComesInOnce() {
        access.employ("boss.lost2", Role.HOSPITAL_ADMIN, "H/RMP-CH72");
        Counter lost = Counter.at(access.server, "H/RMP-CH72");
        FactId before = lost.push(new RegisterPatient(null, Samples.named("Known"))).getFirst();
        FrozenBatch unsent = lost.batch(new RegisterPatient(null, Samples.named("Asha")));
        access.retire.retire(access.admin, lost.device, "stolen");
        assertThatThrownBy(lost::hello).isInstanceOf(ProblemException.class);

        takenUpBy("boss.lost2", lost);
        assertThat(lost.hello().standing()).isEqualTo(Hello.Standing.COPY);
        assertThat(lost.exchange(List.of(unsent), List.of(), List.of()).copy()).isTrue();
        assertThat(feed(lost.home)).contains(before).doesNotContain(unsent.facts().getFirst().id());

        Counter again = Counter.at(access.server, "H/RMP-CH72");
        Fact never = unsent.facts().getFirst();
        FactId now = again.next();
        FrozenBatch renamed =
                again.freeze(
                        List.of(
                                new Renaming(name -> name.equals(never.id()) ? now : null)
                                        .again(never, now, never.envelope().clock())));
        assertThat(access.server.parts.inbox().take(renamed).ingested()).isNotNull();
        assertThat(feed(lost.home)).contains(now);
        String name =
                access.server
                        .parts
                        .inbox()
                        .read(states -> states.of(Patient.id(now), Patient.class))
                        .person()
                        .name();
        assertThat(name).isEqualTo("Asha");
        assertThat(access.server.parts.inbox().take(unsent).ingested())
                .as("under the name of before")
                .isNull();
        assertThat(access.server.count("SELECT COUNT(*) FROM patient WHERE home = 'H/RMP-CH72'"))
                .isEqualTo(2);
    }

    @Test
    void oneThatWasReplacedKeepsWhatItHeldUntilItGivesItBack() {
        Counter old = Counter.at(access.server, "H/RMP-CH73");
        AggregateId pool = pool(old);
        old.exchange(List.of(), List.of(), List.of(new Exchange.Want(pool, 4)));
        List<Span> held = book(pool).heldBy(old.writer);
        assertThat(held).isNotEmpty();
        access.retire.retire(access.admin, old.device, "replaced");
        assertThat(book(pool).heldBy(old.writer)).isEqualTo(held);
    }
}
