// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.jspecify.annotations.Nullable;
import org.outpost.desktop.sync.Permit;
import org.outpost.model.access.AccessRefusal;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Role;
import org.outpost.model.kernel.UserId;
import org.outpost.model.kernel.Verdict;

/// Who works at this counter now, and through the shared table what that role may write. Set by
/// sign-in, read by every use case.
public final class CurrentUser implements Permit {
    private volatile @Nullable Present present;

    /// The person facts are written by.
    ///
    /// @throws IllegalStateException while nobody is signed in
    public UserId user() {
        return here().user();
    }

    public Role role() {
        return here().role();
    }

    /// Whether anyone is signed in.
    public boolean isPresent() {
        return present != null;
    }

    /// Somebody sits down: after sign-in, or in a bench that has no sign-in.
    public void came(UserId user, Role role) {
        present = new Present(user, role);
    }

    /// Nobody sits here any more: nothing is written until the next sign-in.
    public void left() {
        present = null;
    }

    @Override
    public Verdict mayWrite(UserId who, String factType) {
        Present now = present;
        boolean may =
                now != null && now.user().equals(who) && Permissions.may(now.role(), factType);
        return may ? Verdict.ACCEPTED : Verdict.refused(new AccessRefusal.NotAllowed(factType));
    }

    private Present here() {
        Present now = present;
        if (now == null) {
            throw new IllegalStateException("somebody is signed in before anything is written");
        }
        return now;
    }

    private record Present(UserId user, Role role) {}
}
