// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.ops.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run of the desk bench was asked for.
///
/// @param visitors of the clerk's day
/// @param rows of the register that comes in while the desk goes on
record DeskWords(Set<Part> parts, int visitors, int rows) {
    /// What can be measured alone.
    enum Part {
        /// Planted duplicates among as many people as one hospital block sees.
        FEW,
        /// Search, duplicates, saves and keys among 200,000.
        MANY,
        /// A register on file that comes in beside 200,000.
        IMPORT,
        /// A register on file whose counter is killed half-way. Only where it is asked for: it
        /// takes as long as its rows.
        KILLED,
        /// Numbers and tokens of a hundred counters without a line.
        NUMBERS,
        /// The first window.
        START,
        /// The clerk's day.
        DAY
    }

    static DeskWords read(List<String> words) {
        Set<Part> parts = EnumSet.complementOf(EnumSet.of(Part.KILLED));
        int visitors = ClerkDayRun.VISITORS;
        int rows = RegisterImport.ROWS;
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--only" -> parts = parts(value);
                case "--visitors" -> visitors = number(value);
                case "--rows" -> rows = number(value);
                default ->
                        throw new IllegalArgumentException("'" + words.get(i) + "' is not known");
            }
        }
        return new DeskWords(parts, visitors, rows);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    private static Set<Part> parts(String value) {
        try {
            return Stream.of(value.split(",", -1))
                    .map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'%s' is no part: %s"
                            .formatted(
                                    value,
                                    Stream.of(Part.values())
                                            .map(part -> part.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", "))),
                    e);
        }
    }

    private static int number(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number", e);
        }
        throw new IllegalArgumentException("'" + value + "' is too few");
    }
}
