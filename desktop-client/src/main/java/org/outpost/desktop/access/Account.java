// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.access;

import org.outpost.model.access.Role;
import org.outpost.model.kernel.FeedId;
import org.outpost.model.kernel.UserId;

/// A person who has signed in here with a line once.
///
/// @param hospital its name, as the top bar shows it
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
        byte[] salt,
        byte[] verifier,
        long onlineAt,
        long passUntil,
        String refresh) {}
