// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.access;

/// What a person is there for. A released one is never renamed: it is part of the wire.
public enum Role {
    FRONT_DESK,
    PHARMACIST,
    STOREKEEPER,
    LABORATORY,
    DOCTOR,
    HOSPITAL_ADMIN,
    DISTRICT_ADMIN,
    NATIONAL_ADMIN,
    /// The server itself, never a person.
    SERVER
}
