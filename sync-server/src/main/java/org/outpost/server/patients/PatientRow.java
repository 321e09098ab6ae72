// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.patients;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// A patient as queries see them. Written only by {@link PatientProjection}.
@Entity
@Table(name = "patient")
public class PatientRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "number")
    @Nullable String number;

    @Column(name = "home")
    String home = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_local")
    String nameLocal = "";

    @Column(name = "name_key")
    String nameKey = "";

    @Column(name = "sex")
    String sex = "";

    @Column(name = "birth_date")
    @Nullable String birthDate;

    @Column(name = "birth_year")
    @Nullable Integer birthYear;

    @Column(name = "phone")
    String phone = "";

    @Column(name = "village")
    String village = "";

    @Column(name = "registered")
    long registered;

    @Column(name = "changed")
    long changed;

    /// For the persistence provider and the projection.
    protected PatientRow() {}
}
