// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

/// A request that is answered with a refusal: an HTTP status, a stable code and plain words. Not a
/// fault; logged by nobody.
public class ProblemException extends RuntimeException {
    private final int status;
    private final String code;

    /// @param detail plain words for a person, without anything of a person in them
    public ProblemException(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /// The stable code, room first: `access.wrong-password`.
    public String code() {
        return code;
    }
}
