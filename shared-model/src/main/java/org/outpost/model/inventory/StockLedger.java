// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.inventory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.CareDay;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.kernel.PlainText;
import org.outpost.model.kernel.Verdict;
import org.outpost.model.sync.Envelope;
import org.outpost.model.sync.ReadFact;
import org.outpost.model.sync.States;
import org.outpost.model.sync.SyncRefusal;

/// THE RULE of stock. Pure: no clock, no store; runs at the counter and on the server.
///
/// What can't have happened is refused: a quantity of nothing, a store that is not ours. What did
/// happen and should not have is disputed: it stays in the books and a person looks into it.
public final class StockLedger {
    /// The most that moves at once.
    public static final long MAX_QUANTITY = 1_000_000;

    /// The most lines a transfer has.
    public static final int MAX_LINES = 200;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private StockLedger() {}

    /// The rule.
    ///
    /// @param before the states without the fact; `after`, with it
    public static Verdict judge(States before, ReadFact fact, States after) {
        Envelope envelope = fact.fact().envelope();
        LocalDate today = CareDay.of(envelope.happened());
        return switch (fact.body()) {
            case DefineItem item -> verdict(against(item, envelope.home()), () -> null);
            case ReceiveStock receive ->
                    verdict(against(receive, envelope.home()), () -> question(receive, today));
            case ReceiveExpiredStock receive ->
                    verdict(
                            against(receive, envelope.home(), today),
                            () ->
                                    new StockRefusal.ReceivedExpired(
                                            receive.batch().value(), receive.expiry()));
            case DispenseBatch dispense ->
                    verdict(
                            against(dispense, envelope.home()),
                            () -> question(before, dispense, after, today));
            case DispatchTransfer dispatch ->
                    verdict(
                            against(dispatch, envelope.home()),
                            () -> question(before, dispatch, after));
            case ReceiveTransfer receive ->
                    verdict(
                            against(receive, envelope.home()),
                            () -> question(before, receive, after));
            default -> Verdict.ACCEPTED;
        };
    }

    /// The rule of taking a movement back at once. What came in may be gone from the shelf already:
    /// that is disputed, like any other shelf below zero. What another hospital has received is no
    /// longer the sender's to take back.
    public static Verdict reverse(States before, ReadFact original, States after) {
        return switch (original.body()) {
            case ReceiveStock _, ReceiveExpiredStock _, ReceiveTransfer _ ->
                    verdict(null, () -> gone(before, original, after));
            case DispenseBatch _ -> Verdict.ACCEPTED;
            case DispatchTransfer _ -> {
                AggregateId transfer = TransferState.id(original.fact().id());
                // A receipt with a later clock may have reached the district before the undo did.
                boolean received =
                        before.of(transfer, TransferState.class).receipts() > 0
                                || after.of(transfer, TransferState.class).receipts() > 0;
                yield !received
                        ? Verdict.ACCEPTED
                        : Verdict.refused(new StockRefusal.TransferReceived());
            }
            default -> Verdict.refused(new SyncRefusal.NotReversible());
        };
    }

    /// What speaks against a quantity someone types; null where nothing does.
    public static @Nullable StockRefusal quantity(long quantity) {
        return quantity >= 1 && quantity <= MAX_QUANTITY
                ? null
                : new StockRefusal.QuantityOutOfRange(quantity);
    }

    /// What speaks against an expiry someone types; null where nothing does.
    public static @Nullable StockRefusal expiry(LocalDate expiry) {
        return expiry.getYear() >= FIRST_YEAR && expiry.getYear() <= LAST_YEAR
                ? null
                : new StockRefusal.ExpiryUnlikely(expiry);
    }

    private static Verdict verdict(
            @Nullable StockRefusal against, Supplier<@Nullable StockRefusal> question) {
        if (against != null) {
            return Verdict.refused(against);
        }
        StockRefusal asked = question.get();
        return asked == null ? Verdict.ACCEPTED : Verdict.disputed(asked);
    }

