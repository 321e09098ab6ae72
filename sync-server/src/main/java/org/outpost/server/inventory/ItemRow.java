// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A medicine of the catalogue as queries see it. Written only by {@link ItemProjection}.
@Entity
@Table(name = "item")
public class ItemRow {
    @Id
    @Column(name = "id")
    String id = "";

    @Column(name = "code")
    String code = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "form")
    String form = "";

    @Column(name = "strength")
    String strength = "";

    @Column(name = "unit")
    String unit = "";

    @Column(name = "level")
    String level = "";

    /// For the persistence provider and the projection.
    protected ItemRow() {}
}
