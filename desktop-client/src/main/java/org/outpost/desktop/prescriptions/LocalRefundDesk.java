// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.outpost.desktop.appointments.PeopleDesk;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.shell.print.BothScripts;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.desktop.shell.print.Sheet.Style;
import org.outpost.desktop.sync.Told;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.prescriptions.ReceiptNumber;
import org.outpost.model.prescriptions.TakePayment;

/// Money given back, over the local file, and the receipt for it.
public final class LocalRefundDesk implements RefundDesk {
    private final LocalDatabase database;
    private final PaymentStore store;
    private final RefundPaymentUseCase refund;
    private final PeopleDesk people;
    private final Lent lent;
    private final BothScripts both;

    /// What other rooms lend.
    ///
    /// @param visits of a patient
    /// @param payment how one stands
    /// @param head the hospital's name, as papers have it
    /// @param counter what is written on this machine
    public record Lent(
            BiFunction<Sql, AggregateId, List<AggregateId>> visits,
            Function<AggregateId, Payment> payment,
            Supplier<String> head,
            String counter) {}

    public LocalRefundDesk(
            LocalDatabase database,
            PaymentStore store,
            RefundPaymentUseCase refund,
            PeopleDesk people,
            Lent lent,
            BothScripts both) {
        this.database = database;
        this.store = store;
        this.refund = refund;
        this.people = people;
        this.lent = lent;
        this.both = both;
    }

    @Override
    public Optional<Paid> last(String patientId) {
        return database.read(sql ->
                lent.visits().apply(sql, new AggregateId(patientId)).stream()
                        .flatMap(visit -> store.paid(sql, visit.value(), patientId).stream())
                        .max((one, other) -> Long.compare(one.taken(), other.taken())));
    }

    @Override
    public Outcome<Sheet> refund(Paid paid, String reason) {
        return Told.of(
                refund.refund(paid.id(), reason),
                kept -> {
                    Sheet sheet =
                            receiptOwed(paid.id())
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "what was written can be read"));
                    String receipt = number(lent.payment().apply(new AggregateId(paid.id())));
                    return new Outcome.Done<>(
                            sheet,
                            receipt.isEmpty()
                                    ? Phrase.of("done.refund.unnumbered", Rupees.of(paid.paise()))
                                    : Phrase.of("done.refund", Rupees.of(paid.paise()), receipt),
                            null);
                });
    }

    /// The receipt of a payment that was given back; empty where it was not, or is not here.
    public Optional<Sheet> receiptOwed(String paymentId) {
        Payment payment = lent.payment().apply(new AggregateId(paymentId));
        TakePayment taken = payment.taken();
        return taken == null || payment.returned() == 0
                ? Optional.empty()
                : Optional.of(sheet(paymentId, taken, payment));
    }

    private static String number(Payment payment) {
        ReceiptNumber number = payment.receipt();
        return number == null ? "" : number.value();
    }

    private Sheet sheet(String paymentId, TakePayment taken, Payment payment) {
        PeopleDesk.OnPaper person = people.onPaper(taken.patient().value());
        ReceiptNumber first = taken.receipt();
        String receipt = number(payment);
        return new Sheet.Writer()
                .line(Style.HEAD, lent.head().get())
                .line(Style.LEAD, both.text("refund.paper"))
                .rule()
                .line(Style.NAME, person.name())
                .line(Style.TEXT, person.number())
                .rule()
                .pair(Style.SUM, both.text("refund.amount"), Rupees.text(taken.paise()))
                .line(Style.TEXT, receipt.isEmpty() ? "" : both.text("refund.receipt", receipt))
                .line(Style.TEXT, first == null ? "" : both.text("refund.of", first.value()))
                .line(
                        Style.TEXT,
                        both.text("refund.because", Phrase.of("reason.refund." + payment.reason())))
                .rule()
                .line(Style.TEXT, both.text("refund.sign"))
                .line(Style.SMALL, both.text("slip.counter", lent.counter()))
                .line(Style.SMALL, both.moment(Instant.ofEpochMilli(payment.returned())))
                .sheet(Sheet.Kind.RECEIPT, person.name(), paymentId);
    }
}