    private static @Nullable StockRefusal against(DefineItem item, FeedId home) {
        if (!home.equals(FeedId.NATION)) {
            return new StockRefusal.WrongHome(home.value());
        }
        if (PlainText.fault(item.name()) != null) {
            return new StockRefusal.BadText("name");
        }
        if (PlainText.fault(item.unit()) != null) {
            return new StockRefusal.BadText("unit");
        }
        return quantity(item.packSize());
    }

    private static @Nullable StockRefusal against(ReceiveStock receive, FeedId home) {
        StockRefusal against = ours(receive.store(), home);
        against = against != null ? against : quantity(receive.quantity());
        against = against != null ? against : expiry(receive.expiry());
        against = against != null ? against : text(receive.challan(), "challan");
        return against != null ? against : text(receive.supplier(), "supplier");
    }

    /// It is for what is past its last day alone, and never without a reason.
    private static @Nullable StockRefusal against(
            ReceiveExpiredStock receive, FeedId home, LocalDate today) {
        StockRefusal against = against(receive.asReceipt(), home);
        if (against == null && PlainText.fault(receive.reason()) != null) {
            against = new StockRefusal.BadText("reason");
        }
        if (against == null && !receive.expiry().isBefore(today)) {
            against = new StockRefusal.NotExpired(receive.batch().value(), receive.expiry());
        }
        return against;
    }

    private static @Nullable StockRefusal against(DispenseBatch dispense, FeedId home) {
        StockRefusal against = ours(dispense.store(), home);
        against = against != null ? against : quantity(dispense.quantity());
        return against != null ? against : text(dispense.overrideReason(), "overrideReason");
    }

    private static @Nullable StockRefusal against(DispatchTransfer dispatch, FeedId home) {
        StockRefusal against = ours(dispatch.fromStore(), home);
        if (against == null
                && (!dispatch.toStore().hospital().equals(dispatch.toHospital())
                        || dispatch.toStore().equals(dispatch.fromStore()))) {
            against = new StockRefusal.NoSuchWay(dispatch.toStore().value());
        }
        against = against != null ? against : lines(dispatch.lines());
        return against != null ? against : text(dispatch.challan(), "challan");
    }

    private static @Nullable StockRefusal against(ReceiveTransfer receive, FeedId home) {
        StockRefusal against = ours(receive.toStore(), home);
        if (against == null && !receive.transfer().kind().equals(TransferState.KIND)) {
            against = new StockRefusal.NotATransfer();
        }
        // Nothing of it may have come: then there are no lines, and all is a difference.
        if (against == null && !receive.lines().isEmpty()) {
            against = lines(receive.lines());
        }
        return against != null ? against : text(receive.differenceReason(), "differenceReason");
    }

    private static @Nullable StockRefusal ours(StoreId store, FeedId home) {
        return FeedId.of(store.hospital()).equals(home)
                ? null
                : new StockRefusal.NotOurStore(store.value());
    }

    private static @Nullable StockRefusal text(@Nullable String text, String field) {
        return text == null || PlainText.faultIfAny(text) == null
                ? null
                : new StockRefusal.BadText(field);
    }

