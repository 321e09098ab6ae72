// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// A person who has signed in here with a line once.
///
/// @param hospital its name, as the top bar shows it, and `hospitalLocal`, the same in the script
///   of the place; empty where it is not known
/// @param salt and `verifier`: what the secret is checked against without a line
/// @param passUntil until when it opens the counter unseen by the district
record Account(
        String login,
        UserId user,
        String name,
        String nameLocal,
        Role role,
        FeedId home,
        String hospital,
        String hospitalLocal,
        byte[] salt,
        byte[] verifier,
        long onlineAt,
        long passUntil,
        String refresh) {
    /// The same person in another role.
    Account as(Role other) {
        return new Account(
                login,
                user,
                name,
                nameLocal,
                other,
                home,
                hospital,
                hospitalLocal,
                salt,
                verifier,
                onlineAt,
                passUntil,
                refresh);
    }
}
