// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.Arrays;

/// Tells whether bytes are JSON in its one canonical form, without building anything: what passes
/// can be taken apart and put together again to the same bytes. Says no to a few things that are
/// canonical but rare (a key with an escape in it, a number of more than eighteen digits); what
/// holds them travels as it is.
final class CanonicalScan {
    /// The most digits a number may have to be a number here.
    static final int MOST_DIGITS = 18;

    private static final int MOST_KEY = 200;

    private final byte[] in;
    private int at;
    private int depth;

    private CanonicalScan(byte[] in) {
        this.in = in;
    }

    /// Whether the bytes are one value in canonical form.
    static boolean holds(byte[] json) {
        CanonicalScan scan = new CanonicalScan(json);
        return scan.value() && scan.at == json.length;
    }

    /// Whether the bytes may stand between quotes: valid UTF-8, and every escape the shortest.
    static boolean isText(byte[] in, int from, int to) {
        int i = from;
        while (i < to) {
            int next = afterCharacter(in, i, to);
            if (next < 0) {
                return false;
            }
            i = next;
        }
        return true;
    }

    /// How many characters a text has that passed {@link #isText}.
    static int length(byte[] in, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            int b = in[i] & 255;
            if (b == '\\') {
                i += in[i + 1] == 'u' ? 5 : 1;
                length++;
            } else if (b < 0x80 || b >= 0xc0) {
                length += b >= 0xf0 ? 2 : 1;
            }
        }
        return length;
    }

    private boolean value() {
        if (at >= in.length) {
            return false;
        }
        return switch (in[at]) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object() {
        at++;
        if (++depth > Json.MAX_DEPTH) {
            return false;
        }
        int before = -1;
        int beforeEnd = -1;
        while (at < in.length && in[at] == '"') {
            int from = at + 1;
            if (!string()) {
                return false;
            }
            int end = at - 1;
            if (end - from > MOST_KEY
                    || before >= 0
                            && Arrays.compareUnsigned(in, before, beforeEnd, in, from, end) >= 0
                    || escaped(from, end)
                    || !take(':')
                    || !value()) {
                return false;
            }
            before = from;
            beforeEnd = end;
            if (!take(',')) {
                break;
            }
            if (at >= in.length || in[at] != '"') {
                return false;
            }
        }
        depth--;
        return take('}');
    }

    private boolean array() {
        at++;
        if (++depth > Json.MAX_DEPTH) {
            return false;
        }
        if (!take(']')) {
            do {
                if (!value()) {
                    return false;
                }
            } while (take(','));
            if (!take(']')) {
                return false;
            }
        }
        depth--;
        return true;
    }

    private boolean string() {
        int from = ++at;
        while (at < in.length && in[at] != '"') {
            int next = afterCharacter(in, at, in.length);
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return take('"')
                && (at - from <= Json.MAX_STRING || length(in, from, at - 1) <= Json.MAX_STRING);
    }

    private boolean number() {
        take('-');
        boolean minus = at > 0 && in[at - 1] == '-';
        int from = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        int digits = at - from;
        return digits > 0 && digits <= MOST_DIGITS && (in[from] != '0' || digits == 1 && !minus);
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(char c) {
        boolean there = at < in.length && in[at] == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean escaped(int from, int to) {
        for (int i = from; i < to; i++) {
            if (in[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /// Where the character after this one begins; -1 where this one may not stand here.
    private static int afterCharacter(byte[] in, int at, int end) {
        int b = in[at];
        if (b >= 0x20 && b != '"' && b != '\\') {
            return at + 1;
        }
        if (b >= 0) {
            return b == '\\' ? afterEscape(in, at, end) : -1;
        }
        int lead = b & 255;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || at + more >= end) {
            return -1;
        }
        int first = in[at + 1] & 255;
        boolean good =
                switch (lead) {
                    case 0xe0 -> first >= 0xa0;
                    case 0xed -> first < 0xa0;
                    case 0xf0 -> first >= 0x90;
                    case 0xf4 -> first < 0x90;
                    default -> true;
                };
        for (int i = 1; i <= more; i++) {
            good &= (in[at + i] & 0xc0) == 0x80;
        }
        return good ? at + more + 1 : -1;
    }

    private static int afterEscape(byte[] in, int at, int end) {
        if (at + 1 >= end) {
            return -1;
        }
        switch (in[at + 1]) {
            case '"', '\\', 'b', 't', 'n', 'f', 'r' -> {
                return at + 2;
            }
            case 'u' -> {
                if (at + 6 > end || in[at + 2] != '0' || in[at + 3] != '0') {
                    return -1;
                }
                int high = in[at + 4] - '0';
                int low = "0123456789abcdef".indexOf(in[at + 5]);
                int code = high * 16 + low;
                boolean shorter = code == 8 || code == 9 || code == 10 || code == 12 || code == 13;
                return (high == 0 || high == 1) && low >= 0 && !shorter ? at + 6 : -1;
            }
            default -> {
                return -1;
            }
        }
    }
}
