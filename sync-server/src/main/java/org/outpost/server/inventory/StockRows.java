// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.platform.RowTransactions;

/// What lies in the stores of a hospital, first what expires first, and what is on the road.
public final class StockRows {
    private final RowTransactions transactions;

    public StockRows(RowTransactions transactions) {
        this.transactions = transactions;
    }

    /// @param item one medicine's code, or null for all
    public List<StockView> positions(HospitalId hospital, @Nullable String item, int limit) {
        return transactions.call((_, rows) ->
                rows
                        .createQuery(
                                "SELECT s FROM StockRow s WHERE s.hospital = :hospital AND (:item ="
                                        + " '' OR s.item = :item) ORDER BY s.item, s.expiry, s.id",
                                StockRow.class)
                        .setParameter("hospital", hospital.value())
                        .setParameter("item", item == null ? "" : item)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(row ->
                                new StockView(
                                        row.store, row.item, row.batch, row.expiry, row.onHand))
                        .toList());
    }

    /// Transfers to or from the hospital, the latest first.
    public List<TransferView> transfers(HospitalId hospital, int limit) {
        return transactions.call((_, rows) ->
                rows
                        .createQuery(
                                "SELECT t FROM TransferRow t WHERE t.fromHospital = :hospital OR"
                                        + " t.toHospital = :hospital ORDER BY t.dispatched DESC,"
                                        + " t.id",
                                TransferRow.class)
                        .setParameter("hospital", hospital.value())
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(row ->
                                new TransferView(
                                        row.id,
                                        row.fromHospital,
                                        row.toHospital,
                                        row.challan,
                                        row.lineCount,
                                        row.quantity,
                                        row.receipts == 0,
                                        row.dispatched))
                        .toList());
    }
}
