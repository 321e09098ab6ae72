// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outpost.ops.endtoend.Api.bytes;
import static org.outpost.ops.endtoend.Api.isAProblem;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.outpost.model.appointments.BookSlot;
import org.outpost.model.appointments.Channel;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.inventory.BatchNumber;
import org.outpost.model.inventory.DispenseBatch;
import org.outpost.model.inventory.ItemId;
import org.outpost.model.inventory.ReceiveStock;
import org.outpost.model.inventory.StoreId;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.UserId;
import org.outpost.model.patients.Patient;
import org.outpost.model.patients.Person;
import org.outpost.model.patients.RegisterPatient;
import org.outpost.model.patients.Sex;
import org.outpost.model.sync.Exchange.BatchStanding;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FrozenBatch;
import org.outpost.ops.launcher.RunningSystem;

/// Facts no counter's screen would let anybody write, pushed into the real server under a good
/// signature: each is taken in and ruled on with a code that has words, nothing answers with a
/// fault, and what comes behind it flows.
class OddFactsTest {
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final StoreId STORE = new StoreId("RMP-DH01:MAIN");
    private static final ItemId ITEM = new ItemId("PCM500");
    private static final BatchNumber BATCH = new BatchNumber("ODD-1");
    private static final List<Long> IMPOSSIBLE = List.of(0L, -1L, 1_000_000_000_000_000_000L);
    private static LocalDate good = LocalDate.EPOCH;
    private static Api api;
    private static PushingMachine counter;

    @BeforeAll
    static void start() throws Exception {
        RunningSystem system = SharedSystem.get();
        SharedSystem.demo();
        api = new Api(system);
        good = CareDay.of(System.currentTimeMillis()).plusYears(1);
        counter = enrolled(system);
    }

    private static PushingMachine enrolled(RunningSystem system) throws Exception {
        SignedMachine machine = new SignedMachine(api, "H/RMP-DH01");
        assertThat(machine.enrol(system.adminLogin(), system.adminPassword()).statusCode())
                .isEqualTo(200);
        return new PushingMachine(machine);
    }

    private static Person person(String name, @Nullable LocalDate born) {
        return new Person(name, null, Sex.F, born, null, null, null, "Milak", null);
    }

    private static String registered(String name, @Nullable LocalDate born) throws Exception {
        return counter.pushed(counter.fact(new RegisterPatient(null, person(name, born))));
    }

    private static ReceiveStock received(long quantity, LocalDate expiry, String challan) {
        return new ReceiveStock(STORE, ITEM, BATCH, expiry, quantity, challan, null);
    }

    private static DispenseBatch handedOut(long quantity, LocalDate expiry) {
        return new DispenseBatch(STORE, ITEM, BATCH, expiry, quantity, null, null);
    }

    @Test
    void aQuantityThatCantBeIsNotAccepted() throws Exception {
        for (long quantity : IMPOSSIBLE) {
            assertThat(counter.pushed(counter.fact(received(quantity, good, "CH-1"))))
                    .as("received " + quantity)
                    .isEqualTo("RefuseFact stock.quantity-out-of-range");
            assertThat(counter.pushed(counter.fact(handedOut(quantity, good))))
                    .as("handed out " + quantity)
                    .isEqualTo("RefuseFact stock.quantity-out-of-range");
        }
        assertThat(counter.pushed(counter.fact(received(10, good, "CH-1")))).isEqualTo("accepted");
    }

    @Test
    void aBatchThatExpiredIsKeptWithAQuestion() throws Exception {
        LocalDate past = CareDay.of(System.currentTimeMillis()).minusDays(1);
        assertThat(counter.pushed(counter.fact(received(10, past, "CH-2"))))
                .isEqualTo("DisputeFact stock.received-expired");
        assertThat(counter.pushed(counter.fact(handedOut(1, past))))
                .isEqualTo("DisputeFact stock.batch-expired");
        assertThat(counter.pushed(counter.fact(received(10, LocalDate.of(9999, 1, 1), "CH-2"))))
                .isEqualTo("RefuseFact stock.expiry-unlikely");
    }

