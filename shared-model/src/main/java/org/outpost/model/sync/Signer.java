// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// Signs with a private key that never leaves its machine. Devices sign frozen batches, the server
/// signs pages.
@FunctionalInterface
public interface Signer {
    byte[] sign(byte[] message);
}
