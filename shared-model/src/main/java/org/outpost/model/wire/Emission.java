// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.outpost.model.kernel.CheckDigit;
import org.outpost.model.kernel.MalformedException;

/// Where the JSON of facts is put together again, part by part; never more of it than the block
/// said it holds.
final class Emission {
    private static final byte[] NOUGHTS = "0".repeat(20).getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[2048];
    private int size;
    private long left;
    private int begun;

    /// The name of the fact that is put together.
    byte[] ownWriter = {};

    long ownSeq;

    /// @param left how many bytes all parts may have together
    Emission(long left) {
        this.left = left;
    }

    int size() {
        return size;
    }

    void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void put(int b) {
        room(1);
        bytes[size++] = (byte) b;
    }

    void number(long number) {
        if (number < 0) {
            put(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int digits = digits(number);
        room(digits);
        write(number, digits);
    }

    /// A number with so many digits, noughts before it.
    void number(long number, int width) {
        int digits = digits(number);
        if (number < 0 || digits > width) {
            throw new MalformedException("a number of the block has too many digits");
        }
        room(width);
        System.arraycopy(NOUGHTS, 0, bytes, size, width - digits);
        size += width - digits;
        write(number, digits);
    }

    /// The name of the fact itself.
    void own() {
        put(ownWriter);
        put('.');
        number(ownSeq);
    }

    /// A text begins here that may end in a check digit.
    void begin() {
        begun = size;
    }

    /// The check digit of the text since it began, but for its last dash.
    void check() {
        int to = Math.max(begun, size - 1);
        int digit = CheckDigit.of(new String(bytes, begun, to - begun, StandardCharsets.US_ASCII));
        if (digit < 0) {
            throw new MalformedException("a number of the block can have no check digit");
        }
        put('0' + digit);
    }

    /// Refuses a text that is longer than a text may be.
    void checkText(int from) {
        if (size - from > Json.MAX_STRING
                && CanonicalScan.length(bytes, from, size) > Json.MAX_STRING) {
            throw new MalformedException("a text is too long");
        }
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// The part that is complete; the next one begins.
    byte[] part() {
        if (size > FactCodec.MAX_FACT) {
            throw new MalformedException("a fact of " + size + " bytes is too large");
        }
        byte[] part = Arrays.copyOf(bytes, size);
        left -= size;
        size = 0;
        return part;
    }

    /// All that was put down, where it is one document and no fact.
    byte[] all() {
        return Arrays.copyOf(bytes, size);
    }

    /// Bytes that were announced and never came.
    long left() {
        return left;
    }

    /// Takes note of a part that was put together elsewhere.
    void spent(int elsewhere) {
        left -= elsewhere;
        room(0);
    }

    private void room(int more) {
        if (size + more > left) {
            throw new MalformedException("the block holds more than it says");
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    private void write(long number, int digits) {
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
