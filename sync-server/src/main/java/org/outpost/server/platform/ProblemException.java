// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

/// A request that is answered with a refusal: an HTTP status, a stable code and plain words. Not a
/// fault; logged by nobody.
public class ProblemException extends RuntimeException {
    static final long LATER_SECONDS = 30;

    private final int status;
    private final String code;
    private final long laterSeconds;

    /// @param detail plain words for a person, without anything of a person in them
    public ProblemException(int status, String code, String detail) {
        this(status, code, detail, LATER_SECONDS);
    }

    /// The same, where it is known when to come again.
    public ProblemException(int status, String code, String detail, long laterSeconds) {
        super(detail);
        this.status = status;
        this.code = code;
        this.laterSeconds = laterSeconds;
    }

    /// In how long to come again, where that is the answer.
    public long laterSeconds() {
        return laterSeconds;
    }

    public int status() {
        return status;
    }

    /// The stable code, room first: `access.wrong-password`.
    public String code() {
        return code;
    }
}
