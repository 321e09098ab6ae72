// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.outpost.model.kernel.UserId;

/// A login and the hash of its password.
///
/// @param firstAdmin the administrator the installation begins with, whose role is no fact
/// @param since when the password was set; later at each, so that it tells one from the next
record Account(UserId user, String login, String passwordHash, boolean firstAdmin, long since) {
    /// Hashes are not for logs.
    @Override
    public String toString() {
        return "account of " + user;
    }
}
