// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
import org.outpost.model.kernel.Clock;
import org.outpost.model.prescriptions.RefundPayment;

/// Money given back, over the local file, and the receipt for it.
public final class LocalRefundDesk implements RefundDesk {
    private final LocalDatabase database;
    private final PaymentStore store;
    private final RefundPaymentUseCase refund;
    private final PeopleDesk people;
    private final Lent lent;
    private final BothScripts both;
    private final Clock clock;

    /// What other rooms lend.
    ///
    /// @param visits of a patient
    /// @param head the hospital's name, as papers have it
    /// @param counter what is written on this machine
    public record Lent(
            BiFunction<Sql, AggregateId, List<AggregateId>> visits,
            Supplier<String> head,
            String counter) {}

    public LocalRefundDesk(
            LocalDatabase database,
            PaymentStore store,
            RefundPaymentUseCase refund,
            PeopleDesk people,
            Lent lent,
            BothScripts both,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.refund = refund;
        this.people = people;
        this.lent = lent;
        this.both = both;
        this.clock = clock;
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
                    String receipt =
                            kept.facts().getFirst().body()
                                                    instanceof RefundPayment(_, _, _, var number)
                                            && number != null
                                    ? number.value()
                                    : "";
                    Sheet sheet = sheet(paid, reason, receipt);
                    return new Outcome.Done<>(
                            sheet,
                            receipt.isEmpty()
                                    ? Phrase.of("done.refund.unnumbered", Rupees.of(paid.paise()))
                                    : Phrase.of("done.refund", Rupees.of(paid.paise()), receipt),
                            null);
                });
    }

    private Sheet sheet(Paid paid, String reason, String receipt) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        PeopleDesk.OnPaper person = people.onPaper(paid.patientId());
        String key = receipt.isEmpty() ? paid.id() : receipt;
        return new Sheet.Writer()
                .line(Style.HEAD, lent.head().get())
                .line(Style.LEAD, both.text("refund.paper"))
                .rule()
                .line(Style.NAME, person.name())
                .line(Style.TEXT, person.number())
                .rule()
                .pair(Style.SUM, both.text("refund.amount"), Rupees.text(paid.paise()))
                .line(Style.TEXT, receipt.isEmpty() ? "" : both.text("refund.receipt", receipt))
                .line(
                        Style.TEXT,
                        paid.receipt().isEmpty() ? "" : both.text("refund.of", paid.receipt()))
                .line(Style.TEXT, both.text("refund.because", Phrase.of("reason.refund." + reason)))
                .rule()
                .line(Style.TEXT, both.text("refund.sign"))
                .line(Style.SMALL, both.text("slip.counter", lent.counter()))
                .line(Style.SMALL, both.moment(now))
                .sheet(Sheet.Kind.RECEIPT, person.name(), key);
    }
}
