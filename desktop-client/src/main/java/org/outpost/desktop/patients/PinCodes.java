// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.patients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Which district a PIN code lies in and which post offices it has, so that nobody types what six
/// digits say. Read at the first question, off the window's thread; kept as the text it is, in
/// order, and looked up by halves.
public final class PinCodes {
    private static final String LIST = "pin-codes.txt.gz";
    private static final int DIGITS = 6;
    private byte @Nullable [] lines;

    /// Where a PIN code is.
    ///
    /// @param offices in alphabetical order
    public record Place(String district, String state, List<String> offices) {
        public Place {
            offices = List.copyOf(offices);
        }
    }

    synchronized Optional<Place> of(String pinCode) {
        if (pinCode.length() != DIGITS || !pinCode.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        byte[] all = lines;
        if (all == null) {
            all = read();
            lines = all;
        }
        return find(all, pinCode.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Place> find(byte[] all, byte[] code) {
        int low = 0;
        int high = all.length;
        while (low < high) {
            int line = lineStart(all, (low + high) >>> 1);
            int order = compare(all, line, code);
            if (order == 0) {
                String[] parts = text(all, line).split("\t", -1);
                return Optional.of(new Place(parts[1], parts[2], List.of(parts[3].split(";"))));
            }
            if (order < 0) {
                low = lineEnd(all, line) + 1;
            } else {
                high = line;
            }
        }
        return Optional.empty();
    }

    private static int lineStart(byte[] all, int inside) {
        int at = Math.min(inside, all.length - 1);
        while (at > 0 && all[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int lineEnd(byte[] all, int start) {
        int at = start;
        while (at < all.length && all[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int compare(byte[] all, int line, byte[] code) {
        for (int i = 0; i < DIGITS; i++) {
            if (all[line + i] != code[i]) {
                return all[line + i] - code[i];
            }
        }
        return 0;
    }

    private static String text(byte[] all, int line) {
        return new String(all, line, lineEnd(all, line) - line, StandardCharsets.UTF_8);
    }

    private static byte[] read() {
        try (InputStream packed = PinCodes.class.getResourceAsStream(LIST)) {
            if (packed == null) {
                throw new IllegalStateException("the program brings its list of post offices");
            }
            return new GZIPInputStream(packed).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of post offices can't be read", e);
        }
    }
}
