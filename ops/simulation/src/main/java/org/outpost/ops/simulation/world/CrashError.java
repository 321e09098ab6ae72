// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation.world;

/// The process died here: what was not yet committed is gone. An error, so that no code under test
/// takes it for trouble of its own and goes on.
public final class CrashError extends Error {
    public CrashError(String where) {
        super(where, null, false, false);
    }
}
