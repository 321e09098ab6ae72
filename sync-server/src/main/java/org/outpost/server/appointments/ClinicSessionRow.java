// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.appointments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A doctor's session as queries see it. Written only by {@link ClinicSessionProjection}.
@Entity
@Table(name = "clinic_session")
public class ClinicSessionRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "home")
    String home = "";

    @Column(name = "doctor")
    String doctor = "";

    @Column(name = "department")
    String department = "";

    @Column(name = "held_on")
    String heldOn = "";

    @Column(name = "start_minute")
    int startMinute;

    @Column(name = "end_minute")
    int endMinute;

    @Column(name = "capacity")
    int capacity;

    @Column(name = "booked")
    int booked;

    @Column(name = "waiting")
    int waiting;

    /// For the persistence provider and the projection.
    protected ClinicSessionRow() {}
}
