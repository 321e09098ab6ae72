// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.Fold;
import org.outpost.model.sync.ReadFact;

/// What became of one payment.
///
/// @param taken null while the payment itself is not known
/// @param at when it was taken, milliseconds since 1970
/// @param returned when it was given back; 0 while it was not
/// @param reason why it was given back: a code; empty otherwise
/// @param receipt of the money given back; null where it has no paper
/// @param by who gave it back: the writer of the counter; null while nobody did
public record Payment(
        @Nullable TakePayment taken,
        long at,
        long returned,
        String reason,
        @Nullable ReceiptNumber receipt,
        @Nullable WriterId by) {
    /// The kind of its aggregate.
    public static final String KIND = "payment";

    private static final Payment UNKNOWN = new Payment(null, 0, 0, "", null, null);

    /// The payment this fact makes.
    public static AggregateId id(FactId takePayment) {
        return AggregateId.of(KIND, takePayment.value());
    }

    /// What is in the drawer for it, in paise.
    public long kept() {
        TakePayment known = taken;
        return known == null || returned > 0 ? 0 : known.paise();
    }

    private Payment givenBack(ReadFact fact, String why, @Nullable ReceiptNumber paper) {
        Envelope envelope = fact.fact().envelope();
        return new Payment(
                taken, at, Math.max(1, envelope.happened()), why, paper, envelope.id().writer());
    }

    /// Taken once, given back once.
    static final class Folded implements Fold<Payment> {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Class<Payment> stateType() {
            return Payment.class;
        }

        @Override
        public Payment empty(AggregateId id) {
            return UNKNOWN;
        }

        @Override
        public Payment apply(Payment state, AggregateId id, ReadFact fact) {
            long at = fact.fact().envelope().happened();
            return switch (fact.body()) {
                case TakePayment take when state.taken == null ->
                        new Payment(
                                take, at, state.returned, state.reason, state.receipt, state.by);
                case ReturnPayment(_, var reason) when state.returned == 0 ->
                        state.givenBack(fact, reason, null);
                case RefundPayment(_, _, var reason, var receipt) when state.returned == 0 ->
                        state.givenBack(fact, reason, receipt);
                default -> state;
            };
        }
    }
}
