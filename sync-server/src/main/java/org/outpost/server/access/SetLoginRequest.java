// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.outpost.model.kernel.UserId;

/// A login and a password for a member of staff.
public record SetLoginRequest(UserId user, String login, String password) {
    /// Passwords are not for logs.
    @Override
    public String toString() {
        return "login for " + user;
    }
}
