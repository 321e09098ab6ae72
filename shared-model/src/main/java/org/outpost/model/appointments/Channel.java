// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// Where a booking came from. Each channel books from its own part of a session.
public enum Channel {
    /// At a counter of the hospital.
    DESK,
    /// By the patient's own phone, through the server.
    PHONE
}
