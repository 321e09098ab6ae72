// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.print.Sheet;
import org.outpost.model.appointments.Priority;
import org.outpost.model.prescriptions.Scheme;

/// All that the queue asks of its room. Every call may touch the disk: off the window's thread
/// only.
public interface QueueDesk {

    /// Where a patient can be sent: the hospital's departments, with laboratory and pharmacy among
    /// the first seven, which have keys.
    List<QueueDepartment> departments();

    /// Who waits in a department today in the order they are to be called, behind whoever is called
    /// now and before whoever was missed.
    List<QueueRow> queue(String department);

    /// The doctors who sit today.
    List<QueueDoctor> doctors();

    /// A patient gets a token. Whoever is old by the hospital's rule need not be told so.
    ///
    /// @param doctor whom it is for; null where any doctor of the department will do
    /// @param why further reasons not to wait like others
    /// @param scheme who pays
    Outcome<QueueRow> open(
            String patientId,
            QueueDepartment department,
            @Nullable QueueDoctor doctor,
            Set<Priority> why,
            Scheme scheme);

    /// The same for whichever doctor is free.
    default Outcome<QueueRow> open(
            String patientId, QueueDepartment department, Set<Priority> why, Scheme scheme) {
        return open(patientId, department, null, why, scheme);
    }

    /// The same where nobody pays.
    default Outcome<QueueRow> open(
            String patientId, QueueDepartment department, Set<Priority> why) {
        return open(patientId, department, why, Scheme.FREE);
    }

    /// What a visit costs who pays for it, in paise.
    long fee();

    /// Calls the next one to a room.
    ///
    /// @param doctor who sits there, and calls nobody who is for another; empty = whoever is next
    Outcome<QueueRow> callNext(String department, String room, String doctor);

    /// The same of all who wait there.
    default Outcome<QueueRow> callNext(String department, String room) {
        return callNext(department, room, "");
    }

    /// Calls this one, or calls it again.
    Outcome<QueueRow> call(String visitId, String room);

    Outcome<QueueRow> missed(String visitId);

    /// Back to waiting, at the old place.
    Outcome<QueueRow> back(String visitId);

    Outcome<QueueRow> seen(String visitId);

    /// On to another department, behind those who wait there; within one nobody loses their place.
    ///
    /// @param doctor whom it is for there; null where any doctor will do
    Outcome<QueueRow> move(String visitId, QueueDepartment to, @Nullable QueueDoctor doctor);

    /// The same for whichever doctor is free.
    default Outcome<QueueRow> move(String visitId, QueueDepartment to) {
        return move(visitId, to, null);
    }

    /// All reasons not to wait like others, anew.
    Outcome<QueueRow> rank(String visitId, Set<Priority> why);

    Outcome<QueueRow> cancel(String visitId, String reason);

    /// What the public display shows now.
    TokenBoard board();

    /// The slip of a visit, in words.
    Sheet slip(String visitId);

    /// The slip of the visit that brought a patient here today; empty where there was none.
    Optional<Sheet> slipToday(String patientId);

    /// Today's visits of a token, as it was said, typed or scanned.
    List<QueueRow> byToken(String typed);
}
