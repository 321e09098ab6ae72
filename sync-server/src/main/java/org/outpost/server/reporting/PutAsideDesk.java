// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.FactId;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.Verdict;
import org.outpost.server.access.Caller;
import org.outpost.server.platform.ProblemException;
import org.outpost.server.sync.FactInbox;
import org.outpost.server.sync.PutAside;

/// Where administrators look at what was put aside in their hospitals, and take in what may stand
/// after all. Nothing is ever taken out: what is refused again lies as it did.
public final class PutAsideDesk {
    /// How many are shown at once.
    static final int MOST = 100;

    private final FactInbox inbox;

    public PutAsideDesk(FactInbox inbox) {
        this.inbox = inbox;
    }

    /// Whether somebody in this role may take in what was put aside.
    static boolean admits(Role role) {
        return role == Role.DISTRICT_ADMIN || role == Role.NATIONAL_ADMIN;
    }

    /// What waits there, the oldest first.
    ///
    /// @throws ProblemException where the place is not within the caller's scope
    public List<PutAside> open(Caller caller, FeedId home) {
        if (!DistrictPages.open(caller.role())) {
            throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
        }
        if (!caller.reaches(home)) {
            throw new ProblemException(
                    404, "access.unknown-place", "There is no such place within your scope.");
        }
        return inbox.putAside(home, MOST);
    }

    /// Judges one again; afterwards it counts, with all that comes of it.
    ///
    /// @throws ProblemException where it may not, and then nothing has changed
    public void admit(Caller caller, FactId id) {
        if (!admits(caller.role())) {
            throw new ProblemException(
                    403, "access.not-allowed", "Only the district takes in what was put aside.");
        }
        PutAside found = inbox.putAside(id);
        if (found == null || !caller.reaches(found.home())) {
            throw gone();
        }
        @Nullable Verdict verdict = inbox.admit(id, caller.user());
        if (verdict == null) {
            throw gone();
        }
        if (verdict instanceof Verdict.Refused(var reason)) {
            throw new ProblemException(
                    409,
                    reason.code(),
                    "It was looked at again and still can't be taken in. It stays as it is.");
        }
    }

    private static ProblemException gone() {
        return new ProblemException(
                404, "sync.not-put-aside", "Nothing of that name waits within your scope.");
    }
}