    @Test
    void aPlaceInThePastIsNotGiven() throws Exception {
        long now = System.currentTimeMillis();
        LocalDate yesterday = CareDay.of(now - DAY);
        Fact planned =
                counter.fact(
                        new PlanClinicSession(
                                new UserId("odd.doctor"), "OPD", yesterday, 540, 780, 10, 20, 0),
                        now - 2 * DAY);
        assertThat(counter.pushed(planned)).isEqualTo("accepted");
        AggregateId session = ClinicSession.id(planned.id());
        Fact patient = counter.fact(new RegisterPatient(null, person("Late Comer", null)));
        assertThat(counter.pushed(patient)).isEqualTo("accepted");
        BookSlot book = new BookSlot(session, Patient.id(patient.id()), null, Channel.DESK);
        assertThat(counter.pushed(counter.fact(book)))
                .isEqualTo("RefuseFact appointments.in-the-past");
        assertThat(
                        counter.pushed(
                                counter.fact(
                                        new PlanClinicSession(
                                                new UserId("odd.doctor"),
                                                "OPD",
                                                yesterday,
                                                540,
                                                780,
                                                10,
                                                20,
                                                0))))
                .isEqualTo("RefuseFact appointments.in-the-past");
    }

    @Test
    void namesAreKeptAsTheyAreWrittenAndWhatIsNoNameIsNotAccepted() throws Exception {
        for (String name :
                List.of(
                        "Jose\u0301",
                        "श्रीमती\u200d देवी",
                        "ஔவை",
                        "O",
                        "Baby of Asha",
                        "D'Souza")) {
            assertThat(registered(name, null)).as(name).isEqualTo("accepted");
        }
        Map<String, String> odd =
                Map.of(
                        "Asha \ud83d\ude00",
                        "patients.not-letters",
                        "x".repeat(10_000),
                        "patients.too-long",
                        "Asha \u202etxt",
                        "patients.turns-direction",
                        "Asha\u0000Devi",
                        "patients.not-printable",
                        "",
                        "patients.missing",
                        "'; DROP TABLE fact; --",
                        "patients.not-letters",
                        "<script>alert(1)</script>",
                        "patients.not-letters",
                        "${jndi:ldap://x}",
                        "patients.not-letters");
        for (Map.Entry<String, String> each : odd.entrySet()) {
            assertThat(registered(each.getKey(), null))
                    .as(each.getValue())
                    .isEqualTo("RefuseFact " + each.getValue());
        }
        assertThat(registered("Still Here", null)).isEqualTo("accepted");
    }

    @Test
    void aBirthIsBelievedWhereLifeHasIt() throws Exception {
        LocalDate tomorrow = CareDay.of(System.currentTimeMillis()).plusDays(1);
        assertThat(registered("Not Yet Born", tomorrow))
                .isEqualTo("RefuseFact patients.birth-in-future");
        assertThat(registered("Very Old", LocalDate.of(1850, 1, 1)))
                .isEqualTo("RefuseFact patients.birth-too-early");
        Person yearOnly = new Person("Year Only", null, Sex.O, null, 1950, null, null, null, null);
        assertThat(counter.pushed(counter.fact(new RegisterPatient(null, yearOnly))))
                .isEqualTo("accepted");
    }

    @Test
    void textMadeForMachinesStaysText() throws Exception {
        for (String text :
                List.of(
                        "'; DROP TABLE fact; --",
                        "%",
                        "_",
                        "\\",
                        "${jndi:ldap://x}",
                        "<script>",
                        "=CMD()")) {
            assertThat(counter.pushed(counter.fact(received(1, good, text))))
                    .as(text)
                    .isEqualTo("accepted");
        }
    }

