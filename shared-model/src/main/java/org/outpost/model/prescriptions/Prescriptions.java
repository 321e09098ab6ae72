// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.FactType;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.LeaseRefusal;
import org.outpost.model.sync.LoadStage;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.Room;
import org.outpost.model.sync.SeriesUse;
import org.outpost.model.sync.States;

/// The room of prescriptions and bills; so far, of the money taken at the desk. Money that changed
/// hands is never refused for its receipt's number: that is questioned.
public final class Prescriptions implements Room {
    private static final long MOST_PAISE = 10_000_000_00L;

    @Override
    public String name() {
        return "prescriptions";
    }

    @Override
    public List<FactType> factTypes() {
        return List.of(
                FactType.of(TakePayment.class),
                FactType.of(ReturnPayment.class),
                FactType.of(RefundPayment.class),
                FactType.of(SetFee.class));
    }

    @Override
    public List<Fold<?>> folds() {
        return List.of(new Payment.Folded(), new VisitFee.Folded());
    }

    /// What a visit costs must be known before the first one comes.
    @Override
    public LoadStage loadStage(AggregateId id) {
        return id.kind().equals(VisitFee.KIND) ? LoadStage.PLACES : LoadStage.REST;
    }

    @Override
    public Verdict judge(States before, ReadFact fact, States after) {
        return switch (fact.body()) {
            case TakePayment take -> taken(before, take, fact.fact().envelope(), after);
            case ReturnPayment(var payment, var reason) ->
                    returned(before, payment, reason, fact.fact().envelope());
            case RefundPayment back -> refunded(before, back, fact.fact().envelope(), after);
            case SetFee(var hospital, var paise) -> fee(hospital, paise, fact.fact().envelope());
            default -> Verdict.ACCEPTED;
        };
    }

    private static Verdict fee(HospitalId hospital, long paise, Envelope envelope) {
        if (!envelope.home().equals(FeedId.of(hospital))) {
            return Verdict.refused(new PaymentRefusal.NotOurs());
        }
        return paise < 0 || paise > MOST_PAISE
                ? Verdict.refused(new PaymentRefusal.BadAmount())
                : Verdict.ACCEPTED;
    }

    private static Verdict taken(States before, TakePayment take, Envelope envelope, States after) {
        if (!envelope.home().equals(FeedId.of(take.hospital()))) {
            return Verdict.refused(new PaymentRefusal.NotOurs());
        }
        if (!take.visit().kind().equals("visit") || !take.patient().kind().equals("patient")) {
            return Verdict.refused(new PaymentRefusal.NotAVisit());
        }
        boolean paid = take.scheme() == Scheme.PAID;
        if (take.paise() < 0 || take.paise() > MOST_PAISE || (!paid && take.paise() > 0)) {
            return Verdict.refused(new PaymentRefusal.BadAmount());
        }
        if (PlainText.fault(take.purpose()) != null) {
            return Verdict.refused(new PaymentRefusal.BadText("purpose"));
        }
        return receipt(before, take.seriesUse(), envelope, after);
    }

    private static Verdict receipt(
            States before, @Nullable SeriesUse use, Envelope envelope, States after) {
        return switch (use == null ? null : use.against(before, after, envelope.id().writer())) {
            case null -> Verdict.ACCEPTED;
            case LeaseRefusal.NumberUsed _ -> Verdict.disputed(new PaymentRefusal.ReceiptTaken());
            case LeaseRefusal _ -> Verdict.disputed(new PaymentRefusal.ReceiptNotHeld());
        };
    }

    /// Money is given back where it was taken, and only if there was any.
    private static Verdict refunded(
            States before, RefundPayment back, Envelope envelope, States after) {
        if (!envelope.home().equals(FeedId.of(back.hospital()))) {
            return Verdict.refused(new PaymentRefusal.NotOurs());
        }
        Verdict may = returned(before, back.payment(), back.reason(), envelope);
        if (!(may instanceof Verdict.Accepted)) {
            return may;
        }
        return before.of(back.payment(), Payment.class).kept() == 0
                ? Verdict.refused(new PaymentRefusal.BadAmount())
                : receipt(before, back.seriesUse(), envelope, after);
    }

    private static Verdict returned(
            States before, AggregateId payment, String reason, Envelope envelope) {
        if (!payment.kind().equals(Payment.KIND)) {
            return Verdict.refused(new PaymentRefusal.Unknown());
        }
        if (PlainText.fault(reason) != null) {
            return Verdict.refused(new PaymentRefusal.BadText("reason"));
        }
        Payment known = before.of(payment, Payment.class);
        TakePayment taken = known.taken();
        if (taken == null) {
            return Verdict.refused(new PaymentRefusal.Unknown());
        }
        if (!envelope.home().equals(FeedId.of(taken.hospital()))) {
            return Verdict.refused(new PaymentRefusal.NotOurs());
        }
        return known.returned() > 0
                ? Verdict.refused(new PaymentRefusal.GivenBack())
                : Verdict.ACCEPTED;
    }
}
