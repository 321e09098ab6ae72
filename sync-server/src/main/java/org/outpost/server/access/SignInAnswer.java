// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.jspecify.annotations.Nullable;
import org.outpost.model.access.Role;
import org.outpost.model.facilities.Hospital;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// What a sign-in or a renewal answers.
///
/// @param home the place the role is for
/// @param hospital where home is a hospital
/// @param serverMillis the server's time of day
/// @param offlineDays how long this person may work unseen by the server
public record SignInAnswer(
        String accessToken,
        String refreshToken,
        UserId user,
        String name,
        String nameLocal,
        Role role,
        FeedId home,
        @Nullable Hospital hospital,
        long serverMillis,
        int offlineDays) {
    /// Tokens are not for logs.
    @Override
    public String toString() {
        return "signed in " + user;
    }
}
