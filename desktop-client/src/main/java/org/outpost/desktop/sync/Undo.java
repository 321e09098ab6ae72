// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.sync;

import java.util.List;
import java.util.concurrent.Callable;
import org.outpost.desktop.shell.Outcome;
import org.outpost.desktop.shell.Phrase;
import org.outpost.model.kernel.UserId;
import org.outpost.model.sync.Fact;
import org.outpost.model.sync.FactBody;
import org.outpost.model.sync.ReverseFact;

/// What Alt+Z does to a main action: it takes back all that the action wrote, or nothing, by facts
/// of its own. What was written stays in the log, struck through.
public final class Undo {
    private Undo() {}

    /// @param kept what the action wrote
    /// @param done what is said once it is taken back
    public static Callable<Outcome<?>> of(FactLog log, Recorded.Kept kept, Phrase done) {
        List<Fact> facts = kept.facts().stream().map(read -> read.fact()).toList();
        UserId who = facts.getFirst().envelope().who();
        return () -> {
            List<FactBody> back = facts.reversed().stream().<FactBody>map(ReverseFact::of).toList();
            return Told.of(
                    log.record(who, back, false),
                    taken -> new Outcome.Done<>(back.size(), done, null));
        };
    }
}
