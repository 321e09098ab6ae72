// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.shell.print;

import java.util.ArrayList;
import java.util.List;

/// What stands on a paper. The words are final: a paper printed again next week reads as it did.
///
/// @param about what a person would call it: a token, a name
/// @param key what it belongs to: the id of a visit or a patient, the day of a shift
public record Sheet(Kind kind, String about, String key, List<Part> parts) {
    public Sheet {
        parts = List.copyOf(parts);
    }

    /// What it is. The bundle key of its name is `print.kind.` and the name in small letters.
    public enum Kind {
        SLIP,
        CARD,
        RECEIPT,
        SHIFT
    }

    /// How a part looks.
    public enum Style {
        /// In the middle, large.
        HEAD,
        /// In the middle.
        LEAD,
        /// In the middle, 40 pt: what is called aloud.
        TOKEN,
        /// A name.
        NAME,
        TEXT,
        SMALL,
        /// Words left, a number right.
        PAIR,
        /// The same, larger: a sum.
        SUM,
        /// A line across.
        RULE,
        /// Lines of text beside a code to be scanned.
        CODE
    }

    /// What is read out of it: all but what only a scanner reads.
    public String spoken() {
        StringBuilder said = new StringBuilder();
        for (Part part : parts) {
            said.append(part.text()).append(' ');
            if (part.style() != Style.CODE) {
                said.append(part.aside()).append(' ');
            }
        }
        return said.toString();
    }

    /// One part, from top to bottom.
    ///
    /// @param aside the right side of a pair, or what the code holds
    public record Part(Style style, String text, String aside) {}

    /// The same with a line above all others.
    Sheet marked(String line) {
        List<Part> all = new ArrayList<>();
        all.add(new Part(Style.LEAD, line, ""));
        all.addAll(parts);
        return new Sheet(kind, about, key, all);
    }

    /// Puts parts together; what has no words is left out.
    public static final class Writer {
        private final List<Part> parts = new ArrayList<>();

        public Writer line(Style style, String text) {
            return text.isEmpty() ? this : add(new Part(style, text, ""));
        }

        public Writer pair(Style style, String text, String aside) {
            return add(new Part(style, text, aside));
        }

        public Writer rule() {
            return add(new Part(Style.RULE, "", ""));
        }

        public Sheet sheet(Kind kind, String about, String key) {
            return new Sheet(kind, about, key, parts);
        }

        private Writer add(Part part) {
            parts.add(part);
            return this;
        }
    }
}
