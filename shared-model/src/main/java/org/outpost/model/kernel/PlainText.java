// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.kernel;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// What any short text typed by people may hold, in every script: letters with their combining
/// marks, digits, punctuation, one line. Control characters and characters that turn the direction
/// of writing are refused, because they make a screen or slip say something else than the data.
public final class PlainText {
    /// The longest text of one line.
    public static final int MAX = 200;

    /// What is wrong with a text; the code of a sentence.
    public enum Fault {
        /// Nothing there but blanks.
        EMPTY,
        /// More than 200 characters.
        TOO_LONG,
        /// NUL, a line break or another control character.
        CONTROL,
        /// A character that turns the direction of writing.
        DIRECTION,
        /// Half a character, or one that no script has.
        BROKEN
    }

    private PlainText() {}

    /// The text as it is stored: composed, without blanks at the ends, one blank between words.
    public static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .strip()
                .replaceAll("[ \\u00a0\\t]+", " ");
    }

    /// What is wrong with a text that must be there; null where nothing is.
    public static @Nullable Fault fault(String text) {
        return text.isBlank() ? Fault.EMPTY : faultIfAny(text);
    }

    /// What is wrong with a text that may be empty; null where nothing is.
    public static @Nullable Fault faultIfAny(String text) {
        if (text.length() > MAX && text.codePointCount(0, text.length()) > MAX) {
            return Fault.TOO_LONG;
        }
        return text.codePoints()
                .mapToObj(PlainText::fault)
                .filter(fault -> fault != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Fault fault(int c) {
        if (isDirection(c)) {
            return Fault.DIRECTION;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    Fault.CONTROL;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> Fault.BROKEN;
            default -> null;
        };
    }

    private static boolean isDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
