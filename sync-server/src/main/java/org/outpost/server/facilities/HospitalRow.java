// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.facilities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A hospital as queries see it. Written only by {@link HospitalProjection}.
@Entity
@Table(name = "hospital")
public class HospitalRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "code")
    String code = "";

    @Column(name = "district")
    String district = "";

    @Column(name = "tier")
    String tier = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_local")
    String nameLocal = "";

    /// For the persistence provider and the projection.
    protected HospitalRow() {}
}
