// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A transfer between two hospitals as queries see it. Written only by {@link TransferProjection}.
@Entity
@Table(name = "transfer")
public class TransferRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "from_hospital")
    String fromHospital = "";

    @Column(name = "to_hospital")
    String toHospital = "";

    @Column(name = "challan")
    String challan = "";

    @Column(name = "line_count")
    int lineCount;

    @Column(name = "quantity")
    long quantity;

    @Column(name = "receipts")
    int receipts;

    @Column(name = "dispatched")
    long dispatched;

    /// For the persistence provider and the projection.
    protected TransferRow() {}
}
