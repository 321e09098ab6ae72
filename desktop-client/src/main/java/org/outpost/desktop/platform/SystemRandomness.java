// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.platform;

import java.security.SecureRandom;
import org.outpost.model.kernel.Randomness;

/// The machine's own strong randomness.
public final class SystemRandomness implements Randomness {
    private final SecureRandom source = new SecureRandom();

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        source.nextBytes(bytes);
        return bytes;
    }
}
