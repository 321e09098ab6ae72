// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.jspecify.annotations.Nullable;
import org.outpost.model.kernel.DeviceId;
import org.outpost.model.kernel.FeedId;

/// What a machine sends to sign a person in.
///
/// @param device the machine itself, so that its first sign-in registers it; null from a program
///   that keeps no facts
public record SignInRequest(String login, String password, @Nullable Machine device) {
    /// The machine.
    ///
    /// @param publicKey its EC P-256 key, X.509 in base64
    /// @param label what is written on it
    /// @param at where it stands, where that is not the person's own place; only an administrator
    ///   of that place may say so
    public record Machine(
            DeviceId id, String publicKey, @Nullable String label, @Nullable FeedId at) {}

    /// Passwords are not for logs.
    @Override
    public String toString() {
        return "sign-in";
    }
}
