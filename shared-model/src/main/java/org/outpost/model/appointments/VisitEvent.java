// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.appointments;

/// What can happen to a visit.
public enum VisitEvent {
    /// The patient gets a token.
    OPEN,
    /// The token is called, or called again.
    CALL,
    /// The patient did not come.
    MISS,
    /// Back to waiting: the patient came after all, or the call was a mistake.
    RETURN,
    /// On to another department, the laboratory or the pharmacy.
    MOVE,
    /// Seen.
    FINISH,
    /// Given up.
    CANCEL
}
