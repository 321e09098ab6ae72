// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Permissions;
import org.outpost.model.access.Screen;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.HospitalId;
import org.outpost.server.platform.ProblemException;

/// Which hospital a query may look at: one the caller's role reaches, and only for what the role
/// may open. Every query of every room asks here first.
public final class Scope {
    private Scope() {}

    /// The hospital asked for, or the caller's own where none was named.
    ///
    /// @throws ProblemException where the caller may not look there
    public static HospitalId hospital(Caller caller, @Nullable String named) {
        FeedId place =
                named == null || named.isBlank()
                        ? caller.home()
                        : FeedId.of(new HospitalId(named.strip()));
        if (!place.isHospital()) {
            throw new ProblemException(
                    400, "access.no-hospital", "Name a hospital: your role is for more than one.");
        }
        if (!caller.reaches(place)) {
            throw new ProblemException(
                    403, "access.other-place", "That hospital is not within your role.");
        }
        return place.hospital();
    }

    /// Lets those through whose role opens one of these screens.
    ///
    /// @throws ProblemException for everybody else
    public static void opens(Caller caller, Screen... screens) {
        for (Screen screen : screens) {
            if (Permissions.opens(caller.role()).contains(screen)) {
                return;
            }
        }
        throw new ProblemException(403, "access.not-allowed", "This is not open to your role.");
    }
}
