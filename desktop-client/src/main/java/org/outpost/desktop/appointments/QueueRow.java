// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.outpost.desktop.shell.Receipt;
import org.outpost.model.appointments.Priority;
import org.outpost.model.appointments.VisitState;

/// One who waits, as lists show it.
///
/// @param token empty where the patient is called by name
/// @param detail age, sex and village in words that need no translation, or empty
/// @param since since when the patient is here, or was first called
/// @param waited how long they waited until now or until they were called, in minutes
/// @param doctor whom it is for; empty where any doctor of the department will do
public record QueueRow(
        String visitId,
        String patientId,
        String token,
        String name,
        String localName,
        String detail,
        Set<Priority> priorities,
        VisitState state,
        String room,
        String department,
        Instant since,
        long waited,
        Receipt receipt,
        Optional<QueueDoctor> doctor) {
    public QueueRow {
        priorities = Set.copyOf(priorities);
    }

    /// Whether this doctor is to see them: it is for them, or for whoever is free.
    boolean isFor(String user) {
        return doctor.map(one -> one.user().equals(user)).orElse(true);
    }

    /// What is called aloud.
    public String spoken() {
        return token.isEmpty() ? name : token;
    }
}
