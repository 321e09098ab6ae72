// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.simulation;

/// The process died here: what was not yet committed is gone.
final class CrashException extends RuntimeException {
    CrashException(String where) {
        super(where);
    }
}
