// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.List;
import org.outpost.model.kernel.CheckDigit;

/// A text with its numbers taken out: `porte 12` is the template `porte #` and 12. The name of a
/// fact is one number and one word; the name of the fact itself is neither, it is known, and so is
/// a check digit.
///
/// In a template a mark stands where something was taken out. Marks are control characters, which
/// no text of JSON holds.
final class Template {
    /// A number without noughts before it.
    static final char PLAIN = 1;

    /// A number of so many digits, noughts before it: the mark is this and the digits added.
    static final char WIDE = 1;

    /// The name of a fact, and that of the fact the text belongs to.
    static final char NAME = 0x1d;

    static final char SELF = 0x1e;

    /// The check digit of all before it and before its dash.
    static final char CHECK = 0x1b;

    /// Numbers of so many digits are never plain: their noughts are part of them.
    private static final int ALWAYS_WIDE = 5;

    private static final int WRITER = 16;
    private static final int MOST_SERVER = 22;

    final String template;
    final List<String> writers = new ArrayList<>(1);
    final Growing numbers = new Growing();

    /// What stands where: marks in order.
    final StringBuilder marks = new StringBuilder(4);

    private final String text;

    private Template(String text, String ownWriter, long ownSeq) {
        this.text = text;
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int dot = i > 0 && inName(text.charAt(i - 1)) ? -1 : dot(i);
            if (dot > 0) {
                i = name(out, i, dot, ownWriter, ownSeq);
            } else if (isDigit(c)) {
                i = number(out, i);
            } else {
                out.append(c);
                i++;
            }
        }
        template = out.toString();
    }

    /// Takes a text apart.
    ///
    /// @param ownWriter and `ownSeq`: the name of the fact it belongs to
    static Template of(String text, String ownWriter, long ownSeq) {
        return new Template(text, ownWriter, ownSeq);
    }

    /// Whether there could be anything to take out. What holds an escape is left alone: a digit may
    /// be part of it.
    static boolean divisible(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                return false;
            }
            digit |= isDigit(c);
        }
        return digit;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isMark(int c) {
        return c > 0 && c <= WIDE + CanonicalScan.MOST_DIGITS
                || c == NAME
                || c == SELF
                || c == CHECK;
    }

    private int name(StringBuilder out, int from, int dot, String ownWriter, long ownSeq) {
        int to = digitsEnd(dot + 1);
        long seq = Long.parseLong(text, dot + 1, to, 10);
        boolean own =
                seq == ownSeq
                        && ownWriter.length() == dot - from
                        && text.startsWith(ownWriter, from);
        out.append(own ? SELF : NAME);
        if (!own) {
            marks.append(NAME);
            writers.add(text.substring(from, dot));
            numbers.add(seq);
        }
        return to;
    }

    private int number(StringBuilder out, int from) {
        int to = digitsEnd(from);
        if (to == from + 1 && to == text.length() && from > 1 && text.charAt(from - 1) == '-') {
            if (CheckDigit.of(text.substring(0, from - 1)) == text.charAt(from) - '0') {
                out.append(CHECK);
                return to;
            }
        }
        int width = to - from;
        boolean wide = width >= ALWAYS_WIDE || width > 1 && text.charAt(from) == '0';
        char mark = wide ? (char) (WIDE + width) : PLAIN;
        out.append(mark);
        marks.append(mark);
        numbers.add(Long.parseLong(text, from, to, 10));
        return to;
    }

    private int digitsEnd(int from) {
        int to = from;
        int most = Math.min(text.length(), from + CanonicalScan.MOST_DIGITS);
        while (to < most && isDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /// Where the dot of a fact's name is that begins here; 0 or less where none does.
    private int dot(int from) {
        int dot;
        if (text.startsWith("S/", from)) {
            dot = text.indexOf('.', from);
            if (dot < 0 || dot - from > MOST_SERVER) {
                return -1;
            }
        } else {
            dot = from + WRITER;
            if (dot >= text.length() || text.charAt(dot) != '.') {
                return -1;
            }
            for (int i = from; i < dot; i++) {
                if (!inName(text.charAt(i))) {
                    return -1;
                }
            }
        }
        int to = digitsEnd(dot + 1);
        boolean number = to > dot + 1 && text.charAt(dot + 1) != '0';
        boolean whole = to == text.length() || !isDigit(text.charAt(to));
        return number && whole ? dot : -1;
    }

    private static boolean inName(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z';
    }
}
