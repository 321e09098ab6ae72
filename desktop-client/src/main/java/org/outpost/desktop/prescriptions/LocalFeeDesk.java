// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.appointments.FeeDesk;
import org.outpost.desktop.platform.LocalDatabase;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.shell.Rupees;
import org.outpost.desktop.sync.Device;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.MetaStore;
import org.outpost.desktop.sync.Told;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.prescriptions.VisitFee;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.States;

/// Fees over the local file.
public final class LocalFeeDesk implements FeeDesk {
    private static final String FEE = "fee.opd";
    private static final long FIRST_FEE = 10_00;
    private final LocalDatabase database;
    private final FactLog log;
    private final Device device;
    private final PaymentStore store;
    private final TakePaymentUseCase take;
    private final ReturnPaymentUseCase giveBack;

    public LocalFeeDesk(
            LocalDatabase database,
            FactLog log,
            Device device,
            PaymentStore store,
            TakePaymentUseCase take,
            ReturnPaymentUseCase giveBack) {
        this.database = database;
        this.log = log;
        this.device = device;
        this.store = store;
        this.take = take;
        this.giveBack = giveBack;
    }

    /// What the hospital set; until it did, what was chosen at this counter when each chose for
    /// itself.
    @Override
    public long paise() {
        FeedId home = device.home();
        if (home != null && home.isHospital()) {
            VisitFee fee =
                    log.states(states -> states.of(VisitFee.id(home.hospital()), VisitFee.class));
            if (fee.told()) {
                return fee.paise();
            }
        }
        long set = database.read(sql -> MetaStore.number(sql, FEE));
        return set == 0 ? FIRST_FEE : set;
    }

    @Override
    public BiFunction<States, AggregateId, FactBody> due(AggregateId patient, Scheme scheme) {
        long paise = scheme == Scheme.PAID ? paise() : 0;
        return (states, visit) -> take.payment(states, visit, patient, scheme, paise);
    }

    @Override
    public Phrase said(String visitId) {
        Fee fee = written(visitId);
        if (fee.paise() == 0) {
            return Phrase.of("scheme." + fee.scheme().name());
        }
        return fee.receipt().isEmpty()
                ? Phrase.of("done.fee.unnumbered", Rupees.of(fee.paise()))
                : Phrase.of("done.fee", Rupees.of(fee.paise()), fee.receipt());
    }

    @Override
    public Optional<Fee> of(String visitId) {
        return Optional.ofNullable(known(visitId))
                .map(known ->
                        new Fee(known.scheme(), known.paise(), known.receipt(), known.returned()));
    }

    @Override
    public Outcome<Fee> giveBack(String visitId, String reason) {
        PaymentStore.Known known = known(visitId);
        return known == null
                ? new Outcome.Declined<>(Phrase.of("refusal.payments.unknown"), "")
                : Told.of(
                        giveBack.giveBack(known.id(), reason),
                        kept -> {
                            Fee fee = written(visitId);
                            return new Outcome.Done<>(
                                    fee, Phrase.of("done.fee.back", Rupees.of(fee.paise())), null);
                        });
    }

    private Fee written(String visitId) {
        return of(visitId)
                .orElseThrow(() -> new IllegalStateException("what was written can be read"));
    }

    private PaymentStore.@Nullable Known known(String visitId) {
        return database.<PaymentStore.@Nullable Known>read(sql -> store.of(sql, visitId));
    }
}
