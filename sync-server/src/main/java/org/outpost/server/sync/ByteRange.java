// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.sync;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stretch of bytes, as the header `Range` asks for it.
///
/// @param from its first byte, and `to`, its last one
record ByteRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// The stretch asked for, cut off at the end of what there is; all of it where nothing is asked
    /// for or nothing that is understood, as HTTP has it. Null where there is nothing at that
    /// place.
    static @Nullable ByteRange parse(@Nullable String header, long length) {
        Matcher asked = FORM.matcher(header == null ? "" : header.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new ByteRange(0, length - 1);
        }
        if (asked.group(1).isEmpty()) {
            long last = Long.parseLong(asked.group(2));
            return last == 0 ? null : new ByteRange(Math.max(0, length - last), length - 1);
        }
        long from = Long.parseLong(asked.group(1));
        long to = asked.group(2).isEmpty() ? length - 1 : Long.parseLong(asked.group(2));
        return from >= length || to < from ? null : new ByteRange(from, Math.min(to, length - 1));
    }

    long length() {
        return to - from + 1;
    }

    boolean whole(long of) {
        return from == 0 && to == of - 1;
    }

    /// The header `Content-Range`.
    String of(long length) {
        return "bytes " + from + "-" + to + "/" + length;
    }
}
