// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.access;

import org.outpost.server.platform.ProblemException;

/// A refresh token was shown by somebody who should not have it any more. To them it sounds like
/// any sign-in that has ended; whoever watches is told apart.
final class TokenReusedException extends ProblemException {
    TokenReusedException() {
        super(401, SignIn.ENDED, SignIn.ENDED_WORDS);
    }
}
