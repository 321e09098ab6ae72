// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a column of texts is written: as words out of the block's pool, as dates, as templates with
/// their numbers apart, or cut into pieces that are columns themselves.
sealed interface TextPlan {
    /// Writes the column behind its form.
    void write(ColumnWriter out);

    /// About how many bits it takes, words that must be spelled first included.
    double bits();

    /// Says which words it needs, commonest first.
    void pool(WordPool pool);

    /// The forms, as they are numbered in a block.
    int WORDS = 0;

    int DAYS = 1;
    int INSTANTS = 2;
    int TEMPLATES = 3;
    int AT_BLANKS = 4;
    int AT_LETTERS = 5;

    /// Not texts at all: no form is written for them.
    int NUMBERS = 6;

    /// How many pieces a text is cut into at most; the last holds the rest.
    int MOST_PIECES = 4;

    /// Words, as they are.
    record Words(int form, List<String> texts, Growing rows, Counts counts, Growing places)
            implements TextPlan {
        static Words of(int form, List<String> texts, Growing rows, WordPool pool) {
            return new Words(form, texts, rows, Counts.of(texts, pool), new Growing());
        }

        @Override
        public double bits() {
            return counts.bits;
        }

        @Override
        public void pool(WordPool pool) {
            counts.commonest().forEach(pool::place);
            Map<String, Integer> known = new HashMap<>();
            for (String text : texts) {
                places.add(known.computeIfAbsent(text, pool::place));
            }
        }

        @Override
        public void write(ColumnWriter out) {
            out.form(form);
            out.words(places.all(), rows.all());
        }
    }

    /// Dates, instants or plain numbers.
    record Times(int form, long[] times, Growing rows) implements TextPlan {
        @Override
        public double bits() {
            return Numbers.bits(times);
        }

        @Override
        public void pool(WordPool pool) {}

        @Override
        public void write(ColumnWriter out) {
            if (form != NUMBERS) {
                out.form(form);
            }
            out.numbers(times, rows.all());
        }
    }

    /// Templates, and what was taken out of them: numbers in the same place and of the same width
    /// are one column, whatever template they are of.
    record Templates(Words templates, TreeMap<Integer, Slots> slots) implements TextPlan {
        @Override
        public double bits() {
            double bits = templates.bits();
            for (Slots some : slots.values()) {
                bits += Numbers.bits(some.numbers.all());
            }
            return bits;
        }

        @Override
        public void pool(WordPool pool) {
            templates.pool(pool);
            for (Slots some : slots.values()) {
                Counts.of(some.writers, pool).commonest().forEach(pool::place);
                some.writers.forEach(writer -> some.places.add(pool.place(writer)));
            }
        }

        @Override
        public void write(ColumnWriter out) {
            templates.write(out);
            for (Slots some : slots.values()) {
                if (some.places.size() > 0) {
                    out.words(some.places.all(), some.rows.all());
                }
                out.numbers(some.numbers.all(), some.rows.all());
            }
        }
    }

    /// What stood in one place of templates.
    record Slots(Growing numbers, Growing rows, List<String> writers, Growing places) {
        Slots() {
            this(new Growing(), new Growing(), new ArrayList<>(), new Growing());
        }
    }

    /// Pieces: how many each text has, then the first pieces, the second ones and so on.
    record Pieces(int form, Growing counts, Growing rows, List<TextPlan> pieces)
            implements TextPlan {
        @Override
        public double bits() {
            double bits = Numbers.bits(counts.all());
            for (TextPlan piece : pieces) {
                bits += piece.bits();
            }
            return bits;
        }

        @Override
        public void pool(WordPool pool) {
            pieces.forEach(piece -> piece.pool(pool));
        }

        @Override
        public void write(ColumnWriter out) {
            out.form(form);
            out.numbers(counts.all(), rows.all());
            pieces.forEach(piece -> piece.write(out));
        }
    }

    /// How often each text comes, and what that costs.
    record Counts(Map<String, int[]> counts, double bits) {
        /// What a letter costs that must be spelled.
        private static final double LETTER_BITS = 3.4;

        private static final double KNOWN_BITS = 4;

        static Counts of(List<String> texts, WordPool pool) {
            Map<String, int[]> counts = new LinkedHashMap<>();
            for (String text : texts) {
                counts.computeIfAbsent(text, _ -> new int[1])[0]++;
            }
            double bits = 0;
            int[] often = new int[counts.size()];
            int i = 0;
            for (Map.Entry<String, int[]> entry : counts.entrySet()) {
                often[i++] = entry.getValue()[0];
                String text = entry.getKey();
                bits += pool.knows(text) ? KNOWN_BITS : LETTER_BITS * (text.length() + 1);
            }
            return new Counts(counts, bits + Numbers.entropy(often, texts.size(), 1));
        }

        int distinct() {
            return counts.size();
        }

        List<String> commonest() {
            List<Map.Entry<String, int[]>> entries = new ArrayList<>(counts.entrySet());
            // Those as common as each other stay in the order they came in.
            entries.sort(Comparator.comparingInt(entry -> -entry.getValue()[0]));
            return entries.stream().map(Map.Entry::getKey).toList();
        }
    }
}
