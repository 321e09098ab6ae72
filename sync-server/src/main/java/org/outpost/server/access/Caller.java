// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// Whom a request speaks for: known by an access token or a page session, with the role and the
/// home as of then.
///
/// @param home the hospital, district or nation the role is for
public record Caller(UserId user, Role role, FeedId home) {
    /// Whether this person's scope takes in that place: its own or one below it.
    public boolean reaches(FeedId place) {
        return home.equals(place)
                || home.equals(FeedId.NATION)
                || (home.value().startsWith("D/")
                        && place.value().startsWith("H/" + home.value().substring(2) + "-"));
    }
}
