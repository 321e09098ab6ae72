// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.prescriptions;

import java.util.List;
import org.outpost.model.access.Permissions;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.model.prescriptions.SetFee;
import org.outpost.model.prescriptions.VisitFee;
import org.outpost.server.access.Caller;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.FactInbox;

/// Those who administer a hospital say what a visit costs there, as a fact of the server in their
/// name; its counters follow with their next exchange.
public final class SetFees {
    private final FactInbox inbox;

    public SetFees(FactInbox inbox) {
        this.inbox = inbox;
    }

    /// What it costs now.
    public VisitFee now(HospitalId hospital) {
        return inbox.read(states -> states.of(VisitFee.id(hospital), VisitFee.class));
    }

    /// Whether this person may set it there.
    public boolean may(Caller caller, HospitalId hospital) {
        return Permissions.may(caller.role(), "SetFee") && caller.reaches(FeedId.of(hospital));
    }

    /// Sets it; the same once more changes nothing.
    ///
    /// @throws ProblemException where it may not be, and then nothing has changed
    public void set(Caller caller, HospitalId hospital, long paise) {
        if (!may(caller, hospital)) {
            throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
        }
        VisitFee wanted = new VisitFee(true, paise);
        inbox.act(
                FeedId.of(hospital),
                caller.user(),
                states ->
                        states.of(VisitFee.id(hospital), VisitFee.class).equals(wanted)
                                ? List.of()
                                : List.of(new SetFee(hospital, paise)),
                null);
        if (!now(hospital).equals(wanted)) {
            throw new ProblemException(422, "payments.bad-amount", "That is no fee.");
        }
    }
}
