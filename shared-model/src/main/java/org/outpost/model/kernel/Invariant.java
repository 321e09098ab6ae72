// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// Says what must hold. A broken invariant fails the transaction, never the ward.
public final class Invariant {
    private Invariant() {}

    /// @param what what must hold, in words
    /// @throws IllegalStateException where it does not
    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("invariant broken: " + what);
        }
    }
}
