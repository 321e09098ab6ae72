// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

/// What came in does not have the form it must have. The message says so in plain words and holds
/// no more of the input than an id; whoever catches it quarantines or refuses, and goes on.
public class MalformedException extends RuntimeException {
    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
