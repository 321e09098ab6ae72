// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.appointments;

import java.util.List;
import org.outpost.desktop.access.CurrentUser;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.desktop.sync.FactLog;
import org.outpost.desktop.sync.Told;
import org.outpost.model.appointments.ClinicSession;
import org.outpost.model.appointments.PlanClinicSession;
import org.outpost.model.kernel.AggregateId;

/// A doctor will sit on a day: the session is made, its places lie at the district until desks ask
/// for their shares.
public final class PlanClinicSessionUseCase {
    private final FactLog log;
    private final CurrentUser current;

    public PlanClinicSessionUseCase(FactLog log, CurrentUser current) {
        this.log = log;
        this.current = current;
    }

    /// @return the session
    public Outcome<AggregateId> plan(PlanClinicSession plan) {
        return Told.of(
                log.record(current.user(), List.of(plan), false),
                kept ->
                        new Outcome.Done<>(
                                ClinicSession.id(kept.facts().getFirst().fact().id()),
                                Phrase.of("done.planned"),
                                null));
    }
}
