// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// Why a patient need not wait like others. A released one is never renamed: it is part of the
/// wire.
public enum Priority {
    /// Life is at risk: before everyone, always.
    EMERGENCY,
    /// An old person.
    ELDER,
    /// With child, or with a baby in arms.
    PREGNANT,
    /// Standing in a queue is too much.
    DISABLED
}
