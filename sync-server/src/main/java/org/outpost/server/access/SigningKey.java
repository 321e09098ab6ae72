// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import java.security.PrivateKey;

/// The key this node signs access tokens with.
///
/// @param kid names its public half among the published ones
record SigningKey(String kid, PrivateKey key, long madeAt) {
    /// Keys are not for logs.
    @Override
    public String toString() {
        return "signing key " + kid;
    }
}
