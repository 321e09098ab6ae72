// SPDX-License-Identifier: Apache-2.0
package org.outpost.ops.demo;

/// The demo could not be loaded; its message says why in plain words. What was loaded stays, and
/// the next attempt goes on from there.
public final class DemoException extends RuntimeException {
    public DemoException(String message) {
        super(message);
    }

    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
