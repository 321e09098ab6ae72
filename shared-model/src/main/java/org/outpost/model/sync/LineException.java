// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.sync;

/// The line did not carry: no answer, or one that is not Outpost's (a hotel's login page). Whether
/// the request arrived is unknown; repeating it is always safe.
public class LineException extends Exception {
    private final Trouble trouble;

    public LineException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public LineException(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /// What kind of trouble it was.
    public Trouble trouble() {
        return trouble;
    }

    /// What kind of trouble a line has; each has its words on the strip.
    public enum Trouble {
        /// Nobody answers.
        DOWN,
        /// Somebody answers, but not Outpost: a sign-in page of a network, a wrong address.
        STRANGER,
        /// The server asks to come again later.
        BUSY,
        /// The server does not know this device or no longer wants it.
        UNKNOWN_DEVICE,
        /// The server could not make sense of the request.
        NOT_UNDERSTOOD
    }
}
