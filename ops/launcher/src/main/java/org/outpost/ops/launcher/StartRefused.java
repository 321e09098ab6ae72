// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.launcher;

/// The system can't be started, said in one line a person can act on. Never carries a stack trace
/// to the screen; the cause is in the log.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
