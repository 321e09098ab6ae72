// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A claim on a place as queries see it. Written only by {@link BookingProjection}.
@Entity
@Table(name = "booking")
public class BookingRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "session")
    String session = "";

    @Column(name = "patient")
    String patient = "";

    @Column(name = "place")
    @Nullable Long place;

    @Column(name = "state")
    String state = "";

    @Column(name = "reason")
    String reason = "";

    @Column(name = "booked")
    long booked;

    /// For the persistence provider and the projection.
    protected BookingRow() {}
}
