// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// Whether a signature over a message holds; false, never an exception, for anything malformed.
@FunctionalInterface
public interface SignatureCheck {
    /// @param publicKey in X.509 form
    boolean holds(byte[] publicKey, byte[] message, byte[] signature);
}
