// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A batch of an item in a store as queries see it. Written only by {@link StockProjection}.
@Entity
@Table(name = "stock_position")
public class StockRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "hospital")
    String hospital = "";

    @Column(name = "store")
    String store = "";

    @Column(name = "item")
    String item = "";

    @Column(name = "batch")
    String batch = "";

    @Column(name = "expiry")
    @Nullable String expiry;

    @Column(name = "on_hand")
    long onHand;

    @Column(name = "received")
    long received;

    @Column(name = "transferred_in")
    long transferredIn;

    @Column(name = "transferred_out")
    long transferredOut;

    @Column(name = "dispensed")
    long dispensed;

    /// For the persistence provider and the projection.
    protected StockRow() {}
}