    @Test
    void aFactThatHappenedAtNoTimeIsPutAsideAndTheNextOneFlows() throws Exception {
        for (long when : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0}) {
            Fact fact = counter.fact(received(1, good, "CH-3"), when);
            assertThat(counter.pushed(fact)).as("happened " + when).isNotEmpty();
        }
        assertThat(counter.pushed(counter.fact(received(1, good, "CH-3")))).isEqualTo("accepted");
    }

    @Test
    void theSameFactTwiceCountsOnceAndAnotherBodyUnderItsNameIsAFork() throws Exception {
        PushingMachine own = enrolled(SharedSystem.get());
        FrozenBatch first = own.frozen(own.fact(received(7, good, "CH-4")));
        for (int times = 0; times < 3; times++) {
            assertThat(own.sent(first).standing()).isEqualTo(BatchStanding.TAKEN);
        }
        own.back();
        FrozenBatch other =
                own.forked(first.header().previous(), own.fact(received(8, good, "CH-4")));
        assertThat(own.sent(other).standing()).isEqualTo(BatchStanding.FORK);
        assertThat(own.sent(first).standing()).isEqualTo(BatchStanding.TAKEN);
    }

    @Test
    void whatComesBeforeItsPredecessorIsAskedForLater() throws Exception {
        PushingMachine own = enrolled(SharedSystem.get());
        FrozenBatch first = own.frozen(own.fact(received(1, good, "CH-5")));
        FrozenBatch second = own.frozen(own.fact(received(2, good, "CH-5")));
        assertThat(own.sent(second).standing()).isEqualTo(BatchStanding.LATER);
        assertThat(own.sent(first).standing()).isEqualTo(BatchStanding.TAKEN);
        assertThat(own.sent(second).standing()).isEqualTo(BatchStanding.TAKEN);
    }

    @Test
    void numbersThatAreNoneBreakTheirOwnBatchAlone() throws Exception {
        PushingMachine own = enrolled(SharedSystem.get());
        FrozenBatch sound = own.frozen(own.fact(received(33, good, "CH-6")));
        String request = own.request(sound);
        assertThat(request).contains("\"quantity\":33");
        for (String odd :
                List.of("1e400", "-0", "NaN", "1.5", "\"33\"", "1e309", "9".repeat(10_000))) {
            String changed = request.replace("\"quantity\":33", "\"quantity\":" + odd);
            HttpResponse<byte[]> answer = own.machine.send(PushingMachine.EXCHANGE, bytes(changed));
            if (answer.statusCode() == 200) {
                assertThat(Api.text(answer)).as(odd).contains("\"BROKEN\"");
            } else {
                isAProblem(answer, 400);
            }
        }
        assertThat(own.sent(sound).standing()).isEqualTo(BatchStanding.TAKEN);
    }

    @Test
    void aCursorThatMakesNoSenseIsAnsweredAndTellsNothingOfOthers() throws Exception {
        PushingMachine own = enrolled(SharedSystem.get());
        FrozenBatch batch = own.frozen(own.fact(received(1, good, "CH-7")));
        String request = own.request(batch);
        int from = request.indexOf("\"cursors\":");
        String before = request.substring(0, from);
        String after = request.substring(request.indexOf("]", from) + 1);
        for (String cursor :
                List.of(
                        "{\"feed\":\"H/SHD-DH01\",\"epoch\":\"\",\"n\":0}",
                        "{\"feed\":\"H/RMP-DH01\",\"epoch\":\"\",\"n\":-5}",
                        "{\"feed\":\"H/RMP-DH01\",\"epoch\":\"nonsense\",\"n\":3}",
                        "{\"feed\":\"H/RMP-DH01\",\"epoch\":\"\",\"n\":9223372036854775807}",
                        "{\"feed\":\"../x\",\"epoch\":\"\",\"n\":0}",
                        "{\"feed\":\"H/RMP-DH01\",\"epoch\":\"" + "e".repeat(5_000) + "\",\"n\":0}",
                        "{}",
                        "null",
                        "7")) {
            HttpResponse<byte[]> answer =
                    own.machine.send(
                            PushingMachine.EXCHANGE,
                            bytes(before + "\"cursors\":[" + cursor + "]" + after));
            if (answer.statusCode() == 200) {
                assertThat(Api.text(answer)).as(cursor).doesNotContain("H/SHD-DH01\"");
            } else {
                isAProblem(answer, 400, 409);
            }
        }
    }
}
