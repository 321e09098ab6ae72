// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.prescriptions;

/// Who pays. A released one is never renamed: it is part of the wire.
public enum Scheme {
    /// Nobody: the service is free.
    FREE,
    /// The patient.
    PAID,
    /// Below the poverty line: free by card.
    BELOW_POVERTY_LINE,
    /// Ayushman Bharat: the insurance pays.
    AYUSHMAN,
    /// A scheme for mothers and newborns.
    MOTHER_AND_CHILD
}
