// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// Where a visit stands.
public enum VisitState {
    /// Nothing is known of it yet.
    UNKNOWN,
    /// In a queue.
    WAITING,
    /// The token was called to a room.
    CALLED,
    /// Called and not there.
    MISSED,
    /// Seen; may be sent on with the same token.
    SEEN,
    /// Opened by mistake, or the patient left.
    CANCELLED
}
