// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads bodies, most of them whole and up to a limit.
public final class Bodies {
    private Bodies() {}

    /// The body as it was before it was packed for the line, unpacked once. A proxy in between may
    /// have unpacked it already and left the header that says it is packed, so the bytes themselves
    /// are asked.
    ///
    /// @throws ProblemException 400 where the packed body is broken or the line breaks off, 408
    ///   where the rest does not come, 413 where there is more
    public static byte[] readAll(InputStream in, int most) {
        return whileItComes(() -> whole(unpacked(in), most));
    }

    /// What is left of an unpacked body.
    ///
    /// @throws ProblemException 413 where there is more
    public static byte[] whole(InputStream plain, int most) throws IOException {
        byte[] body = plain.readNBytes(most + 1);
        if (body.length > most) {
            throw new ProblemException(
                    413, "platform.too-large", "The body is larger than " + most + " bytes.");
        }
        return body;
    }

    /// Reads a part of a body that is still on the line.
    ///
    /// @throws ProblemException 400 where the line breaks off, 408 where the rest does not come
    public static <T extends @Nullable Object> T whileItComes(Part<T> part) {
        try {
            return part.read();
        } catch (ZipException | EOFException broken) {
            throw new ProblemException(
                    400, "platform.bad-gzip", "The compressed body is broken or cut off.");
        } catch (SocketTimeoutException silent) {
            throw new ProblemException(
                    408, "platform.too-slow", "The rest of the body did not come in time.");
        } catch (IOException broken) {
            throw new ProblemException(400, "platform.cut-off", "The body is broken or cut off.");
        }
    }

    /// A part of a body.
    @FunctionalInterface
    public interface Part<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /// The body as it was before it was packed for the line, of which nothing is held yet.
    public static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream body = new BufferedInputStream(in, 512);
        body.mark(2);
        boolean packed = body.read() == 0x1f && body.read() == 0x8b;
        body.reset();
        return packed ? new GZIPInputStream(body) : body;
    }
}
