// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.MalformedException;
import org.outpost.model.scenarios.Samples;
import org.outpost.model.scenarios.Town;
import org.outpost.model.sync.CounterSeries;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.LeasePool;

class PrescriptionsTest {
    private final Town town = new Town();

    PrescriptionsTest() {
        town.pass(LeasePool.series(Samples.DH), town.counter, 1, 1);
    }

    @Test
    void moneyTakenIsKeptUntilItIsGivenBack() {
        Fact fact = town.kept(town.counter, take(500, Scheme.PAID, "A/2026/000001"));
        assertThat(town.take(fact)).isEqualTo("accepted");
        AggregateId id = Payment.id(fact.id());
        assertThat(payment(id).kept()).isEqualTo(500);
        assertThat(town.write(town.chc, new ReturnPayment(id, "mistake")))
                .as("at another hospital")
                .isEqualTo("refused payments.not-ours");
        assertThat(town.write(town.counter, new ReturnPayment(id, "mistake")))
                .isEqualTo("accepted");
        assertThat(payment(id).kept()).isZero();
        assertThat(payment(id).reason()).isEqualTo("mistake");
        assertThat(town.write(town.counter, new ReturnPayment(id, "mistake")))
                .isEqualTo("refused payments.given-back");
    }

    @Test
    void moneyGivenBackLaterHasAReceiptOfItsOwnAndGoesOutOnce() {
        Fact fact = town.kept(town.counter, take(500, Scheme.PAID, "A/2026/000001"));
        town.take(fact);
        AggregateId id = Payment.id(fact.id());
        assertThat(town.write(town.chc, back(Samples.CHC, id, null)))
                .isEqualTo("refused payments.not-ours");
        assertThat(town.write(town.counter, back(Samples.DH, id, "B/2026/000002")))
                .isEqualTo("disputed payments.receipt-not-held");
        assertThat(payment(id).kept()).isZero();
        assertThat(payment(id).receipt()).hasToString("B/2026/000002");
        assertThat(town.write(town.counter, back(Samples.DH, id, "A/2026/000002")))
                .isEqualTo("refused payments.given-back");

        Fact free = town.kept(town.counter, take(0, Scheme.AYUSHMAN, null));
        town.take(free);
        assertThat(town.write(town.counter, back(Samples.DH, Payment.id(free.id()), null)))
                .isEqualTo("refused payments.bad-amount");
        AggregateId never = AggregateId.of("payment", Samples.FACT.value());
        assertThat(town.write(town.counter, back(Samples.DH, never, null)))
                .isEqualTo("refused payments.unknown");
    }

    @Test
    void theReceiptOfMoneyGivenBackComesOutOfTheSameRun() {
        Fact fact = town.kept(town.counter, take(500, Scheme.PAID, "A/2026/000001"));
        town.take(fact);
        AggregateId id = Payment.id(fact.id());
        assertThat(town.write(town.counter, back(Samples.DH, id, "A/2026/000001")))
                .isEqualTo("disputed payments.receipt-taken");
        Fact other = town.kept(town.counter, take(700, Scheme.PAID, "A/2026/000002"));
        town.take(other);
        assertThat(
                        town.write(
                                town.counter,
                                back(Samples.DH, Payment.id(other.id()), "A/2026/000003")))
                .isEqualTo("accepted");
        assertThat(payment(Payment.id(other.id())).by()).isEqualTo(other.id().writer());
        assertThat(town.write(town.counter, take(500, Scheme.PAID, "A/2026/000003")))
                .isEqualTo("disputed payments.receipt-taken");
    }

    private static RefundPayment back(
            HospitalId hospital, AggregateId payment, @Nullable String receipt) {
        return new RefundPayment(
                hospital, payment, "not-seen", receipt == null ? null : new ReceiptNumber(receipt));
    }

    @Test
    void aReceiptOfOthersOrGivenTwiceIsKeptAndAskedAbout() {
        assertThat(town.write(town.counter, take(500, Scheme.PAID, "B/2026/000001")))
                .isEqualTo("disputed payments.receipt-not-held");
        town.write(town.counter, take(500, Scheme.PAID, "A/2026/000004"));
        assertThat(town.write(town.counter, take(500, Scheme.PAID, "A/2026/000004")))
                .isEqualTo("disputed payments.receipt-taken");
        assertThat(town.write(town.counter, take(500, Scheme.PAID, null))).isEqualTo("accepted");
    }

    @Test
    void moneyThatNoCounterTakesIsRefused() {
        assertThat(town.write(town.counter, take(-1, Scheme.PAID, null)))
                .isEqualTo("refused payments.bad-amount");
        assertThat(town.write(town.counter, take(1_000_000_000_000_000_000L, Scheme.PAID, null)))
                .isEqualTo("refused payments.bad-amount");
        assertThat(town.write(town.counter, take(1, Scheme.FREE, null)))
                .isEqualTo("refused payments.bad-amount");
        assertThat(town.write(town.counter, take(0, Scheme.AYUSHMAN, null))).isEqualTo("accepted");
        assertThat(town.write(town.chc, take(500, Scheme.PAID, null)))
                .isEqualTo("refused payments.not-ours");
        assertThat(town.write(town.counter, of(Samples.SESSION, Samples.PATIENT, "opd")))
                .isEqualTo("refused payments.not-a-visit");
        assertThat(town.write(town.counter, of(Samples.VISIT, Samples.VISIT, "opd")))
                .isEqualTo("refused payments.not-a-visit");
        assertThat(town.write(town.counter, of(Samples.VISIT, Samples.PATIENT, " ")))
                .isEqualTo("refused payments.bad-text");
        AggregateId never = AggregateId.of("payment", Samples.FACT.value());
        assertThat(town.write(town.counter, new ReturnPayment(never, "mistake")))
                .isEqualTo("refused payments.unknown");
        assertThat(town.write(town.counter, new ReturnPayment(Samples.VISIT, "mistake")))
                .isEqualTo("refused payments.unknown");
        assertThat(town.write(town.counter, new ReturnPayment(never, "\0")))
                .isEqualTo("refused payments.bad-text");
    }

    @Test
    void aReceiptIsNumberedByCounterAndYear() {
        assertThat(ReceiptNumber.of(CounterSeries.of(2), 2026, 7)).hasToString("B/2026/000007");
        assertThat(new ReceiptNumber("AB/2026/000123").use(Samples.DH).number()).isEqualTo(123);
        for (String bad : List.of("", "A/2026/000000", "I/2026/000001", "A/26/000001")) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> new ReceiptNumber(bad));
        }
        for (long bad : new long[] {0, -1, ReceiptNumber.LAST + 1}) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> ReceiptNumber.of(CounterSeries.of(1), 2026, bad));
        }
    }

    private static TakePayment take(long paise, Scheme scheme, @Nullable String receipt) {
        return new TakePayment(
                Samples.DH,
                Samples.VISIT,
                Samples.PATIENT,
                paise,
                scheme,
                "opd",
                receipt == null ? null : new ReceiptNumber(receipt));
    }

    private static TakePayment of(AggregateId visit, AggregateId patient, String purpose) {
        return new TakePayment(
                new HospitalId("RMP-DH01"), visit, patient, 0, Scheme.FREE, purpose, null);
    }

    private Payment payment(AggregateId id) {
        return town.centre.state(id, Payment.class);
    }
}
