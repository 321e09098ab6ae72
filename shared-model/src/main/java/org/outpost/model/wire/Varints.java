// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.outpost.model.kernel.MalformedException;

/// Counts in as few bytes as they need, seven bits in each.
final class Varints {
    private Varints() {}

    static void put(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left >= 128) {
            out.write(left & 127 | 128);
            left >>>= 7;
        }
        out.write(left);
    }

    /// @throws MalformedException where it is more than `most`
    static int get(ByteBuffer in, int most) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (!in.hasRemaining()) {
                break;
            }
            byte b = in.get();
            value |= (long) (b & 127) << shift;
            if (b >= 0) {
                if (value > most) {
                    throw new MalformedException("it says that it holds more than it may");
                }
                return (int) value;
            }
        }
        throw new MalformedException("it ends within its head");
    }
}
