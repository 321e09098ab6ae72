// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.prescriptions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.platform.Row;
import org.outpost.desktop.platform.Sql;
import org.outpost.desktop.sync.FactConsumer;
import org.outpost.model.kernel.AggregateId;
import org.outpost.model.kernel.Id;
import org.outpost.model.kernel.WriterId;
import org.outpost.model.prescriptions.Payment;
import org.outpost.model.prescriptions.ReceiptNumber;
import org.outpost.model.prescriptions.Scheme;
import org.outpost.model.prescriptions.TakePayment;

/// Payments by visit and by the counter that took them, in the local file.
public final class PaymentStore implements FactConsumer {
    private static final String COLUMNS =
            "select id, scheme, paise, receipt, returned from payment ";

    @Override
    public Set<String> kinds() {
        return Set.of(Payment.KIND);
    }

    @Override
    public void changed(Sql sql, AggregateId id, Object before, Object after) {
        if (!(after instanceof Payment payment)) {
            return;
        }
        TakePayment taken = payment.taken();
        if (taken == null) {
            sql.run("delete from payment where id = ?", id.value());
            return;
        }
        ReceiptNumber receipt = taken.receipt();
        sql.run(
                "insert or replace into payment (id, visit, scheme, paise, receipt, taken,"
                        + " returned, reason, back_receipt, back_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                taken.visit().value(),
                taken.scheme().name(),
                taken.paise(),
                receipt == null ? "" : receipt.value(),
                payment.at(),
                payment.returned(),
                payment.reason(),
                text(payment.receipt()),
                text(payment.by()));
    }

    private static String text(@Nullable Id id) {
        return id == null ? "" : id.value();
    }

    @Override
    public void clear(Sql sql) {
        sql.run("delete from payment");
    }

    @Override
    public List<String> dumps() {
        return List.of(
                "select id, visit, scheme, paise, receipt, taken, returned, reason, back_receipt,"
                        + " back_by from payment order by id");
    }

    /// The last payment for a visit; null where there was none.
    @Nullable Known of(Sql sql, String visit) {
        return sql.first(
                COLUMNS + "where visit = ? order by taken desc, id desc limit 1",
                PaymentStore::known,
                visit);
    }

    /// The payments of a visit.
    public List<AggregateId> ofVisit(Sql sql, AggregateId visit) {
        return sql.list(
                "select id from payment where visit = ?",
                row -> new AggregateId(row.text(1)),
                visit.value());
    }

    /// What a counter took since, by scheme.
    public List<Sum> taken(Sql sql, WriterId writer, long since) {
        return sql.list(
                "select scheme, count(*), sum(paise) from payment where taken >= ?"
                        + " and id glob ? group by scheme order by scheme",
                PaymentStore::sum,
                since,
                of(writer));
    }

    /// Money paid for a visit that was not given back.
    List<RefundDesk.Paid> paid(Sql sql, String visit, String patient) {
        return sql.list(
                "select id, paise, receipt, taken from payment where visit = ? and paise > 0"
                        + " and returned = 0",
                row ->
                        new RefundDesk.Paid(
                                row.text(1), patient, row.number(2), row.text(3), row.number(4)),
                visit);
    }

    /// What a counter gave back since, whoever had taken it, by scheme.
    public List<Sum> returned(Sql sql, WriterId writer, long since) {
        return sql.list(
                "select scheme, count(*), sum(paise) from payment where returned >= ?"
                        + " and back_by = ? group by scheme order by scheme",
                PaymentStore::sum,
                since,
                writer.value());
    }

    /// Ids of payments are those of the facts that made them, and begin with their writer.
    private static String of(WriterId writer) {
        return Payment.KIND + "/" + writer.value() + ".*";
    }

    private static Known known(Row row) {
        return new Known(
                row.text(1),
                Scheme.valueOf(row.text(2)),
                row.number(3),
                row.text(4),
                row.number(5) > 0);
    }

    private static Sum sum(Row row) {
        return new Sum(Scheme.valueOf(row.text(1)), row.number(2), row.number(3));
    }

    record Known(String id, Scheme scheme, long paise, String receipt, boolean returned) {}

    /// How often and how much.
    public record Sum(Scheme scheme, long count, long paise) {}
}
