// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.facilities;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.server.platform.RowTransactions;

/// Hospitals by district.
public final class HospitalRows {
    private final RowTransactions transactions;

    public HospitalRows(RowTransactions transactions) {
        this.transactions = transactions;
    }

    /// @param district its code, or null for all
    public List<HospitalView> in(@Nullable String district, int limit) {
        return transactions.call((_, rows) ->
                rows
                        .createQuery(
                                "SELECT h FROM HospitalRow h WHERE (:district = '' OR h.district ="
                                        + " :district) ORDER BY h.code",
                                HospitalRow.class)
                        .setParameter("district", district == null ? "" : district)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(row ->
                                new HospitalView(
                                        row.code, row.district, row.tier, row.name, row.nameLocal))
                        .toList());
    }
}
