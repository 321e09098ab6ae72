// SPDX-License-Identifier: Apache-2.0
package org.outpost.model.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Finds the shortest way to write a column of texts.
final class TextPlanner {
    private final Owners owners;
    private final WordPool pool;

    TextPlanner(Owners owners, WordPool pool) {
        this.owners = owners;
        this.pool = pool;
    }

    /// Which fact a text belongs to, so that its own name need not be written.
    interface Owners {
        /// Texts that belong to no fact.
        Owners NOBODY =
                new Owners() {
                    @Override
                    public String writer(int row) {
                        return "";
                    }

                    @Override
                    public long seq(int row) {
                        return 0;
                    }
                };

        String writer(int row);

        long seq(int row);
    }

    TextPlan plan(List<String> texts, Growing rows) {
        TextPlan.Words words = TextPlan.Words.of(TextPlan.WORDS, texts, rows, pool);
        if (words.counts().distinct() == 1) {
            return words;
        }
        TextPlan times = times(texts, rows);
        if (times != null) {
            return times;
        }
        TextPlan best = simple(words, texts, rows);
        if (best.bits() > 4.0 * texts.size()) {
            best = shorter(best, pieces(TextPlan.AT_BLANKS, texts, rows));
            best = shorter(best, pieces(TextPlan.AT_LETTERS, texts, rows));
        }
        return best;
    }

    private TextPlan simple(TextPlan.Words words, List<String> texts, Growing rows) {
        return words.counts().distinct() == 1 ? words : shorter(words, templates(texts, rows));
    }

    private static TextPlan shorter(TextPlan one, @Nullable TextPlan other) {
        return other != null && other.bits() + 16 < one.bits() ? other : one;
    }

    private static @Nullable TextPlan times(List<String> texts, Growing rows) {
        return switch (texts.getFirst().length()) {
            case Dates.DATE_LENGTH -> times(TextPlan.DAYS, texts, rows, Dates::day);
            case Dates.INSTANT_LENGTH -> times(TextPlan.INSTANTS, texts, rows, Dates::millis);
            default -> null;
        };
    }

    private static @Nullable TextPlan times(
            int form, List<String> texts, Growing rows, ToLongFunction<String> time) {
        long[] times = new long[texts.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = time.applyAsLong(texts.get(i));
            if (times[i] == Dates.NONE) {
                return null;
            }
        }
        return new TextPlan.Times(form, times, rows);
    }

    private @Nullable TextPlan templates(List<String> texts, Growing rows) {
        List<String> templates = new ArrayList<>(texts.size());
        TreeMap<Integer, TextPlan.Slots> slots = new TreeMap<>();
        boolean divided = false;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (!Template.divisible(text)) {
                templates.add(text);
                continue;
            }
            int row = (int) rows.get(i);
            Template template = Template.of(text, owners.writer(row), owners.seq(row));
            templates.add(template.template);
            divided = true;
            int writer = 0;
            for (int slot = 0; slot < template.marks.length(); slot++) {
                char mark = template.marks.charAt(slot);
                TextPlan.Slots some =
                        slots.computeIfAbsent(slot * 32 + mark, _ -> new TextPlan.Slots());
                some.numbers().add(template.numbers.get(slot));
                some.rows().add(row);
                if (mark == Template.NAME) {
                    some.writers().add(template.writers.get(writer++));
                }
            }
        }
        return divided
                ? new TextPlan.Templates(
                        TextPlan.Words.of(TextPlan.TEMPLATES, templates, rows, pool), slots)
                : null;
    }

    private @Nullable TextPlan pieces(int form, List<String> texts, Growing rows) {
        List<List<String>> columns = new ArrayList<>();
        List<Growing> columnRows = new ArrayList<>();
        Growing counts = new Growing();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int from = 0;
            int piece = 0;
            while (from >= 0) {
                int cut = piece == TextPlan.MOST_PIECES - 1 ? -1 : cut(form, text, from);
                if (columns.size() == piece) {
                    columns.add(new ArrayList<>());
                    columnRows.add(new Growing());
                }
                columns.get(piece).add(text.substring(from, cut < 0 ? text.length() : cut));
                columnRows.get(piece).add(rows.get(i));
                from = cut < 0 ? -1 : form == TextPlan.AT_BLANKS ? cut + 1 : cut;
                piece++;
            }
            counts.add(piece);
        }
        if (columns.size() < 2) {
            return null;
        }
        List<TextPlan> pieces = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> column = columns.get(i);
            Growing itsRows = columnRows.get(i);
            TextPlan.Words words = TextPlan.Words.of(TextPlan.WORDS, column, itsRows, pool);
            pieces.add(simple(words, column, itsRows));
        }
        return new TextPlan.Pieces(form, counts, rows, pieces);
    }

    /// Where a text is cut next; -1 where nowhere.
    private static int cut(int form, String text, int from) {
        if (form == TextPlan.AT_BLANKS) {
            return text.indexOf(' ', from);
        }
        if (text.indexOf('\\') < 0) {
            for (int i = from + 1; i < text.length(); i++) {
                if (Template.isDigit(text.charAt(i - 1)) && Character.isLetter(text.charAt(i))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