    private static @Nullable StockRefusal lines(List<StockLine> lines) {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            return new StockRefusal.LinesOutOfRange(lines.size());
        }
        Set<String> seen = new HashSet<>();
        for (StockLine line : lines) {
            StockRefusal against = quantity(line.quantity());
            against = against != null ? against : expiry(line.expiry());
            if (against == null && !seen.add(TransferState.key(line.item(), line.batch()))) {
                against = new StockRefusal.BatchTwice(line.batch().value());
            }
            if (against != null) {
                return against;
            }
        }
        return null;
    }

    private static @Nullable StockRefusal question(ReceiveStock receive, LocalDate today) {
        return receive.expiry().isBefore(today)
                ? new StockRefusal.ReceivedExpired(receive.batch().value(), receive.expiry())
                : null;
    }

    private static @Nullable StockRefusal question(
            States before, DispenseBatch dispense, States after, LocalDate today) {
        AggregateId id = StockPosition.id(dispense.store(), dispense.item(), dispense.batch());
        LocalDate known = before.of(id, StockPosition.class).expiry();
        LocalDate earliest =
                known != null && known.isBefore(dispense.expiry()) ? known : dispense.expiry();
        // Destroying or sending back a bad batch stays possible: only a patient is protected.
        if (earliest.isBefore(today)) {
            return new StockRefusal.BatchExpired(dispense.batch().value(), earliest);
        }
        StockRefusal enough = enough(before, id, dispense.batch(), dispense.quantity(), after);
        if (enough != null) {
            return enough;
        }
        return known == null || known.equals(dispense.expiry())
                ? null
                : new StockRefusal.ExpiryDiffers(
                        dispense.batch().value(), dispense.expiry(), known);
    }

    private static @Nullable StockRefusal question(
            States before, DispatchTransfer dispatch, States after) {
        for (StockLine line : dispatch.lines()) {
            AggregateId id = StockPosition.id(dispatch.fromStore(), line.item(), line.batch());
            StockRefusal enough = enough(before, id, line.batch(), line.quantity(), after);
            if (enough != null) {
                return enough;
            }
        }
        return null;
    }

    /// A latecomer may find enough before it and yet leave too little for what came behind it.
    private static @Nullable StockRefusal enough(
            States before, AggregateId id, BatchNumber batch, long quantity, States after) {
        long had = before.of(id, StockPosition.class).onHand();
        long left = after.of(id, StockPosition.class).onHand();
        if (had >= quantity && left >= 0) {
            return null;
        }
        return new StockRefusal.NotEnoughOnHand(
                batch.value(), quantity, Math.min(had, left + quantity));
    }

    private static @Nullable StockRefusal gone(States before, ReadFact original, States after) {
        for (AggregateId id : original.fact().envelope().aggregates()) {
            if (!id.kind().equals(StockPosition.KIND)) {
                continue;
            }
            long had = before.of(id, StockPosition.class).onHand();
            long left = after.of(id, StockPosition.class).onHand();
            if (left < 0 && left < had) {
                return new StockRefusal.NotEnoughOnHand(
                        StockPosition.batchOf(id).value(), had - left, had);
            }
        }
        return null;
    }

    private static @Nullable StockRefusal question(
            States before, ReceiveTransfer receive, States after) {
        TransferState transfer = before.of(receive.transfer(), TransferState.class);
        StoreId from = transfer.fromStore();
        StoreId to = transfer.toStore();
        if (from == null || to == null) {
            return new StockRefusal.TransferUnknown();
        }
        HospitalId sender = from.hospital();
        if (!to.equals(receive.toStore()) || !sender.equals(receive.fromHospital())) {
            return new StockRefusal.TransferOfOthers(to.value());
        }
        if (transfer.receipts() > 0
                || after.of(receive.transfer(), TransferState.class).receipts() > 1) {
            return new StockRefusal.TransferReceivedTwice();
        }
        for (StockLine line : receive.lines()) {
            long sent = transfer.sentOf(line.item(), line.batch());
            if (line.quantity() > sent) {
                return new StockRefusal.MoreThanSent(line.batch().value(), line.quantity(), sent);
            }
        }
        return receive.differenceReason() == null ? missing(transfer, receive) : null;
    }

    private static @Nullable StockRefusal missing(TransferState transfer, ReceiveTransfer receive) {
        for (StockLine line : transfer.sent()) {
            long came =
                    receive.lines().stream()
                            .filter(one ->
                                    one.item().equals(line.item())
                                            && one.batch().equals(line.batch()))
                            .mapToLong(StockLine::quantity)
                            .sum();
            if (came < line.quantity()) {
                return new StockRefusal.LessThanSent(line.batch().value(), came, line.quantity());
            }
        }
        return null;
    }
}
