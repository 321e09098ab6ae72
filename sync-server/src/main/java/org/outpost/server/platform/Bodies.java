// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.io.IOException;
import java.io.InputStream;

/// Reads bodies whole, up to a limit.
public final class Bodies {
    private Bodies() {}

    /// @throws ProblemException 413 where there is more
    public static byte[] readAll(InputStream in, int most) throws IOException {
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw new ProblemException(
                    413, "platform.too-large", "The body is larger than " + most + " bytes.");
        }
        return body;
    }
}
